/* The blocks of a page, read out of the tree that cmark made of the lines it was given. */
#ifndef MARKDOWN_BLOCKS_H
#define MARKDOWN_BLOCKS_H

#include "markdown/document.h"

#include <cmark-gfm.h>

/* What cmark was given of the source: not every line, so that its line numbers need a map. Both arrays are by
 * cmark's line - 1. */
struct given {
    const struct source *source;
    struct arena *arena;
    struct { uint32_t *items; size_t count, capacity; } source_lines;
    struct { uint32_t *items; size_t count, capacity; } first_nonspace; /* bytes from the line's start */
};

/* The user data of a table's node. */
struct open_table {
    int delimiter_line; /* as cmark counts */
    struct { uint32_t *items; size_t count, capacity; } own_lines; /* source lines that cmark never saw */
};

/* The line of the source that is cmark's of that number; 0 where it has none. */
uint32_t given_source_line(const struct given *given, int cmark_line);

/* A row that starts with at most three spaces and a pipe goes on with the table whatever else is in it. *start: the
 * offset of the pipe. */
bool given_is_plain_row(const struct source *source, struct range line, uint32_t *start);

bool blocks_has_type(cmark_node *node, const char *type);

/* Puts the blocks below root into document, in page order. */
void blocks_collect(const struct given *given, cmark_node *root, struct document *document);

#endif
