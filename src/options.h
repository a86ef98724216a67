/* The command line, read and checked. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "base/error.h"
#include "link_options.h"
#include "list/date.h"
#include "output/output.h"
#include "rulebook/rulebook.h"

enum action {
    ACTION_LINT,
    ACTION_LIST_RULES,
    ACTION_EXPLAIN,
    ACTION_INSTALL_HOOK,
    ACTION_UNINSTALL_HOOK,
    ACTION_HELP,
    ACTION_VERSION,
};
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
enum fail_on { FAIL_ON_NOTE, FAIL_ON_WARNING, FAIL_ON_ERROR, FAIL_NEVER };

struct severity_override {
    struct text rule;
    enum severity severity;
};

/* Findings in a file, beside what is printed. */
struct written_report {
    const struct output *output;
    const char *path;
};

struct options {
    enum action action;
    struct words files;       /* as given; empty: the default */
    struct words rule_pages;  /* --rules, in order */
    struct words only, enable, disable; /* rule names, checked later against the rulebook */
    struct { struct severity_override *items; size_t count, capacity; } severities;
    struct text explain;      /* the rule of --explain */
    const struct output *output; /* NULL: github in GitHub Actions, full on a terminal, else gcc */
    struct { struct written_report *items; size_t count, capacity; } reports;
    enum fail_on fail_on;
    enum color color;
    bool fixes, shows_diff; /* write what can be repaired; only show it */
    bool unsafe_fixes;      /* with either */
    struct words fix_only;  /* rules; empty: all */
    bool is_quiet;
    bool shows_statistics; /* a count for each rule in place of the findings */
    bool has_today;
    struct date today;
    const char *stdin_filename; /* what - is shown as */
    struct link_options links;
    bool is_staged;           /* what is about to be committed, against the last commit */
    const char *since, *head; /* what came since, up to head or the work tree; NULL where not given */
    bool trusts_config;       /* of a change */
    const char *baseline, *written_baseline; /* paths; NULL where not given */
    bool prunes_baseline;
};

/* On failure the error's message names what is wrong and, for a mistyped option, the nearest one there is. Texts
 * of the options borrow from argv; files and rule_pages end in NUL. */
bool options_parse(struct options *options, int argc, char **argv, struct arena *arena, struct error *error);

/* Prints --help. */
void options_help(FILE *stream);

#endif
