#include "rules/probed.h"

#include "list/bare_link.h"

struct search {
    enum verdict verdict;
    void (*report)(const struct probed *probed);
};

static void look_at(const struct search *search, const struct list *list, const struct link *link,
                    struct findings *out)
{
    const struct context *context = list->context;
    const struct probe *probe = probes_find(context->probes, link->address);
    /* Another list may have had it asked for. */
    if (probe && probe->verdict == search->verdict && !probe_skips(context->rulebook, link->address))
        search->report(&(struct probed){.list = list, .link = link, .probe = probe, .out = out});
}

/* Most verdicts are those of no link, and bare addresses take a walk over the whole page. */
static bool occurs(enum verdict verdict, const struct probes *probes)
{
    size_t i = 0;
    while (i < probes->count && probes->items[i].verdict != verdict)
        i++;
    return i < probes->count;
}

void probed_each(const struct list *list, enum verdict verdict, struct findings *out,
                 void (*report)(const struct probed *probed))
{
    const struct search search = {verdict, report};
    if (!list->context->probes || !occurs(verdict, list->context->probes))
        return;
    for (size_t i = 0; i < list->links.count; i++)
        look_at(&search, list, &list->links.items[i], out);
    struct bare_links walk = {.prose = {.list = list, .arena = out->arena}};
    for (struct link link; bare_link_next(&walk, &link);)
        look_at(&search, list, &link, out);
}

struct text probed_way(const struct probed *probed)
{
    const struct probe *probe = probed->probe;
    return probe->hops.count < 2 ? TEXT("")
                                 : text_format(probed->out->arena, " (at %.*s)", TEXT_ARGUMENTS(probe->final));
}

struct finding *probed_add(const struct probed *probed, struct text message)
{
    struct finding *finding = findings_add(probed->out, probed->link->url, "%.*s", TEXT_ARGUMENTS(message));
    finding->key_detail = probed->link->address;
    return finding;
}
