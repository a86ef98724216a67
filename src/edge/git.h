/* What git knows of a change: which files it touches, their lines, and their bytes before and after. git is run
 * without a shell, and so that nothing in a repository's configuration can make it run anything else or reach the
 * network; it writes nothing but what git_stage gives it. What it says is taken for hostile. */
#ifndef EDGE_GIT_H
#define EDGE_GIT_H

#include "edge/process.h"
#include "list/changes.h"

/* since NULL: what is staged, against the last commit. Else from where the histories of since and head part up to
 * head, or with head NULL up to the work tree. */
struct git_range {
    const char *since, *head;
};

struct git {
    struct git_range range;
    struct arena *arena;
    struct text prefix;   /* of the current folder, from the top; ends in a slash, or empty */
    struct text folder;   /* where git keeps its own files */
    struct text base, head; /* names of commits; head is empty without range.head */
    struct process batch; /* git cat-file --batch */
    struct process_reader answers;
    LIST_ARRAY(struct git_asked) asked; /* ahead; the first `answered` of them have their answers */
    size_t answered;
    struct process place, diff; /* while git_open has not read them */
};

/* A file that the change adds or changes. Paths start at the top of the work tree. */
struct git_file {
    const char *path;
    struct text before, after; /* names of blobs; empty: none, or in the work tree */
    struct text mode;          /* as git writes it, such as 100644 */
    bool is_unmerged;
    LIST_ARRAY(struct hunk) hunks;
};

struct git_files {
    struct git_file *items;
    size_t count, capacity;
};

/* In three steps, so that something else can be done while git starts: it takes most of the time. On two processors
 * there is room for one git beside us. Fills the files: of all regular files those with a Markdown name, and those
 * that are called like one of the named paths. git_close must follow, also after a failure. */
bool git_start_reading(struct git *git, struct git_range range, struct arena *arena, struct error *error);
bool git_start_comparing(struct git *git, struct error *error);
/* Whether paths and git_read_path can be used before git_open. */
bool git_knows_place(const struct git *git);
bool git_open(struct git *git, const struct words *named, struct git_files *files, struct error *error);
/* Nothing more will be read: it may end by itself. */
void git_end_reading(struct git *git);
void git_close(struct git *git);

/* In a merge that is about to be committed: what is staged against the commit that is merged in. *is_merge says
 * whether there is one. */
bool git_read_merged(struct git *git, const struct words *named, struct git_files *files, bool *is_merge,
                     struct error *error);

enum git_side { GIT_BASE, GIT_HEAD, GIT_INDEX };

/* Files beyond SOURCE_SIZE_LIMIT are not read. */
struct git_content {
    struct text name; /* of the blob */
    struct text text;
    bool is_there, is_too_large;
};
bool git_read_blob(struct git *git, struct text name, struct git_content *content, struct arena *arena,
                   struct error *error);
/* Asks for a file that may be wanted later: git looks for it while we do something else. */
void git_ask_ahead(struct git *git, enum git_side side, const char *path);
bool git_read_path(struct git *git, enum git_side side, const char *path, struct git_content *content,
                   struct arena *arena, struct error *error);

/* Puts the content in the place of what is staged of the file. The work tree is not touched. */
bool git_stage(const struct git_file *file, struct text content, struct arena *arena, struct error *error);

/* A path of the command line, from the top; NULL when it leads out of the work tree. */
const char *git_path_from_top(const struct git *git, const char *path);
/* And back: from the current folder. */
const char *git_path_from_here(const struct git *git, const char *path);

#endif
