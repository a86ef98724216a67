#include "probe/host.h"

enum {
    SECOND = 1000,
    REFUSALS_TO_PAUSE = 2,
    MOST_PAUSES = 4,
    MOST_REFUSED_PAGES = 6,
    MOST_SILENCES = 8,
    ENOUGH_SAMPLES = 8, /* good answers in a second that say what a host bears */
    STEADY = 25,        /* good answers after which it may bear more */
};

uint64_t host_free_at(const struct host *host)
{
    return host->paused_until > host->next_start ? host->paused_until : host->next_start;
}

void host_starts(struct host *host, uint64_t now)
{
    host->in_flight++;
    if (host->rate > 0)
        host->next_start = now + (uint64_t)(SECOND / host->rate + 1);
}

static unsigned good_in_last_second(const struct host *host, uint64_t now)
{
    unsigned kept = host->good_count < HOST_RATE_SAMPLES ? host->good_count : HOST_RATE_SAMPLES, count = 0;
    for (unsigned i = 0; i < kept; i++)
        count += host->good_at[i] + SECOND > now;
    return count;
}

void host_answers(struct host *host, bool was_refused, uint64_t now)
{
    host->good_at[host->good_count++ % HOST_RATE_SAMPLES] = now;
    host->silences = host->refusals = host->refused_pages = host->pauses = 0;
    host->refused = NULL;
    host->has_relented |= was_refused && host->rate > 0;
    if (host->rate > 0 && ++host->good_since_change >= STEADY) {
        host->good_since_change = 0;
        host->rate *= 1.1;
        if (host->rate > host->highest_rate)
            host->rate = host->highest_rate;
    }
}

static double at_least(double rate, double least)
{
    return rate > least ? rate : least;
}

/* What it bore before it refused is what it bears; after a refusal at that rate, less. But who refuses whatever is
 * asked bears nothing, and how long to stay away then, it says itself. */
static void slow_down(struct host *host, uint64_t now)
{
    const double guess = 8, no_limit = 1000, least = 0.5;
    unsigned measured = good_in_last_second(host, now);
    if (host->rate > 0) {
        host->highest_rate = at_least(host->rate * 0.95, least);
        host->rate = at_least(host->rate * 0.8, least);
    } else {
        host->highest_rate = measured >= ENOUGH_SAMPLES ? measured * 0.93 : no_limit;
        host->rate = measured >= ENOUGH_SAMPLES ? measured * 0.9 : guess;
    }
    host->good_since_change = 0;
}

void host_refuses(struct host *host, const struct probe *page, bool is_first, uint64_t wait, uint64_t now)
{
    host->silences = 0;
    host->refused_pages += is_first;
    host->refusals += page != host->refused;
    host->refused = page;
    /* What was under way when the pause began is answered by the same refusal. */
    if (host->refusals < REFUSALS_TO_PAUSE || now < host->paused_until)
        return;
    slow_down(host, now);
    host->pauses++;
    host->paused_until = now + wait;
}

void host_is_silent(struct host *host, const char *problem)
{
    host->silences++;
    host->silence = problem;
}

void host_tries_again(struct host *host)
{
    if (host_is_down(host))
        host->silences = MOST_SILENCES - 1;
    if (host->lookup == LOOKUP_FAILED)
        host->lookup = LOOKUP_NEEDED;
}

bool host_turns_away(const struct host *host)
{
    return host->pauses >= MOST_PAUSES && host->refused_pages >= MOST_REFUSED_PAGES;
}

bool host_is_down(const struct host *host)
{
    return host->silences >= MOST_SILENCES;
}
