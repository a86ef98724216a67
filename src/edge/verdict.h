/* A verdict as a line of JSON: what the prober writes, and the cache keeps. */
#ifndef EDGE_VERDICT_H
#define EDGE_VERDICT_H

#include "base/json_line.h"
#include "list/probe.h"

enum { VERDICT_HOPS = 64, VERDICT_STATUS = 999 }; /* more than either can be */

/* Takes verdict, status, hops, final and reason of the object over into the probe, whose address and terms stay.
 * False, and the probe as it was, where one of them is missing or cannot be. Texts are copied into the arena. */
bool verdict_take(const struct json_line *object, struct probe *probe, struct arena *arena);

/* Adds what verdict_take reads and the address, as the members of an object without its braces. */
void verdict_write(struct builder *builder, const struct probe *probe);

#endif
