/* Emphasis: runs of * and _ are gathered while the text is scanned and paired once all inside is known, by the
 * delimiter algorithm of CommonMark 0.29. */
#ifndef MARKDOWN_EMPHASIS_H
#define MARKDOWN_EMPHASIS_H

#include "base/text.h"

struct arena;
struct spans;

/* A run that may open or close something. */
struct delimiter {
    uint32_t start, end; /* what is left of it */
    uint32_t length;     /* what it had */
    bool is_underscore, can_open, can_close;
};

struct delimiters {
    struct delimiter *items;
    size_t count, capacity;
};

/* Adds the run of * or _ that starts at `at`; gives the position behind it. */
uint32_t emphasis_add_run(struct delimiters *delimiters, struct text text, uint32_t at, struct arena *arena);

/* Pairs the runs from bottom on, adds what they make to *spans and drops them. */
void emphasis_pair(struct delimiters *delimiters, size_t bottom, struct arena *arena, struct spans *spans);

#endif
