#include "probe/inquiry.h"

#include "probe/clock.h"
#include "probe/retry_after.h"

#include "base/arena.h"

enum { MOST_REFUSALS = 3, MOST_REFUSALS_OF_A_SLOW_HOST = 8, SECOND = 1000 };

static void tell(struct scheduler *scheduler, struct probe *probe, enum verdict verdict, struct text reason)
{
    scheduler->untold--;
    probe_tell(probe, verdict, reason, scheduler->stream, scheduler->arena);
}

static void tell_refusal(struct scheduler *scheduler, struct probe *probe, struct text target, const char *problem)
{
    probe->target = target;
    tell(scheduler, probe, VERDICT_REFUSED, text_format(scheduler->arena, "redirects to %s", problem));
}

void inquiry_begin(struct scheduler *scheduler, struct probe *probe)
{
    scheduler->untold++;
    probe->tries_left = PROBE_TRIES;
    chain_begin(&probe->chain, &probe->url, scheduler->arena);
    scheduler_place(scheduler, probe);
}

void inquiry_begin_again(struct scheduler *scheduler, struct probe *probe)
{
    if (probe->tries_left < 1)
        probe->tries_left = 1;
    chain_begin(&probe->chain, &probe->url, scheduler->arena);
    scheduler_place(scheduler, probe);
}

/* What was found out in the last try, in words. */
static struct text reason_of(struct scheduler *scheduler, const struct probe *probe)
{
    if (probe->problem)
        return text_from(probe->problem);
    return status_text(chain_end(&probe->chain)->status, scheduler->arena);
}

static struct text reason_of_answer(struct scheduler *scheduler, const struct probe *probe,
                                    const struct answer *answer)
{
    struct text reason = reason_of(scheduler, probe);
    if (answer->is_challenge)
        return text_format(scheduler->arena, "%.*s, a check for browsers", TEXT_ARGUMENTS(reason));
    if (answer->status == 429 && probe->refusals > 1)
        return text_format(scheduler->arena, "%.*s, %u times", TEXT_ARGUMENTS(reason), probe->refusals);
    return reason;
}

/* A verdict that may be another one later is told only after the second pass. */
static void conclude(struct scheduler *scheduler, struct probe *probe, enum verdict verdict, struct text reason)
{
    bool is_lasting = verdict != VERDICT_UNREACHABLE && verdict != VERDICT_DEAD && verdict != VERDICT_UNCHECKED;
    if (is_lasting || probe->is_second_pass)
        tell(scheduler, probe, verdict, reason);
    else
        scheduler_put_off(scheduler, probe);
}

/* Some servers send every HEAD to a page of their own, or round in a circle. */
static void begin_again_with_get(struct scheduler *scheduler, struct probe *probe)
{
    probe->with_get = true;
    chain_begin(&probe->chain, &probe->url, scheduler->arena);
    scheduler_place(scheduler, probe);
}

static void enter_hop(struct scheduler *scheduler, struct probe *probe)
{
    const struct url *url = &chain_end(&probe->chain)->url;
    const char *problem = policy_refuses_url(&scheduler->settings->policy, url);
    if (!problem) {
        scheduler_place(scheduler, probe);
        return;
    }
    struct text target = url_with_fragment(url, scheduler->arena);
    probe->chain.hops.count--;
    tell_refusal(scheduler, probe, target, problem);
}

static void follow(struct scheduler *scheduler, struct probe *probe, const struct answer *answer)
{
    const char *problem;
    probe->chain.cookies = answer->cookies;
    switch (chain_follow(&probe->chain, answer->location, scheduler->arena, &problem)) {
    case CHAIN_GOES_ON:
        enter_hop(scheduler, probe);
        break;
    case CHAIN_TURNS_ROUND:
        if (answer->was_head)
            begin_again_with_get(scheduler, probe);
        else
            tell(scheduler, probe, VERDICT_REFUSED, text_from(problem));
        break;
    case CHAIN_ENDS:
        tell_refusal(scheduler, probe, url_cleaned(answer->location, scheduler->arena), problem);
        break;
    }
}

static void try_later(struct scheduler *scheduler, struct probe *probe, const struct answer *answer,
                      enum verdict verdict)
{
    probe->with_get = true;
    probe->with_plain_http1 |= answer->dislikes_http2;
    /* A time-out has cost so much already that one more in this pass is enough. */
    probe->tries_left -= answer->failure == FAILURE_TIME_OUT ? 2 : 1;
    unsigned times = (unsigned)(probe->tries_left < PROBE_TRIES ? PROBE_TRIES - 1 - probe->tries_left : 0);
    if (probe->tries_left > 0)
        scheduler_rest(scheduler, probe, scheduler_back_off(scheduler, times));
    else
        conclude(scheduler, probe, verdict, reason_of(scheduler, probe));
}

/* How long the server wants us to stay away; for 0 a little, so that it is not asked again in the same breath. */
static uint64_t wait_of(struct scheduler *scheduler, const struct probe *probe, const struct answer *answer)
{
    uint64_t own = scheduler_back_off(scheduler, probe->refusals);
    if (answer->retry_after == RETRY_AFTER_NONE)
        return own;
    uint64_t wait = (uint64_t)answer->retry_after * SECOND, least = scheduler->settings->retry_delay / 4;
    return wait > least ? wait : least;
}

static void come_back(struct scheduler *scheduler, struct probe *probe, const struct answer *answer,
                      enum verdict verdict)
{
    uint64_t wait = wait_of(scheduler, probe, answer);
    unsigned most = probe->host->has_relented ? MOST_REFUSALS_OF_A_SLOW_HOST : MOST_REFUSALS;
    probe->refusals++;
    if (answer->status != 429)
        probe->with_get = true;
    if (probe->refusals > most || probe->waited >= (uint64_t)RETRY_AFTER_MOST * SECOND || probe->is_second_pass) {
        conclude(scheduler, probe, verdict, reason_of_answer(scheduler, probe, answer));
        return;
    }
    probe->waited += wait;
    scheduler_rest(scheduler, probe, wait);
}

static void note_for_host(struct scheduler *scheduler, struct probe *probe, const struct answer *answer)
{
    struct host *host = probe->host;
    bool is_silent = answer->failure == FAILURE_CONNECTION || answer->failure == FAILURE_TIME_OUT;
    if (answer->status == 429)
        host_refuses(host, probe, probe->refusals == 0, wait_of(scheduler, probe, answer), clock_now());
    else if (answer->status)
        host_answers(host, probe->refusals > 0, clock_now());
    else if (is_silent && answer->never_connected)
        host_is_silent(host, answer->problem);
}

void inquiry_take_answer(struct scheduler *scheduler, struct probe *probe, const struct answer *answer)
{
    struct judgement judgement = judge(answer, &probe->alive);
    probe->problem = answer->problem;
    probe->is_whole_page = answer->is_whole_page;
    chain_end(&probe->chain)->status = answer->status;
    note_for_host(scheduler, probe, answer);
    switch (judgement.step) {
    case STEP_TELL:
        if (answer->failure == FAILURE_POLICY && probe->chain.hops.count > 1)
            tell_refusal(scheduler, probe, TEXT(""), answer->problem);
        else
            tell(scheduler, probe, judgement.verdict, reason_of_answer(scheduler, probe, answer));
        break;
    case STEP_FOLLOW:
        follow(scheduler, probe, answer);
        break;
    case STEP_ASK_AGAIN:
        probe->with_get = true;
        scheduler_place(scheduler, probe);
        break;
    case STEP_TRY_LATER:
        if (answer->failure == FAILURE_OWN && scheduler->most_in_flight > 1)
            scheduler->most_in_flight = (scheduler->most_in_flight + 1) / 2;
        try_later(scheduler, probe, answer, judgement.verdict);
        break;
    case STEP_COME_BACK:
        come_back(scheduler, probe, answer, judgement.verdict);
        break;
    }
}

void inquiry_take_failure(struct scheduler *scheduler, struct probe *probe, enum failure failure,
                          const char *problem)
{
    struct answer answer = {.failure = failure};
    probe->problem = problem;
    chain_end(&probe->chain)->status = 0;
    conclude(scheduler, probe, judge(&answer, &probe->alive).verdict, text_from(problem));
}

void inquiry_is_turned_away(struct scheduler *scheduler, struct probe *probe)
{
    struct text reason = probe->refusals
                             ? text_format(scheduler->arena, "429 Too Many Requests, %u times", probe->refusals)
                             : TEXT("429 Too Many Requests, whatever the host was asked for");
    chain_end(&probe->chain)->status = 429;
    tell(scheduler, probe, VERDICT_BLOCKED, reason);
}

void inquiry_leave(struct scheduler *scheduler, struct probe *probe)
{
    const struct hop *hop = chain_end(&probe->chain);
    struct text reason = TEXT("the deadline came first");
    if (probe->problem || hop->status)
        reason = text_format(scheduler->arena, "the deadline came first; until then: %.*s",
                             TEXT_ARGUMENTS(reason_of(scheduler, probe)));
    tell(scheduler, probe, VERDICT_UNCHECKED, reason);
}
