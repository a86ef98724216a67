/* Two texts held against each other line by line. */
#ifndef BASE_LINE_COMPARISON_H
#define BASE_LINE_COMPARISON_H

#include "base/arena.h"
#include "base/text.h"

#define NO_LINE SIZE_MAX

struct compared_lines {
    struct text *items; /* each with its line ending, LF */
    size_t count, capacity;
};

struct line_comparison {
    struct arena arena;
    struct compared_lines before, after;
    size_t *partner; /* of each line before: the line after that it is, or NO_LINE; they rise */
};

void line_comparison_make(struct line_comparison *comparison, struct text before, struct text after);
void line_comparison_free(struct line_comparison *comparison);

#endif
