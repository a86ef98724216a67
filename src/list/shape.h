/* What a cell looks like, and how well it fits a column: how a row with too many or too few cells is told apart. */
#ifndef LIST_SHAPE_H
#define LIST_SHAPE_H

#include "list/list.h"

enum shape {
    SHAPE_EMPTY,
    SHAPE_NONE_WORD, /* null, -, **-** */
    SHAPE_NAME,      /* bold, short */
    SHAPE_SENTENCE,  /* bold, long */
    SHAPE_VENUE,     /* plain text with a year */
    SHAPE_WORDS,     /* other plain text */
    SHAPE_PAPER_LINK,
    SHAPE_CODE_LINK,
    SHAPE_OTHER,
    SHAPE_COUNT
};

enum { PROFILE_ENOUGH_ROWS = 3 }; /* to trust what a table's rows look like */

/* What the table's sound rows have in each column. */
struct profile {
    const struct table *table;
    size_t (*counts)[SHAPE_COUNT]; /* by column */
    size_t rows;
};

void profile_read(struct profile *profile, const struct list *list, const struct table *table, struct arena *arena);

/* The shape of content[value], which need not be a cell as the row stands. */
enum shape shape_of(const struct list *list, struct range value, struct arena *arena);

/* From -4 (nothing like it stands in that column) to 4 (most of its cells are so). */
int profile_fit(const struct profile *profile, size_t column, enum shape shape);

/* The sum over a row's cells when cell i goes under column i, from cell `skipped` on under column i - 1, and from
 * column `missing` on under column i + 1. SIZE_MAX: none. Cells behind the last column count nothing. */
int profile_fit_row(const struct profile *profile, const enum shape *shapes, size_t count, size_t skipped,
                    size_t missing);
/* Whether, cell `skipped` left out, there are no more cells than columns, and in each column stands what it may
 * hold. */
bool profile_holds_row(const struct profile *profile, const enum shape *shapes, size_t count, size_t skipped);

#endif
