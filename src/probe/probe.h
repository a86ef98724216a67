/* One address that is asked for once, and all who want to know about it. */
#ifndef PROBE_PROBE_H
#define PROBE_PROBE_H

#include "probe/fragment.h"
#include "probe/host.h"
#include "probe/protocol.h"

struct ticket {
    struct ticket *next;
    struct request request;
    struct text fragment;
    struct fragment_search search;
};

enum probe_state {
    PROBE_WAITS,    /* in the queue of its host */
    PROBE_IS_ASKED, /* in flight */
    PROBE_RESTS,    /* until a time that is set, or until the second pass */
    PROBE_IS_TOLD,
};

struct probe {
    struct probe *next;      /* in its host's queue, or in the second pass */
    struct probe *next_like; /* in its bucket of the scheduler's table */
    struct url url;          /* without fragment */
    struct ticket *tickets;
    struct statuses alive;
    enum probe_state state;

    struct host *host; /* of the address that is next */
    struct chain chain;
    bool with_get, with_plain_http1, is_second_pass;
    int tries_left;
    unsigned refusals; /* answers that asked to come back later */
    uint64_t waited;   /* milliseconds, for those */
    uint64_t started_at;
    const char *problem; /* of the last try; NULL: it had a status */

    /* Once told. */
    enum verdict verdict;
    struct text reason;
    struct text target; /* the address that was refused; empty: the end of the chain */
    bool is_whole_page;
};

/* The probe has its verdict: tells all who asked. */
void probe_tell(struct probe *probe, enum verdict verdict, struct text reason, FILE *stream, struct arena *arena);
/* The same for one who asks later. */
void probe_tell_ticket(const struct probe *probe, const struct ticket *ticket, FILE *stream, struct arena *arena);

#endif
