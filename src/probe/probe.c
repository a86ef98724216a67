#include "probe/probe.h"

#include "probe/clock.h"

#include "base/arena.h"

static const struct hop *last_hop(const struct probe *probe)
{
    return probe->chain.hops.count ? chain_end(&probe->chain) : NULL;
}

/* Whether the page was searched whole, for the fragment that still counts at its end, and holds no such place. */
static bool lost_its_place(const struct probe *probe, const struct ticket *ticket)
{
    bool is_alive = probe->verdict == VERDICT_ALIVE || probe->verdict == VERDICT_MOVED;
    return is_alive && probe->is_whole_page && ticket->search.wanted.length && !ticket->search.is_found &&
           !last_hop(probe)->url.fragment.length;
}

static struct text final_address(const struct probe *probe, const struct ticket *ticket, struct arena *arena)
{
    const struct hop *hop = last_hop(probe);
    if (probe->target.length || !hop)
        return probe->target.length ? probe->target : url_cleaned(ticket->request.url, arena);
    struct url url = hop->url;
    if (!url.fragment.length)
        url.fragment = ticket->fragment;
    return url_with_fragment(&url, arena);
}

void probe_tell_ticket(const struct probe *probe, const struct ticket *ticket, FILE *stream, struct arena *arena)
{
    const struct hop *hop = last_hop(probe);
    struct report report = {
        .request = &ticket->request, .verdict = probe->verdict, .reason = probe->reason, .chain = &probe->chain,
        .status = hop ? hop->status : 0, .final = final_address(probe, ticket, arena),
        .elapsed = probe->started_at ? clock_now() - probe->started_at : 0,
    };
    if (lost_its_place(probe, ticket)) {
        report.verdict = VERDICT_DEAD;
        report.reason = text_format(arena, "the page has no place named %.*s", TEXT_ARGUMENTS(ticket->fragment));
    }
    report_write(&report, stream, arena);
}

void probe_tell(struct probe *probe, enum verdict verdict, struct text reason, FILE *stream, struct arena *arena)
{
    bool has_moved = verdict == VERDICT_ALIVE && probe->chain.hops.count > 1 &&
                     status_is_permanent_redirect(probe->chain.hops.items[0].status);
    probe->state = PROBE_IS_TOLD;
    probe->verdict = has_moved ? VERDICT_MOVED : verdict;
    probe->reason = has_moved ? status_text(probe->chain.hops.items[0].status, arena) : reason;
    for (const struct ticket *ticket = probe->tickets; ticket; ticket = ticket->next)
        probe_tell_ticket(probe, ticket, stream, arena);
}
