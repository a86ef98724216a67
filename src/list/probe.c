#include "list/probe.h"

#include "base/arena.h"
#include "list/address.h"
#include "list/link_policy.h"
#include "markdown/byte.h"

#include <stdlib.h>

bool probe_can_ask(struct text address)
{
    size_t at = 0;
    while (at < address.length && (byte_is_letter(address.bytes[at]) || (at && address_digits(address, at)) ||
                                   (at && text_find_byte(TEXT("+-."), address.bytes[at], 0) != TEXT_NOT_FOUND)))
        at++;
    return at && text_starts_with(text_slice(address, at, address.length), TEXT("://"));
}

static struct text key_of(const struct probes *probes, struct text address)
{
    struct text rest = address;
    return probes->has_fragments ? address : text_cut(&rest, '#');
}

static void add_status(struct probes *probes, struct probe *probe, int status)
{
    for (size_t i = 0; i < probe->alive.count; i++)
        if (probe->alive.items[i] == status)
            return;
    *array_add(probes->arena, &probe->alive) = status;
}

void probes_add(struct probes *probes, const struct rulebook *rulebook, struct text address)
{
    struct link_terms terms = link_terms_of(rulebook, address);
    if (terms.skip || !probe_can_ask(address))
        return;
    struct probe *probe = array_add(probes->arena, probes);
    struct text url = text_copy(probes->arena, key_of(probes, address));
    *probe = (struct probe){.url = url, .in_flight = terms.in_flight};
    if (terms.alive)
        add_status(probes, probe, terms.alive);
}

static int compare(const void *left, const void *right)
{
    const struct probe *one = left, *other = right;
    return text_compare(one->url, other->url);
}

/* What one list allows of an address counts for all of them: it is asked for once. */
static void merge(struct probes *probes, struct probe *kept, const struct probe *other)
{
    if (other->in_flight && (!kept->in_flight || other->in_flight < kept->in_flight))
        kept->in_flight = other->in_flight;
    for (size_t i = 0; i < other->alive.count; i++)
        add_status(probes, kept, other->alive.items[i]);
}

void probes_settle(struct probes *probes)
{
    size_t count = 0;
    if (probes->count)
        qsort(probes->items, probes->count, sizeof *probes->items, compare);
    for (size_t i = 0; i < probes->count; i++) {
        if (count && text_equal(probes->items[count - 1].url, probes->items[i].url)) {
            merge(probes, &probes->items[count - 1], &probes->items[i]);
            continue;
        }
        probes->items[count++] = probes->items[i];
    }
    probes->count = count;
}

struct probe *probes_find(const struct probes *probes, struct text address)
{
    struct probe wanted = {.url = key_of(probes, address)};
    return probes->count ? bsearch(&wanted, probes->items, probes->count, sizeof wanted, compare) : NULL;
}

bool probe_skips(const struct rulebook *rulebook, struct text address)
{
    return link_terms_of(rulebook, address).skip;
}

static const char *const names[VERDICT_COUNT] = {
    [VERDICT_ALIVE] = "alive",     [VERDICT_MOVED] = "moved",
    [VERDICT_BLOCKED] = "blocked", [VERDICT_UNREACHABLE] = "unreachable",
    [VERDICT_DEAD] = "dead",       [VERDICT_REFUSED] = "refused",
    [VERDICT_UNCHECKED] = "unchecked",
};

enum verdict verdict_from_text(struct text text)
{
    for (enum verdict verdict = VERDICT_ALIVE; verdict < VERDICT_COUNT; verdict++)
        if (text_equal(text, text_from(names[verdict])))
            return verdict;
    return VERDICT_NONE;
}

const char *verdict_name(enum verdict verdict)
{
    return names[verdict];
}
