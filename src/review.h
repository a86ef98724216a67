/* The lists that a change touches, and what it brought to them: --staged and --since. */
#ifndef REVIEW_H
#define REVIEW_H

#include "debt.h"
#include "edge/git.h"
#include "setup.h"

struct review_file {
    const struct git_file *file;
    const char *path; /* as the user will know it */
    const struct rulebook *rulebook;
    const char *configuration; /* path from the top of the page of its own; NULL: none */
    bool is_named;    /* by the command line or a page's Files: else it counts only where it holds tables */
};

/* A folder (its path ends in a slash, or is empty), and the page that is nearest to it upward. */
struct folder {
    struct text path;
    struct configuration page;
};

struct folders {
    struct folder *items;
    size_t count, capacity;
};

struct former;

struct review {
    const struct options *options;
    struct date today; /* what dates are held against */
    struct setups *setups;
    struct arena *arena; /* of the whole run */
    const struct probes *probes; /* of the links; NULL: nobody was asked */
    bool comes_back;             /* all lists will be linted once more */
    struct git git;
    struct former *ahead; /* a page before the change that was read ahead; NULL: none */
    struct git_files changed, merged; /* merged: against the commit that is merged in */
    bool is_merge;
    struct folders folders; /* above the list that was looked at last */
    struct debt debt; /* known before, as the baseline says */
    struct review_file *items;
    size_t count, capacity;
    struct { struct error *items; size_t count, capacity; } errors; /* files that were named and are not there */
};

/* review_close must follow, also after a failure. */
bool review_open(struct review *review, const struct options *options, struct date today, struct setups *setups,
                 struct arena *arena, struct error *error);
void review_close(struct review *review);

/* Against the commit that is merged in; NULL where they do not differ. */
const struct git_file *review_merged_file(const struct review *review, const char *path);

#endif
