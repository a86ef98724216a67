/* What of a block no reader sees, or sees as it stands there: HTML comments, and raw HTML that is shown
 * verbatim. */
#ifndef LIST_HIDDEN_H
#define LIST_HIDDEN_H

#include "list/list.h"

/* The comments of one block, found as its lines are asked for. */
struct comments {
    const struct block *block;
    struct range last;
    uint32_t searched; /* up to here */
};

struct comments comments_of(const struct block *block);
/* Whether the line that starts there stands in a comment that begins above it. Asked from line to line. */
bool comments_hide(struct comments *comments, const struct list *list, uint32_t line_start);

/* Nothing but comments. */
bool block_is_comment(const struct list *list, const struct block *block);
/* Raw HTML that shows its text as it is, or holds none. */
bool block_is_verbatim(const struct list *list, const struct block *block);

#endif
