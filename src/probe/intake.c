#include "probe/intake.h"

#include "probe/inquiry.h"

#include "base/arena.h"

static struct probe *find_probe(struct scheduler *scheduler, const struct url *url)
{
    struct probe *probe = scheduler->buckets[text_hash(url->whole) % PROBE_BUCKETS];
    while (probe && !text_equal(probe->url.whole, url->whole))
        probe = probe->next_like;
    return probe;
}

static struct probe *add_probe(struct scheduler *scheduler, const struct url *url)
{
    struct probe **bucket = &scheduler->buckets[text_hash(url->whole) % PROBE_BUCKETS];
    struct probe *probe = arena_allocate(scheduler->arena, sizeof *probe);
    *probe = (struct probe){.url = *url, .next_like = *bucket, .state = PROBE_RESTS};
    probe->url.fragment = TEXT("");
    *array_add(scheduler->arena, &scheduler->probes) = probe;
    return *bucket = probe;
}

void intake_tell(struct scheduler *scheduler, const struct request *request, enum verdict verdict,
                    const char *reason)
{
    struct ticket ticket = {.request = *request};
    struct probe probe = {.tickets = &ticket};
    probe_tell(&probe, verdict, text_from(reason), scheduler->stream, scheduler->arena);
}

static struct ticket *new_ticket(struct scheduler *scheduler, const struct request *request, struct text fragment)
{
    struct ticket *ticket = arena_allocate(scheduler->arena, sizeof *ticket);
    *ticket = (struct ticket){.request = *request, .fragment = fragment};
    if (scheduler->settings->checks_fragments)
        fragment_search_begin(&ticket->search, fragment, scheduler->arena);
    return ticket;
}

static void add_ticket(struct scheduler *scheduler, struct probe *probe, struct ticket *ticket)
{
    ticket->next = probe->tickets;
    probe->tickets = ticket;
    for (size_t i = 0; i < ticket->request.alive.count; i++)
        *array_add(scheduler->arena, &probe->alive) = ticket->request.alive.items[i];
}

/* Whether the page has gone by, or is about to, without being searched for this fragment. */
static bool is_too_late(const struct probe *probe, const struct ticket *ticket)
{
    return ticket->search.wanted.length && (probe->state == PROBE_IS_ASKED || probe->state == PROBE_IS_TOLD);
}

static void take_request(struct scheduler *scheduler, const struct request *request, const struct url *url)
{
    struct ticket *ticket = new_ticket(scheduler, request, url->fragment);
    struct probe *probe = find_probe(scheduler, url);
    bool is_new = !probe || is_too_late(probe, ticket);
    if (is_new)
        probe = add_probe(scheduler, url);
    add_ticket(scheduler, probe, ticket);
    if (is_new)
        inquiry_begin(scheduler, probe);
    else if (probe->state == PROBE_IS_TOLD)
        probe_tell_ticket(probe, ticket, scheduler->stream, scheduler->arena);
}

void intake_take(struct scheduler *scheduler, const struct request *request)
{
    struct url url;
    const char *problem;
    bool is_read = url_read(&url, request->url, NULL, scheduler->arena, &problem);
    if (is_read)
        problem = policy_refuses_url(&scheduler->settings->policy, &url);
    if (problem) {
        intake_tell(scheduler, request, VERDICT_REFUSED, problem);
        return;
    }
    struct host *host = hosts_find(&scheduler->hosts, url.host);
    if (request->in_flight && request->in_flight < host->limit)
        host->limit = request->in_flight;
    take_request(scheduler, request, &url);
}
