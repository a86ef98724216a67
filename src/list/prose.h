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
    uint32_t asked;     /* what prose_find was asked for last */
    struct range found; /* the piece that stands there, or the next one */
    size_t next_span;   /* of those looked through for labels */
    uint32_t label_end;
};

/* false at the end. */
bool prose_next(struct prose *prose, struct prose_piece *piece);

enum prose_place {
    PROSE_WORDS,   /* in *piece */
    PROSE_HIDDEN,  /* in code, raw HTML or an address */
    PROSE_BETWEEN, /* in no heading, paragraph or cell: beside the pipes of a row, on a line of marks */
};

/* What stands at that byte; a header's cells count here. Quick where offsets ascend; not together with
 * prose_next. */
enum prose_place prose_find(struct prose *prose, uint32_t offset, struct prose_piece *piece);
/* Whether the words that were found last stand in the label of a link or image. */
bool prose_is_label(struct prose *prose, uint32_t offset);

#endif
