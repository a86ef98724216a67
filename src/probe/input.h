/* Lines out of pieces. */
#ifndef PROBE_INPUT_H
#define PROBE_INPUT_H

#include "base/text.h"

struct input {
    char *bytes; /* what has been read and not taken; grows to the longest line and no further */
    size_t start, end, capacity;
    bool has_ended;
    bool skips; /* the rest of a line of which the start was given out */
};

/* Reads what is there now. False on a read error, with errno. */
bool input_read(struct input *input, int file);

/* The next line, without its end, good until the next call of either; what lies beyond a little more than
 * LINE_LONGEST bytes is cut off. False when there is no whole line yet, or none any more. */
bool input_next(struct input *input, struct text *line);
void input_free(struct input *input);

#endif
