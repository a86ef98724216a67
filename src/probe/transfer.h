/* Single requests over HTTP, many at once, by libcurl. Every address is put to the policy before it is connected
 * to. */
#ifndef PROBE_TRANSFER_H
#define PROBE_TRANSFER_H

#include "probe/fragment.h"
#include "probe/policy.h"
#include "probe/verdict.h"

#include <poll.h>

struct transfers;

struct transfer_settings {
    unsigned most;             /* at once */
    unsigned most_connections; /* with those that are kept for later */
    long timeout, connect_timeout; /* milliseconds, of one request */
    const char *ca_file;           /* NULL: the system's */
    const struct policy *policy;
};

/* What is asked for. All of it must stay until the answer is there. */
struct transfer_order {
    const struct url *url;
    struct text addresses; /* of the host, comma-separated; empty where the URL holds its address */
    struct text cookies;   /* as an earlier answer of the same chain gave them */
    struct text token;     /* empty: none */
    struct fragment_search *searches;
    bool with_get, with_plain_http1;
    void *owner;
};

struct transfers *transfers_new(const struct transfer_settings *settings, struct arena *arena, struct error *error);
void transfers_free(struct transfers *transfers);

/* False when so many are running already. */
bool transfers_start(struct transfers *transfers, const struct transfer_order *order);

/* The owner of an order that has been answered, and the answer; NULL when there is none now. */
void *transfers_next(struct transfers *transfers, struct answer *answer);

/* Works until something has happened, or a file is ready, or the time is up. */
bool transfers_wait(struct transfers *transfers, const struct pollfd *files, unsigned count, int milliseconds,
                    struct error *error);

void transfers_wake(void *transfers); /* ends transfers_wait; from any thread */

#endif
