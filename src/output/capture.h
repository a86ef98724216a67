/* What would be printed, as a text. */
#ifndef OUTPUT_CAPTURE_H
#define OUTPUT_CAPTURE_H

#include "base/text.h"

#include <stdio.h>

struct capture {
    FILE *stream;
    char *bytes;
    size_t length;
};

/* The capture must stay where it is until its end. */
void capture_begin(struct capture *capture);
/* What went to the stream, which is closed. */
struct text capture_end(struct capture *capture, struct arena *arena);

#endif
