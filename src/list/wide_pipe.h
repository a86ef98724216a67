/* Full-width pipes, and others that split no cells, where a row should have a pipe. */
#ifndef LIST_WIDE_PIPE_H
#define LIST_WIDE_PIPE_H

#include "list/list.h"

struct wide_pipes {
    struct range *items;
    size_t count, capacity;
};

/* Finds those of the row, but for the ones within a bold title, a link or code, which are meant as text. Whether
 * the row has some, and would have that many cells with a | for each of them. *pipes is {0} at first. */
bool wide_pipes_find(const struct list *list, const struct row *row, size_t columns, struct arena *arena,
                     struct wide_pipes *pipes);

#endif
