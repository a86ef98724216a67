/* Links that were meant in the text of one cell or paragraph, where GitHub finds none. */
#ifndef LIST_MALFORMED_H
#define LIST_MALFORMED_H

#include "list/list.h"

/* Adds those in range that only look like links, and says whether there are any. In a column of links all that is
 * no link is looked at; elsewhere, where brackets may mean anything, only what can be nothing else. place: row and
 * cell, if any, and nothing more. Of a cell no more than the first is added. */
bool malformed_find(struct list *list, struct range range, const struct malformed *place, struct arena *arena);

#endif
