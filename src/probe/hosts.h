/* All hosts of a run, and which of them can be asked now. */
#ifndef PROBE_HOSTS_H
#define PROBE_HOSTS_H

#include "probe/heap.h"
#include "probe/probe.h"
#include "probe/settings.h"

enum { HOST_BUCKETS = 4096 };

struct hosts {
    const struct settings *settings;
    struct arena *arena;
    struct host *buckets[HOST_BUCKETS];
    struct heap ready;  /* those that can be asked now, the longest queue first */
    struct heap timers; /* those that can be asked at a time to come */
};

struct host *hosts_find(struct hosts *hosts, struct text name); /* a new one when there is none */

/* What has been begun goes before what has not: it may have to wait for its server once more. */
void host_add_waiting(struct host *host, struct probe *probe);
struct probe *host_take_waiting(struct host *host);

/* Puts a host that has something to ask, and whose name is looked up, where its time comes. */
void hosts_consider(struct hosts *hosts, struct host *host, uint64_t now);
void hosts_wake(struct hosts *hosts, uint64_t now); /* those whose time has come */

/* The host to ask next, taken out; NULL when none can be asked now. */
struct host *hosts_next(struct hosts *hosts, uint64_t now);

#endif
