/* Addresses that stand in the text as they are: GitHub makes links of them. */
#ifndef LIST_BARE_LINK_H
#define LIST_BARE_LINK_H

#include "list/prose.h"

/* A walk over a page. Only prose.list and prose.arena are set at first. */
struct bare_links {
    struct prose prose;
    struct prose_piece piece; /* what is being looked through, from at on */
    uint32_t at;
    size_t next_span;         /* of the place's, in search of labels */
    uint32_t label_end;
};

/* false at the end. An address ends, other than GitHub has it, at Chinese and other punctuation too: that is where
 * its author meant it to end. What stands in the label of a link is part of that link. */
bool bare_link_next(struct bare_links *walk, struct link *link);

#endif
