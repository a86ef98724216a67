/* The one way by which bytes that are not ours reach a terminal or a log. Controls come out as \xNN or \u{NNNN},
 * broken UTF-8 as \xNN, and nothing can become a workflow command of GitHub: not "::" at the start of a line (white
 * space before it counts as the start), not "##[" anywhere; there one byte comes out as \x3a or \x5b. */
#ifndef OUTPUT_WRITER_H
#define OUTPUT_WRITER_H

#include "base/error.h"
#include "base/text.h"

#include <stdio.h>

enum style {
    STYLE_PLAIN,
    STYLE_PLACE, /* path:line:column */
    STYLE_ERROR,
    STYLE_WARNING,
    STYLE_NOTE,
    STYLE_GUTTER, /* what stands left of a source line */
    STYLE_FIX,
};

/* Only stream need be set; a writer begins at the start of a line. */
struct writer {
    FILE *stream;
    bool use_color;
    bool writes_json; /* the text is JSON: what must be escaped becomes \uNNNN */
    size_t columns;   /* of the terminal, since the line began */
    /* How much of a workflow command the line may already hold. */
    bool has_begun; /* something other than white space stands on the line */
    bool has_colon; /* and it is one colon */
    unsigned hashes;
};

void writer_add(struct writer *writer, struct text text);         /* cleaned; a line break in it is a control too */
void writer_add_literal(struct writer *writer, const char *text); /* our own words, which may hold line breaks */
void writer_add_number(struct writer *writer, size_t number);
void writer_add_spaces(struct writer *writer, size_t count);

/* What follows looks so, until STYLE_PLAIN. Nothing without use_color. */
void writer_style(struct writer *writer, enum style style);

/* How many columns writer_add would take for the text, where it completes no workflow command. */
size_t writer_width(struct text text);

/* rsfm-lint: error: … or path:line:column: error: … */
void writer_error(FILE *stream, const struct error *error);

#endif
