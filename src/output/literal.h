/* Bytes of a list as they are, such as a diff, in a log of GitHub Actions: the runner takes no commands from
 * them. */
#ifndef OUTPUT_LITERAL_H
#define OUTPUT_LITERAL_H

#include "base/error.h"

#include <stdio.h>

struct literal {
    char token[33]; /* nobody can guess it, so nothing in between can end it; empty: no runner reads */
};

/* Both write a line where a runner reads the stream, which no program that takes a diff minds. Fails, and has
 * written nothing, where the system gives no random bytes. */
bool literal_begin(struct literal *literal, FILE *stream, struct error *error);
void literal_end(const struct literal *literal, FILE *stream);

#endif
