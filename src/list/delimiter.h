/* Lines that were meant as a table's rows or as its delimiter row, whatever GitHub makes of them. */
#ifndef LIST_DELIMITER_H
#define LIST_DELIMITER_H

#include "base/text.h"
#include "markdown/row.h"

/* The line starts with a pipe, or its full-width twin, and holds another. */
bool line_is_like_row(struct text line);
/* Nothing but pipes, colons, white space and dashes of any kind, at least one pipe and one dash. */
bool line_is_like_delimiter(struct text line);

/* What a cell of such a line was meant to say: the alignment by its colons, ASCII and full-width. */
enum alignment delimiter_meaning(struct text cell);

#endif
