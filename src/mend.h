/* --fix and --diff: a list read, repaired, shown and written. */
#ifndef MEND_H
#define MEND_H

#include "edge/files.h"
#include "engine/repair.h"
#include "options.h"

/* What was done so far, over all files. */
struct mend_totals {
    size_t fixed, left, more_unsafe, refused;
    bool would_change; /* with --diff: there is something to change */
};

/* Repairs what source holds as the options want it. With --diff the change is printed, with --fix it is written to
 * the file (- to standard output). Fixes that were not made are told on standard error. */
bool mend_file(struct repair *repair, const struct file *file, const struct source *source,
               const struct context *context, const struct options *options, struct mend_totals *totals,
               struct arena *arena, struct error *error);

/* What the options want repaired. */
struct repair_options mend_wishes(const struct context *context, const struct options *options);
/* Tells the fixes that were not made, and adds to the totals. left: findings that are shown. */
void mend_add(struct mend_totals *totals, const struct repair *repair, const struct source *source, size_t left);

/* One line: Fixed 31 of 52 findings; 6 more with --unsafe-fixes. With --diff they would be. */
void mend_totals_write(FILE *stream, const struct mend_totals *totals, bool is_diff);

#endif
