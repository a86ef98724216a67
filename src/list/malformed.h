/* Links that were meant in the text of one cell or paragraph, where GitHub finds none. */
#ifndef LIST_MALFORMED_H
#define LIST_MALFORMED_H

#include "list/list.h"

/* The first one in range that only looks like a link, if there is one. In a column of links all that is no link is
 * looked at; elsewhere, where brackets may mean anything, only what can be nothing else. *found holds row and cell,
 * if any, when it is called. */
bool malformed_find(const struct list *list, struct range range, struct malformed *found, struct arena *arena);

/* Whether GitHub makes a link of it that leads nowhere, for its address is in brackets or a link itself. */
bool malformed_read_link(const struct list *list, const struct link *link, struct malformed *found,
                         struct arena *arena);

#endif
