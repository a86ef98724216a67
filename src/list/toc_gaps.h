/* The sections that the contents leave out. */
#ifndef LIST_TOC_GAPS_H
#define LIST_TOC_GAPS_H

#include "list/list.h"

/* By heading: a section with entries that no contents line leads into or was meant to lead into, though its
 * neighbours are there. NULL where the page has no contents. */
const bool *toc_gaps(const struct list *list, struct arena *arena);

#endif
