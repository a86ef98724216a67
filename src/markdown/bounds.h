/* cmark-gfm takes quadratic time or memory on pages that no list has. What goes beyond these bounds is not given
 * to it. They were measured with 0.29.0.gfm.6 on the inputs of tests/hostile.bats; no real list comes near. */
#ifndef MARKDOWN_BOUNDS_H
#define MARKDOWN_BOUNDS_H

#include "base/text.h"

enum {
    BOUND_LINE_BYTES = 1024 * 1024,
    BOUND_LINES = 2 * 1000 * 1000,    /* besides the rows of tables and repeated blank lines */
    BOUND_COLUMNS = 256,              /* cells in one line that may become a header */
    BOUND_CELLS = 1000 * 1000,        /* of all tables of a page */
    BOUND_LINKS = 500 * 1000,         /* and headings, and ids, of a page */
    BOUND_NESTING = 64,               /* quotes and lists within each other */
    BOUND_PARSER_MEBIBYTES = 256,     /* memory of the parser */
};
/* The inline parser's worst case is the bytes of a paragraph times the marks in it, at about 0.1 ns each: so this
 * is a second at most. A line that may be a delimiter row costs as much as many marks do. */
#define BOUND_INLINE_WORK 10000000000u

struct bounds {
    uint64_t bytes, marks; /* of the paragraph so far */
    uint64_t work;         /* of what stands before it */
    struct { uint64_t bytes, marks; bool is_delimiter; } line; /* the one that bounds_forbid_line was asked about */
    size_t lines;
};

/* Why a line (without its ending) must not be parsed, as words that name the bound; NULL when it may. */
const char *bounds_forbid_line(struct bounds *bounds, struct text line);

enum line_use {
    LINE_ALONE,   /* a heading, a row, code, HTML, a blank line: what stands in it is read by itself */
    LINE_FIRST,   /* of a paragraph, as far as is known: never of one that goes on */
    LINE_FURTHER, /* of a paragraph */
};

/* Takes into account that this line was parsed. */
void bounds_add_line(struct bounds *bounds, enum line_use use);

#endif
