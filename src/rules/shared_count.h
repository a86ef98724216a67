/* A cell count that so many rows share that the header is to blame. */
#ifndef RULES_SHARED_COUNT_H
#define RULES_SHARED_COUNT_H

#include "rules/table_check.h"

/* One fault that at least half of the rows share is the header's: one finding there. Gives the cell count of these
 * rows, or 0. */
size_t shared_count_report(const struct table_check *check);

#endif
