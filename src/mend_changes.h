/* --fix and --diff of what a change brought: the rest of the list is left as it is. */
#ifndef MEND_CHANGES_H
#define MEND_CHANGES_H

#include "review_page.h"
#include "run.h"

/* Repairs a list that was read, and reports what is left of the news. What is staged is repaired where git keeps it
 * and, around edits that are not staged, in the work tree; the list of a work tree where it stands. */
bool mend_changes(struct run *run, const struct review *review, const struct review_file *file,
                  struct reviewed *reviewed, struct arena *arena, struct error *error);

#endif
