/* Lines that were meant as a table's rows or as its delimiter row, whatever GitHub makes of them. */
#ifndef LIST_DELIMITER_H
#define LIST_DELIMITER_H

#include "base/text.h"
#include "markdown/row.h"

struct arena;

#define WIDE_PIPE "\xEF\xBD\x9C" /* U+FF5C: a keyboard set to Chinese writes it, and it splits nothing */

/* The line starts with a pipe, or its full-width twin, and holds another. */
bool line_is_like_row(struct text line);
/* Nothing but pipes, colons, white space and dashes of any kind, at least one pipe and one dash. */
bool line_is_like_delimiter(struct text line);

/* The line with | for every full-width pipe. */
struct text line_with_plain_pipes(struct text line, struct arena *arena);

/* What a cell of such a line was meant to say: the alignment by its colons, ASCII and full-width. */
enum alignment delimiter_meaning(struct text cell);

#endif
