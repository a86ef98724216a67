/* How far the asking for links has come: one line on a terminal, drawn again and again, and taken away at last. */
#ifndef OUTPUT_PROGRESS_H
#define OUTPUT_PROGRESS_H

#include "list/probe.h"

#include <stdio.h>

struct progress {
    FILE *stream; /* NULL: draws nothing */
    long long started, drawn; /* milliseconds of a clock that is never set back */
    bool is_shown;
};

/* Draws where the stream is a terminal that takes it. */
void progress_begin(struct progress *progress, FILE *stream);
/* At most so often as an eye can follow. */
void progress_show(struct progress *progress, const struct probes *probes);
void progress_end(struct progress *progress);

/* The line: how many of all, how many of each verdict, which hosts are waited for, how long it may yet take.
 * elapsed in milliseconds; no more than so many columns. */
struct text progress_line(const struct probes *probes, long long elapsed, size_t columns, struct arena *arena);

/* "340 alive, 2 dead": of each verdict that there is. */
struct text progress_counts(const struct probes *probes, struct arena *arena);

#endif
