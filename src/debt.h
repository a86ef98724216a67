/* The baseline of a run: read, held against what is found, written. */
#ifndef DEBT_H
#define DEBT_H

#include "engine/baseline.h"
#include "options.h"

struct debt {
    const struct options *options;
    struct arena *arena; /* of the whole run */
    bool is_known;       /* there is a baseline to hold findings against */
    struct baseline known, written;
    const struct rulebook *rulebook; /* of the last list */
};

/* given: the text of --baseline as git has it; NULL: that of the file. */
bool debt_open(struct debt *debt, const struct options *options, const struct text *given, struct arena *arena,
               struct error *error);

/* What a list is called in the baseline: its path from there. */
struct text debt_name(const struct debt *debt, const char *list_path, struct arena *arena);

/* Leaves of a list's findings what is to be shown: with --write-baseline nothing. */
void debt_settle(struct debt *debt, const struct list *list, struct findings *findings);

/* Writes what is to be written. findings: what is no longer found, on source, which is the baseline. */
bool debt_close(struct debt *debt, struct source *source, struct findings *findings, struct error *error);

#endif
