/* Which files the command line means, and which page of its own a list has. */
#ifndef EDGE_FILES_H
#define EDGE_FILES_H

#include "base/error.h"
#include "rulebook/rulebook.h"

enum { FILES_DEPTH_LIMIT = 64 }; /* folders within each other */

struct file {
    const char *path; /* as the user will know it */
    bool is_stdin;
    bool found_in_folder; /* nobody named it: it counts only where it holds tables */
};

struct files {
    struct file *items; /* sorted by path, each file once */
    size_t count, capacity;
    struct { struct error *items; size_t count, capacity; } errors; /* what could not be found or read */
};

/* Every argument must end in NUL; none stands for README.md, "-" for standard input. A folder stands for the *.md
 * and *.markdown in it and below, but for what is hidden, below node_modules, or a symbolic link: a link could lead
 * round in a circle, or out of what was asked for. */
void files_find(struct files *files, const struct words *arguments, const char *stdin_name, struct arena *arena);

/* By the ending of its name. */
bool files_is_markdown(struct text name);

/* The arguments that a page's globs stand for, from the folder of that page; one that matches nothing stands for
 * itself, so that files_find misses it. Fails on a glob that leads out of the folder. */
bool files_expand(struct words *arguments, const struct words *globs, const char *page, struct arena *arena,
                  struct error *error);

/* The nearest .rsfm-lint.md from the list's folder upward to the folder that holds .git; outside a repository only
 * the folder of the list itself. A list that is a symbolic link belongs to the folder that it leads to. The path
 * is relative where the page lies at, above or below the current folder. NULL when there is none. */
const char *files_configuration(const char *list_path, struct arena *arena);

/* The path as it looks from the folder in which other lies; neither need be there. */
const char *files_seen_from(const char *other, const char *path, struct arena *arena);

#endif
