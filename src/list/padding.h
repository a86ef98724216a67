/* The blanks between the pipes of a table and what its cells say. */
#ifndef LIST_PADDING_H
#define LIST_PADDING_H

#include "list/list.h"

enum padding {
    PADDING_ANY, /* no habit, or columns that are drawn to one width */
    PADDING_NONE,
    PADDING_ONE, /* one space at each side */
};

/* How three quarters of the table's cells are padded, header included. */
enum padding table_padding(const struct list *list, const struct table *table);
/* By column: the table's, where at least half of the column's cells are padded like that, for one column may be
 * drawn to one width. */
enum padding *table_column_paddings(const struct list *list, const struct table *table, struct arena *arena);

/* The blanks before and behind what the cell says. Both are empty at a line's end that has no pipe. */
void cell_blanks(const struct list *list, const struct row *row, size_t cell, struct range *before,
                 struct range *behind);

#endif
