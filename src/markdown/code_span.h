/* Code spans: a run of back-ticks and the next run of the same length. */
#ifndef MARKDOWN_CODE_SPAN_H
#define MARKDOWN_CODE_SPAN_H

#include "base/text.h"

struct arena;

/* What is known of the runs of a text; {0} at first. */
struct code_memory {
    uint32_t *last_starts; /* by length: of the last run that was seen. NULL until a search has failed */
};

/* Takes the run that starts at `at`: *open is that run and *close the one that ends the span, if there is one.
 * A text is asked from left to right. */
bool code_span_find(struct text text, uint32_t at, struct code_memory *memory, struct arena *arena,
                    struct range *open, struct range *close);

#endif
