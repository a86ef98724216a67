/* Links that lead nowhere. */
#ifndef LIST_EMPTY_H
#define LIST_EMPTY_H

#include "list/list.h"

/* Whether there is no address, or in a table one that only fills the place: #, -, url. */
bool link_leads_nowhere(const struct link *link);
bool link_is_badge(const struct list *list, const struct link *link); /* its label is an image */
/* NULL outside tables. */
const struct list_cell *link_cell(const struct list *list, const struct link *link);

#endif
