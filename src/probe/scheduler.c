#include "probe/scheduler.h"

#include "probe/clock.h"
#include "probe/inquiry.h"

#include "base/arena.h"

/* What needs no name server, or must be left to the library. */
static bool knows_addresses(struct host *host)
{
    struct address address;
    if (text_equal(host->name, TEXT("localhost")) || text_ends_with(host->name, TEXT(".localhost"))) {
        host->addresses = TEXT("127.0.0.1,[::1]");
        return true;
    }
    for (size_t i = 0; i < host->name.length; i++)
        if ((unsigned char)host->name.bytes[i] >= 0x80)
            return true;
    return address_read(&address, host->name);
}

static void look_up(struct scheduler *scheduler, struct host *host)
{
    if (host->lookup != LOOKUP_NEEDED)
        return;
    host->lookup = knows_addresses(host) ? LOOKUP_DONE : LOOKUP_RUNNING;
    if (host->lookup == LOOKUP_RUNNING)
        resolver_ask(scheduler->resolver, host->name, host);
}

/* Into the queue of its host, or what is to be told when the host cannot be asked. */
static void queue(struct scheduler *scheduler, struct probe *probe)
{
    struct host *host = probe->host;
    if (host_turns_away(host)) {
        inquiry_is_turned_away(scheduler, probe);
    } else if (host->lookup == LOOKUP_FAILED) {
        inquiry_take_failure(scheduler, probe, host->lookup_failure, host->lookup_problem);
    } else if (host_is_down(host)) {
        inquiry_take_failure(scheduler, probe, FAILURE_CONNECTION, host->silence);
    } else {
        probe->state = PROBE_WAITS;
        host_add_waiting(host, probe);
        look_up(scheduler, host);
    }
}

/* After the host has changed: its queue goes on, or is told that it does not. */
static void review(struct scheduler *scheduler, struct host *host)
{
    bool is_hopeless = host_turns_away(host) || host_is_down(host) || host->lookup == LOOKUP_FAILED;
    while (is_hopeless && host->first)
        queue(scheduler, host_take_waiting(host));
    hosts_consider(&scheduler->hosts, host, clock_now());
}

void scheduler_place(struct scheduler *scheduler, struct probe *probe)
{
    probe->host = hosts_find(&scheduler->hosts, chain_end(&probe->chain)->url.host);
    queue(scheduler, probe);
    hosts_consider(&scheduler->hosts, probe->host, clock_now());
}

void scheduler_rest(struct scheduler *scheduler, struct probe *probe, uint64_t wait)
{
    probe->state = PROBE_RESTS;
    heap_push(&scheduler->resting, clock_now() + wait, probe, scheduler->arena);
}

void scheduler_put_off(struct scheduler *scheduler, struct probe *probe)
{
    probe->state = PROBE_RESTS;
    probe->next = NULL;
    if (scheduler->second_pass)
        scheduler->last_of_second_pass->next = probe;
    else
        scheduler->second_pass = probe;
    scheduler->last_of_second_pass = probe;
    scheduler->second_pass_count++;
    scheduler->last_failure_at = clock_now();
}

uint64_t scheduler_back_off(struct scheduler *scheduler, unsigned times)
{
    enum { MOST_DOUBLINGS = 5 };
    uint64_t delay = scheduler->settings->retry_delay << (times < MOST_DOUBLINGS ? times : MOST_DOUBLINGS);
    scheduler->random = scheduler->random * 6364136223846793005u + 1442695040888963407u;
    return delay / 2 + delay / 2 * (scheduler->random >> 48) / 65536;
}

static uint64_t second_pass_at(const struct scheduler *scheduler)
{
    bool is_due = scheduler->second_pass && scheduler->second_pass_count == scheduler->untold;
    return is_due ? scheduler->last_failure_at + scheduler->settings->retry_delay : CLOCK_NEVER;
}

static void begin_second_pass(struct scheduler *scheduler)
{
    struct probe *list = scheduler->second_pass;
    scheduler->second_pass = scheduler->last_of_second_pass = NULL;
    scheduler->second_pass_count = 0;
    for (struct probe *probe = list; probe; probe = probe->next)
        host_tries_again(probe->host);
    for (struct probe *probe = list, *next; probe; probe = next) {
        next = probe->next;
        probe->is_second_pass = true;
        inquiry_begin_again(scheduler, probe);
    }
}

static struct fragment_search *searches_of(struct probe *probe)
{
    struct fragment_search *searches = NULL;
    for (struct ticket *ticket = probe->tickets; ticket; ticket = ticket->next) {
        if (!ticket->search.wanted.length)
            continue;
        ticket->search.kept = 0;
        ticket->search.next = searches;
        searches = &ticket->search;
    }
    return searches;
}

/* The probe's place at its host is free again. */
static void take_answer(struct scheduler *scheduler, struct probe *probe, const struct answer *answer)
{
    struct host *host = probe->host;
    host->in_flight--;
    scheduler->in_flight--;
    inquiry_take_answer(scheduler, probe, answer);
    review(scheduler, host);
}

static void start(struct scheduler *scheduler, struct probe *probe)
{
    const struct chain *chain = &probe->chain;
    const struct url *url = &chain_end(chain)->url;
    bool gives_token = policy_gives_token(url, chain->hops.count > 1);
    struct transfer_order order = {
        .url = url, .addresses = probe->host->addresses, .cookies = chain->cookies,
        .token = gives_token ? scheduler->settings->token : TEXT(""), .searches = searches_of(probe),
        .with_plain_http1 = probe->with_plain_http1, .owner = probe,
    };
    probe->with_get |= order.searches != NULL;
    order.with_get = probe->with_get;
    probe->state = PROBE_IS_ASKED;
    if (!probe->started_at)
        probe->started_at = clock_now();
    host_starts(probe->host, clock_now());
    scheduler->in_flight++;
    if (transfers_start(scheduler->transfers, &order))
        return;
    struct answer answer = {.failure = FAILURE_OWN, .problem = "this machine could not set up the connection"};
    take_answer(scheduler, probe, &answer);
}

static void take_resolution(struct scheduler *scheduler, const struct resolution *resolution)
{
    struct host *host = resolution->owner;
    host->lookup = resolution->failure ? LOOKUP_FAILED : LOOKUP_DONE;
    host->lookup_failure = resolution->failure;
    host->lookup_problem = resolution->problem;
    host->addresses = text_copy(scheduler->arena, text_from(resolution->addresses));
    review(scheduler, host);
}

void scheduler_work(struct scheduler *scheduler)
{
    struct answer answer;
    struct resolution resolution;
    struct host *host;
    for (struct probe *probe; (probe = transfers_next(scheduler->transfers, &answer));)
        take_answer(scheduler, probe, &answer);
    uint64_t now = clock_now();
    hosts_wake(&scheduler->hosts, now);
    while (scheduler->resting.count && scheduler->resting.items[0].key <= now)
        scheduler_place(scheduler, heap_pop(&scheduler->resting));
    while (resolver_next(scheduler->resolver, &resolution, now))
        take_resolution(scheduler, &resolution);
    if (second_pass_at(scheduler) <= now)
        begin_second_pass(scheduler);
    while (scheduler->in_flight < scheduler->most_in_flight && (host = hosts_next(&scheduler->hosts, now))) {
        start(scheduler, host_take_waiting(host));
        hosts_consider(&scheduler->hosts, host, now);
    }
}

static uint64_t earlier(uint64_t left, uint64_t right)
{
    return left < right ? left : right;
}

uint64_t scheduler_due(struct scheduler *scheduler)
{
    uint64_t due = earlier(second_pass_at(scheduler), resolver_due(scheduler->resolver));
    if (scheduler->hosts.timers.count)
        due = earlier(due, scheduler->hosts.timers.items[0].key);
    if (scheduler->resting.count)
        due = earlier(due, scheduler->resting.items[0].key);
    return due;
}

bool scheduler_is_idle(const struct scheduler *scheduler)
{
    return scheduler->untold == 0;
}

void scheduler_give_up(struct scheduler *scheduler)
{
    for (size_t i = 0; i < scheduler->probes.count; i++) {
        struct probe *probe = scheduler->probes.items[i];
        if (probe->state != PROBE_IS_TOLD)
            inquiry_leave(scheduler, probe);
    }
}
