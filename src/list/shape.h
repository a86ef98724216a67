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

#endif
