/* The cells of a table row, cut from the raw bytes exactly as GitHub's Markdown cuts them: a pipe splits unless
 * the byte before it is a backslash, whatever stands around it. */
#ifndef MARKDOWN_ROW_H
#define MARKDOWN_ROW_H

#include "base/text.h"

struct arena;

struct cell {
    struct range range; /* between its pipes, white space included */
    struct range value; /* trimmed; empty ranges stand behind the leading white space */
};

struct cells {
    struct cell *items;
    size_t count, capacity;
    bool opened, closed; /* has the leading, the trailing pipe */
};

/* Scans content[range], which starts at the row's first non-blank byte and ends before the line ending. What
 * is no row to GitHub (blank, or a lone pipe) has no cells. *cells is {0} at first; its items are used again. */
void row_scan(struct text content, struct range range, struct arena *arena, struct cells *cells);

/* How many cells row_scan would find. */
size_t row_cell_count(struct text line);

enum alignment { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* Whether the trimmed cell is one of a delimiter row (---, :--, :-:, --:), and which. */
bool row_delimiter_cell(struct text cell, enum alignment *alignment);
/* Whether every cell of the line is. */
bool row_is_delimiter(struct text line);
/* The delimiter cell of least length that says this alignment. */
struct text row_delimiter_text(enum alignment alignment);

/* A cell's text with every \| turned into |. */
struct text row_unescape(struct arena *arena, struct text cell);

#endif
