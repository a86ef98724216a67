/* A host: how hard it may be asked, and how it has borne that. Times are clock_now's. */
#ifndef PROBE_HOST_H
#define PROBE_HOST_H

#include "probe/verdict.h"

struct probe;

enum { HOST_RATE_SAMPLES = 64 };

enum lookup_state { LOOKUP_NEEDED, LOOKUP_RUNNING, LOOKUP_DONE, LOOKUP_FAILED };

struct host {
    struct host *next; /* in its bucket of the scheduler's table */
    struct text name;
    unsigned limit; /* requests at once */
    unsigned in_flight;
    struct probe *first, *last; /* what waits to be asked */
    size_t waiting;
    bool is_ready; /* stands in the scheduler's queue of hosts that can be asked */
    uint64_t timer; /* when the scheduler will look at it again */

    enum lookup_state lookup;
    enum failure lookup_failure;
    const char *lookup_problem;
    struct text addresses;

    uint64_t paused_until, next_start;
    const struct probe *refused; /* the last one that was answered with 429 */
    unsigned refusals;           /* 429 in a row, to different pages */
    unsigned refused_pages;      /* in a row, each counted once in its life */
    unsigned pauses;             /* in a row */
    bool has_relented;           /* a page was refused, and answered when asked more slowly */
    double rate;       /* requests a second; 0: as many as limit lets through */
    double highest_rate;
    unsigned good_since_change;
    uint64_t good_at[HOST_RATE_SAMPLES]; /* when it last answered well, a ring */
    unsigned good_count;
    unsigned silences; /* connections in a row that led to nothing */
    const char *silence;
};

uint64_t host_free_at(const struct host *host); /* when the next request may start, if limit allows */
void host_starts(struct host *host, uint64_t now);

/* It answered with anything but 429, maybe for a page that it had refused before. */
void host_answers(struct host *host, bool was_refused, uint64_t now);
/* It answered this page with 429, for the first time or again. That may be about the page alone: when it does so to
 * another one next, it is paused for wait milliseconds, and asked more slowly afterwards. */
void host_refuses(struct host *host, const struct probe *page, bool is_first, uint64_t wait, uint64_t now);
void host_is_silent(struct host *host, const char *problem);
void host_tries_again(struct host *host); /* what led nowhere is tried once more */

/* Nothing but 429 for several pauses and many pages, or nothing at all: to ask for more of its pages would be of
 * no use. */
bool host_turns_away(const struct host *host);
bool host_is_down(const struct host *host);

#endif
