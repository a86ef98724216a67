/* What the prober answers: lines of JSON that come in pieces, a verdict each. All of it is taken for hostile. */
#ifndef EDGE_ANSWERS_H
#define EDGE_ANSWERS_H

#include "list/probe.h"

enum { ANSWER_LONGEST = 1024 * 1024 }; /* bytes of a line */

struct answers {
    struct probes *probes;
    size_t asked;   /* of the probes, from the first on: an answer is about one of these */
    size_t waiting; /* probes without a verdict */
    size_t lines;   /* that have come */
    char *bytes;    /* what has come and is no whole line yet; grows with the longest line */
    size_t length, capacity;
};

/* For probes that are settled; the memory is theirs. */
void answers_begin(struct answers *answers, struct probes *probes);

/* Where the next piece goes; there is room for a byte at least. */
char *answers_room(struct answers *answers, size_t *size);

/* Takes that many bytes that were put there. NULL, or what is wrong with them, in our words: verdicts that came
 * before are kept, and nothing more can be taken. */
const char *answers_take(struct answers *answers, size_t count);

#endif
