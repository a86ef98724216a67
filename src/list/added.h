/* The entries that a change added: on its lines, and of papers that the page before did not list. */
#ifndef LIST_ADDED_H
#define LIST_ADDED_H

#include "list/list.h"

struct added_entries {
    const struct entry **items; /* in page order */
    size_t count, capacity;
};

/* None without a page before: all of a new page is new. */
void added_entries_find(const struct list *list, struct added_entries *added, struct arena *arena);

#endif
