/* A delimiter row that is being written anew, in the style of the one that is there. */
#ifndef RULES_DELIMITER_ROW_H
#define RULES_DELIMITER_ROW_H

#include "list/list.h"

struct delimiter_row {
    const struct list *list;
    struct cells header, old; /* old: empty where there is none */
    struct arena *arena;
};

/* Where the stray has no header, its first line is taken for one. */
struct delimiter_row delimiter_row_read(const struct list *list, const struct stray *stray, struct arena *arena);
struct text delimiter_row_header(const struct delimiter_row *row, size_t column); /* a cell of the header */
struct text delimiter_row_text(const struct delimiter_row *row); /* in row's arena */

#endif
