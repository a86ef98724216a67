/* Tables that are drawn: blanks behind what the cells say make every column one width. */
#ifndef LIST_DRAWN_H
#define LIST_DRAWN_H

#include "list/list.h"

/* Columns of a terminal that it takes. */
size_t text_width(struct text text);

/* The width, between the pipes, that the cells around the row's have, and not because their words happen to be as
 * long; 0 where the column is not drawn. is_filled: a cell of the row itself shows that blanks are used. */
size_t drawn_width(const struct list *list, const struct row *row, size_t column, bool is_filled);

/* More blanks than the one that stands beside every pipe. */
bool cell_is_filled(struct text cell);

#endif
