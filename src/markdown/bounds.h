/* cmark-gfm takes quadratic time or memory on pages that no list has. What goes beyond these bounds is not given
 * to it. They were measured with 0.29.0.gfm.6 on the inputs of tests/hostile.bats; no real list comes near. */
#ifndef MARKDOWN_BOUNDS_H
#define MARKDOWN_BOUNDS_H

#include "base/text.h"

enum {
    BOUND_LINE_BYTES = 64 * 1024,
    BOUND_PARAGRAPH_BYTES = 64 * 1024,
    BOUND_COLUMNS = 256,              /* cells in one line that may become a header */
    BOUND_CELLS = 2 * 1000 * 1000,    /* of all tables of a page */
    BOUND_LINKS = 500 * 1000,         /* of a page */
    BOUND_DELIMITER_LINES = 64,       /* lines such as | --- | in one paragraph */
    BOUND_NESTING = 64,               /* quotes and lists within each other */
    BOUND_PARSER_MEBIBYTES = 256,     /* memory of the parser */
};
/* The inline parser's worst case is paragraph bytes times marks in it, at about 0.1 ns each: one second at most. */
#define BOUND_INLINE_WORK 10000000000u

struct bounds {
    size_t paragraph_bytes, paragraph_marks, delimiter_lines;
    uint64_t work;          /* of the paragraphs before this one */
    size_t content_column;  /* of the last list item: a deeper marker starts an item up to three columns further */
};

/* Why a line (without its ending) must not be parsed, as words that name the bound; NULL when it may. */
const char *bounds_forbid_line(struct text line);

enum line_use {
    LINE_OTHER, /* a heading, code, HTML, a blank line */
    LINE_TEXT,  /* of a paragraph */
    LINE_ROW,   /* of a table */
};

/* Takes a parsed line into account. Gives why nothing more may follow, or NULL. */
const char *bounds_add_line(struct bounds *bounds, struct text line, enum line_use use);

#endif
