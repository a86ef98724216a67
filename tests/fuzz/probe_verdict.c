/* Verdicts on whatever servers answer, in whatever order: the scheduler and all that judges, with servers, names
 * and clock made of the input. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/json_line.h"
#include "probe/clock.h"
#include "probe/intake.h"
#include "probe/retry_after.h"

enum { MOST_REQUESTS = 12, MOST_IN_FLIGHT = 6, PER_HOST = 3, HOUR = 60 * 60 * 1000 };

/* As many tries as one address can have: at every hop HEAD and GET, each tried again and again, in two passes. */
enum { MOST_ASKED = 2 * 2 * (CHAIN_MOST_REDIRECTS + 1) * 12 };

static uint64_t now;

uint64_t clock_now(void)
{
    return now;
}

struct transfers {
    struct feed *feed;
    const struct settings *settings;
    struct text endless; /* what all servers answer when the input is used up */
    struct flight { struct transfer_order order; uint64_t due; } flights[MOST_IN_FLIGHT];
    size_t count;
    size_t asked, redirects;
    struct arena *arena;
};

static void check_order(const struct transfers *transfers, const struct transfer_order *order)
{
    const struct probe *probe = order->owner;
    ALWAYS(!policy_refuses_url(&transfers->settings->policy, order->url));
    ALWAYS(text_equal(order->url->whole, chain_end(&probe->chain)->url.whole));
    ALWAYS(probe->state == PROBE_IS_ASKED && probe->chain.hops.count <= CHAIN_MOST_REDIRECTS + 1);
    ALWAYS(!order->token.length || (order->url->is_https && probe->chain.hops.count == 1 &&
                                    text_equal(order->url->host, TEXT("api.github.com"))));
    ALWAYS(probe->host->in_flight <= probe->host->limit && probe->host->limit <= PER_HOST);
    ALWAYS(!order->cookies.length || probe->chain.hops.count > 1);
}

bool transfers_start(struct transfers *transfers, const struct transfer_order *order)
{
    check_order(transfers, order);
    ALWAYS(transfers->count < MOST_IN_FLIGHT);
    ALWAYS(++transfers->asked <= MOST_REQUESTS * MOST_ASKED);
    if (transfers->feed->rest.length && feed_below(transfers->feed, 32) == 31)
        return false;
    uint64_t delay = feed_below(transfers->feed, 64) * 16;
    transfers->flights[transfers->count++] = (struct flight){*order, now + delay};
    return true;
}

static struct text location_of(struct transfers *transfers, size_t which)
{
    static const char *const locations[] = {
        "/", "/b", "//b.example/#x", "https://api.github.com/x", "file:///x", "http://10.0.0.1/",
        "http://c.example:22/", "x y", "https://a.example/",
    };
    if (which < sizeof locations / sizeof *locations)
        return text_from(locations[which]);
    return text_format(transfers->arena, "/%zu", ++transfers->redirects);
}

static void answer(struct transfers *transfers, const struct transfer_order *order, struct answer *answer)
{
    static const int statuses[] = {200, 404, 429, 503, 301, 302, 403, 410, 500, 202, 308, 405, 204, 999, 304, 408};
    static const enum failure failures[] = {
        FAILURE_POLICY, FAILURE_CONNECTION, FAILURE_CERTIFICATE, FAILURE_TIME_OUT, FAILURE_BROKEN, FAILURE_OWN,
        FAILURE_NAME_SERVER,
    };
    struct feed endless = {transfers->endless}, *feed = transfers->feed->rest.length ? transfers->feed : &endless;
    size_t kind = feed_below(feed, 32);
    *answer = (struct answer){.was_head = !order->with_get, .retry_after = RETRY_AFTER_NONE};
    if (kind >= 24) {
        answer->failure = failures[(kind - 24) % (sizeof failures / sizeof *failures)];
        answer->problem = "a problem";
        answer->never_connected = feed_below(feed, 2);
        answer->dislikes_http2 = feed_below(feed, 2);
        return;
    }
    answer->status = kind < 16 ? statuses[kind] : 100 + (int)feed_below(feed, 900);
    size_t traits = feed_below(feed, 256);
    if (traits & 1)
        answer->retry_after = (int)feed_below(feed, RETRY_AFTER_MOST + 1);
    answer->is_challenge = (traits & 2) && (traits & 4);
    answer->is_whole_page = order->with_get && (traits & 8);
    answer->location = traits & 16 ? TEXT("") : location_of(transfers, feed_below(feed, 16));
    answer->cookies = traits & 32 ? text_format(transfers->arena, "a\tb\tc\td\te\tf\t%zu", transfers->asked)
                                  : order->cookies;
    for (struct fragment_search *search = order->searches; search && (traits & 64); search = search->next)
        fragment_search_feed(search, TEXT("<p id=x>"));
}

void *transfers_next(struct transfers *transfers, struct answer *out)
{
    for (size_t i = 0; i < transfers->count; i++) {
        struct flight flight = transfers->flights[i];
        if (flight.due > now)
            continue;
        transfers->flights[i] = transfers->flights[--transfers->count];
        answer(transfers, &flight.order, out);
        return flight.order.owner;
    }
    return NULL;
}

struct resolver {
    struct feed *feed;
    void *owners[MOST_REQUESTS * 8];
    size_t count;
};

void resolver_ask(struct resolver *resolver, struct text name, void *owner)
{
    ALWAYS(name.length && resolver->count < sizeof resolver->owners / sizeof *resolver->owners);
    resolver->owners[resolver->count++] = owner;
}

bool resolver_next(struct resolver *resolver, struct resolution *resolution, uint64_t time)
{
    static const enum failure failures[] = {FAILURE_NO_SUCH_HOST, FAILURE_NAME_SERVER, FAILURE_OWN};
    (void)time;
    if (!resolver->count)
        return false;
    size_t kind = feed_below(resolver->feed, 16);
    *resolution = (struct resolution){.owner = resolver->owners[--resolver->count], .addresses = "192.0.2.1"};
    if (kind >= 13)
        *resolution = (struct resolution){resolution->owner, failures[kind - 13], "a problem", ""};
    return true;
}

uint64_t resolver_due(struct resolver *resolver)
{
    return resolver->count ? now : CLOCK_NEVER;
}

static uint64_t next_event(struct scheduler *scheduler)
{
    uint64_t due = scheduler_due(scheduler);
    for (size_t i = 0; i < scheduler->transfers->count; i++)
        if (scheduler->transfers->flights[i].due < due)
            due = scheduler->transfers->flights[i].due;
    return due;
}

static void ask(struct scheduler *scheduler, size_t id, struct feed *feed)
{
    static const char *const urls[] = {
        "http://a.example/", "https://a.example/", "https://a.example/#x", "https://a.example/#y",
        "http://b.example/", "http://b.example/b", "https://api.github.com/x", "https://api.github.com.example/",
        "http://127.0.0.1/", "https://c.example/c", "http://93.184.216.34/", "ftp://a.example/",
        "https://a.example/1", "https://a.example/2", "https://a.example/3", "https://a.example/4",
    };
    struct request request = {.url = text_from(urls[feed_below(feed, 16)]), .has_id = true, .id = (int64_t)id};
    size_t terms = feed_below(feed, 16);
    request.in_flight = terms & 1 ? 1 : 0;
    if (terms & 2)
        *array_add(scheduler->arena, &request.alive) = 403;
    intake_take(scheduler, &request);
}

/* One verdict for each, that goes with the last answer. */
static void check_verdict(const struct json_line *object, bool *is_told, size_t count)
{
    struct text verdict, reason, final, last_url = TEXT("");
    long long id, status, last = 0;
    ALWAYS(object && json_line_number(object, "id", &id) && id >= 0 && (size_t)id < count && !is_told[id]);
    is_told[id] = true;
    ALWAYS(json_line_text(object, "verdict", &verdict) && json_line_number(object, "status", &status));
    ALWAYS(json_line_text(object, "reason", &reason) && reason.length);
    ALWAYS(json_line_text(object, "final", &final) && final.length);
    size_t hops = json_line_count(object, "hops");
    for (size_t i = 0; i < hops; i++) {
        const struct json_line *hop = json_line_item(object, "hops", i);
        ALWAYS(hop && json_line_number(hop, "status", &last) && json_line_text(hop, "url", &last_url));
        ALWAYS(i + 1 == hops || (last >= 300 && last <= 308));
    }
    ALWAYS(hops <= CHAIN_MOST_REDIRECTS + 1 && last == status);
    bool is_good = (status >= 200 && status <= 300 && status != 202) || status == 403;
    if (text_equal(verdict, TEXT("alive")) || text_equal(verdict, TEXT("moved")))
        ALWAYS(is_good && text_starts_with(final, last_url));
    else if (text_equal(verdict, TEXT("dead")))
        ALWAYS(status == 404 || status == 410 || status == 0 || is_good); /* no such host, or place */
    else if (text_equal(verdict, TEXT("blocked")))
        ALWAYS(status && (text_ends_with(reason, TEXT("for browsers")) || (status != 404 && status != 410)));
    else
        ALWAYS(text_equal(verdict, TEXT("refused")) || text_equal(verdict, TEXT("unchecked")) ||
               text_equal(verdict, TEXT("unreachable")));
}

static void check_verdicts(struct text lines, size_t count)
{
    bool is_told[MOST_REQUESTS] = {false};
    while (lines.length) {
        struct json_line *object = json_line_new(text_cut(&lines, '\n'));
        check_verdict(object, is_told, count);
        json_line_free(object);
    }
    for (size_t i = 0; i < count; i++)
        ALWAYS(is_told[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct feed feed = feed_of(data, size);
    struct settings settings = {.in_flight = MOST_IN_FLIGHT, .per_host = PER_HOST, .retry_delay = 1000,
                                .checks_fragments = feed_below(&feed, 2), .token = TEXT("secret")};
    size_t count = feed_below(&feed, MOST_REQUESTS) + 1, asked = 0, deadline = feed_below(&feed, 4096);
    struct transfers transfers = {.feed = &feed, .settings = &settings, .arena = &arena};
    struct resolver resolver = {.feed = &feed};
    transfers.endless = feed_bytes(&feed, 4);
    char *bytes;
    size_t length;
    struct scheduler *scheduler = arena_allocate(&arena, sizeof *scheduler);
    *scheduler = (struct scheduler){
        .settings = &settings, .arena = &arena, .stream = open_memstream(&bytes, &length), .transfers = &transfers,
        .resolver = &resolver, .hosts = {.settings = &settings, .arena = &arena}, .most_in_flight = MOST_IN_FLIGHT,
    };
    ALWAYS(scheduler->stream);
    now = HOUR;
    for (size_t steps = 0; asked < count || !scheduler_is_idle(scheduler); steps++) {
        if (steps >= deadline && asked == count && (deadline & 1)) {
            scheduler_give_up(scheduler);
            break;
        }
        if (asked < count)
            ask(scheduler, asked++, &feed);
        scheduler_work(scheduler);
        uint64_t due = next_event(scheduler);
        ALWAYS(due != CLOCK_NEVER || scheduler_is_idle(scheduler));
        now = due != CLOCK_NEVER && due > now ? due : now;
        ALWAYS(now < 2 * HOUR);
    }
    fclose(scheduler->stream);
    check_verdicts((struct text){bytes, length}, count);
    free(bytes);
    arena_free(&arena);
    return 0;
}
