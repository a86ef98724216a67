/* A delimiter row that is being written anew, in the style of the one that is there. */
#ifndef RULES_DELIMITER_ROW_H
#define RULES_DELIMITER_ROW_H

#include "engine/finding.h"
#include "list/list.h"

enum { DELIMITER_ROW_BODY = 3 };

struct delimiter_row {
    const struct list *list;
    struct cells header, old; /* old: empty where there is none */
    struct cells body[DELIMITER_ROW_BODY]; /* the first rows below */
    size_t body_count;
    struct arena *arena;
};

/* Where the stray has no header, its first line is taken for one. */
struct delimiter_row delimiter_row_read(const struct list *list, const struct stray *stray, struct arena *arena);
struct text delimiter_row_header(const struct delimiter_row *row, size_t column); /* a cell of the header */
struct text delimiter_row_text(const struct delimiter_row *row);  /* in row's arena; drawn as the table is */
struct text delimiter_row_brief(const struct delimiter_row *row); /* the same, as short as it can be said */
/* A cell of a delimiter row, in so many columns where they are more than it needs. */
struct text delimiter_cell_text(enum alignment alignment, size_t width, struct arena *arena);

/* One of the lines, by its index. */
struct text stray_row_text(const struct list *list, const struct stray *stray, size_t row);
/* Of an edit that makes a table of them with the delimiter row that they have. */
struct effect stray_makes_table(const struct list *list, const struct stray *stray);

#endif
