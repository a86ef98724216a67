/* What a reader sees as words: headings, paragraphs and cells of rows, in pieces that hold no code, no raw HTML and
 * no address. */
#ifndef LIST_PROSE_H
#define LIST_PROSE_H

#include "list/list.h"

struct prose_piece {
    struct range range;
    struct range around;       /* the heading, paragraph or cell */
    const struct block *block; /* NULL in a table */
    const struct row *row;     /* NULL outside */
    const struct list_cell *cell;
};

/* A walk over the page, first what stands outside tables, then the tables. Only list and arena are set at first. */
struct prose {
    const struct list *list;
    struct arena *arena;
    size_t block, table, row, cell; /* that come next */
    struct prose_piece place;       /* what is being cut; its range is what is left */
    struct spans spans;
    LIST_ARRAY(struct range) hidden; /* of the place */
    size_t next_hidden;
};

/* false at the end. */
bool prose_next(struct prose *prose, struct prose_piece *piece);

#endif
