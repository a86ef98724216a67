#include "base/arena.h"
#include "list/moved.h"
#include "rules/probed.h"

/* With the link's own fragment, which is never sent and so does not come back. */
static struct text whole_address(const struct probed *probed, struct text address)
{
    struct text own = probed->link->address, rest = own;
    text_cut(&rest, '#');
    if (!rest.length || text_find_byte(address, '#', 0) != TEXT_NOT_FOUND)
        return address;
    return text_format(probed->out->arena, "%.*s#%.*s", TEXT_ARGUMENTS(address), TEXT_ARGUMENTS(rest));
}

static void report(const struct probed *probed)
{
    const struct link *link = probed->link;
    struct arena *arena = probed->out->arena;
    struct move move;
    if (!move_of(probed->probe, &move))
        return;
    struct text address = whole_address(probed, move.address);
    const char *format = move.is_gate && !move.leads_on
                             ? "moved for good, but to a log-in or front page, %.*s: look where the page is now"
                             : "moved for good: write %.*s";
    struct finding *finding = probed_add(probed, text_format(arena, format, TEXT_ARGUMENTS(address)));
    if (move.is_sure && move_can_be_written(address))
        finding_add_edit(probed->out, finding, FIX_SAFE, link->url, address,
                         (struct effect){.kind = EFFECT_CHANGES_LINK,
                                         .before = list_text(probed->list, link->url),
                                         .after = address});
}

void check_moved_link(const struct list *list, struct findings *out)
{
    probed_each(list, VERDICT_MOVED, out, report);
}
