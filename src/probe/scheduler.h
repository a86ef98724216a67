/* Who is asked when: so many at once, so many at each host, and everybody again who did not answer. */
#ifndef PROBE_SCHEDULER_H
#define PROBE_SCHEDULER_H

#include "probe/hosts.h"
#include "probe/resolver.h"
#include "probe/transfer.h"

enum { PROBE_BUCKETS = 4096 };

struct scheduler {
    const struct settings *settings;
    struct arena *arena;
    FILE *stream; /* where verdicts go */
    struct hosts hosts;
    struct transfers *transfers;
    struct resolver *resolver;
    struct probe *buckets[PROBE_BUCKETS];
    struct { struct probe **items; size_t count, capacity; } probes;
    struct heap resting;        /* probes that are tried again at a set time */
    struct probe *second_pass;  /* those that are tried again when all else is done */
    struct probe *last_of_second_pass;
    size_t second_pass_count, untold;
    unsigned in_flight, most_in_flight;
    uint64_t last_failure_at; /* of what is in the second pass */
    uint64_t random;
};

/* settings, arena, stream, hosts, transfers, resolver, most_in_flight and random are set by whoever makes one. */
void scheduler_work(struct scheduler *scheduler); /* all that is due */
uint64_t scheduler_due(struct scheduler *scheduler);
bool scheduler_is_idle(const struct scheduler *scheduler); /* everything is told */
void scheduler_give_up(struct scheduler *scheduler);       /* tells the rest as unchecked */

/* The moves of a probe, for inquiry.c. */
/* Ask for the end of its chain now, or after so many milliseconds, or in the second pass. */
void scheduler_place(struct scheduler *scheduler, struct probe *probe);
void scheduler_rest(struct scheduler *scheduler, struct probe *probe, uint64_t wait);
void scheduler_put_off(struct scheduler *scheduler, struct probe *probe);
uint64_t scheduler_back_off(struct scheduler *scheduler, unsigned times); /* milliseconds, with jitter */

#endif
