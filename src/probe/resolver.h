/* Looks names up, many at once and each for a bounded time. libcurl could, but does not tell a name that does not
 * exist from a name server that does not answer, and a living link must not be called dead for that. */
#ifndef PROBE_RESOLVER_H
#define PROBE_RESOLVER_H

#include "probe/verdict.h"

struct resolver;

struct resolution {
    void *owner;
    enum failure failure;
    const char *problem;
    char addresses[512]; /* comma-separated; IPv6 in brackets */
};

/* wake is called from other threads when resolver_next may have something. limit: milliseconds for one name. */
struct resolver *resolver_new(uint64_t limit, void (*wake)(void *data), void *data);
/* False when a look-up still runs and cannot be ended: the program must then end without tidying up. */
bool resolver_free(struct resolver *resolver);

void resolver_ask(struct resolver *resolver, struct text name, void *owner);
bool resolver_next(struct resolver *resolver, struct resolution *resolution, uint64_t now);
uint64_t resolver_due(struct resolver *resolver); /* when resolver_next should be asked at the latest */

#endif
