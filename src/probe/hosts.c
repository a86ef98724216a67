#include "probe/hosts.h"

#include "probe/clock.h"

#include "base/arena.h"

static unsigned limit_of(const struct settings *settings, struct text name)
{
    unsigned limit = settings->per_host;
    for (size_t i = 0; i < settings->host_limits.count; i++)
        if (text_matches_glob(name, settings->host_limits.items[i].pattern))
            limit = settings->host_limits.items[i].limit;
    return limit;
}

struct host *hosts_find(struct hosts *hosts, struct text name)
{
    struct host **bucket = &hosts->buckets[text_hash(name) % HOST_BUCKETS];
    for (struct host *host = *bucket; host; host = host->next)
        if (text_equal(host->name, name))
            return host;
    struct host *host = arena_allocate(hosts->arena, sizeof *host);
    *host = (struct host){.next = *bucket, .name = name, .limit = limit_of(hosts->settings, name)};
    return *bucket = host;
}

void host_add_waiting(struct host *host, struct probe *probe)
{
    bool goes_first = probe->started_at || !host->last;
    probe->next = goes_first ? host->first : NULL;
    if (goes_first)
        host->first = probe;
    else
        host->last->next = probe;
    if (!probe->next)
        host->last = probe;
    host->waiting++;
}

struct probe *host_take_waiting(struct host *host)
{
    struct probe *probe = host->first;
    host->first = probe->next;
    if (!host->first)
        host->last = NULL;
    host->waiting--;
    return probe;
}

void hosts_consider(struct hosts *hosts, struct host *host, uint64_t now)
{
    uint64_t free_at = host_free_at(host);
    if (host->is_ready || !host->first || host->lookup != LOOKUP_DONE || host->in_flight >= host->limit)
        return;
    if (free_at <= now) {
        host->is_ready = true;
        heap_push(&hosts->ready, UINT64_MAX - host->waiting / host->limit, host, hosts->arena);
    } else if (!host->timer || host->timer > free_at) {
        host->timer = free_at;
        heap_push(&hosts->timers, free_at, host, hosts->arena);
    }
}

void hosts_wake(struct hosts *hosts, uint64_t now)
{
    while (hosts->timers.count && hosts->timers.items[0].key <= now) {
        struct host *host = heap_pop(&hosts->timers);
        host->timer = 0;
        hosts_consider(hosts, host, now);
    }
}

struct host *hosts_next(struct hosts *hosts, uint64_t now)
{
    while (hosts->ready.count) {
        struct host *host = heap_pop(&hosts->ready);
        host->is_ready = false;
        if (host->first && host->in_flight < host->limit && host_free_at(host) <= now)
            return host;
        hosts_consider(hosts, host, now);
    }
    return NULL;
}
