/* Whether two rows say the same, and whether two publications can be one. */
#ifndef LIST_AGREEMENT_H
#define LIST_AGREEMENT_H

#include "list/list.h"

enum agreement { AGREEMENT_SAME, AGREEMENT_LEFT_MORE, AGREEMENT_RIGHT_MORE, AGREEMENT_DIFFERENT };

/* A column of two rows of one table. A word for "none", and a link that leads nowhere, say nothing. Links are the
 * same when they lead to the same paper or repository, whatever their labels. */
enum agreement cells_agree(const struct list *list, const struct row *left, const struct row *right, size_t column,
                           struct arena *arena);

/* Whether the cell there is the number of the row: one more or less than that of the row before or behind. */
bool row_is_numbered(const struct list *list, const struct row *row, size_t column);

struct comparison {
    bool left_covers, right_covers; /* says everything that the other says */
    size_t column; /* the first where right says more or something else; where it never does, where left does */
};

struct comparison rows_compare(const struct list *list, const struct row *left, const struct row *right,
                               struct arena *arena);

/* Whether one of them says everything that the other says. */
bool rows_cover(const struct list *list, const struct row *left, const struct row *right, struct arena *arena);

enum venue_conflict { VENUE_NO_CONFLICT, VENUE_LEFT_IS_PREPRINT, VENUE_RIGHT_IS_PREPRINT, VENUE_BOTH_PUBLISHED };

/* Only of venues that the rulebook knows. Two preprints, and two names of workshops, are no conflict. */
enum venue_conflict publications_conflict(const struct rulebook *rulebook, const struct publication *left,
                                          const struct publication *right);

#endif
