#include "base/arena.h"
#include "engine/cell_edit.h"
#include "list/moved.h"
#include "rules/probed.h"

/* The cell of the link's row that holds the address; NULL where it stands elsewhere. */
static const struct list_cell *cell_of(const struct link *link)
{
    for (size_t i = 0; link->row && i < link->row->cell_count; i++)
        if (range_contains(link->row->cells[i].value, link->url))
            return &link->row->cells[i];
    return NULL;
}

static void add_fix(const struct probed *probed, struct finding *finding, struct text address)
{
    const struct link *link = probed->link;
    const struct list_cell *cell = cell_of(link);
    struct effect effect = {.kind = EFFECT_CHANGES_LINK,
                            .before = list_text(probed->list, link->url),
                            .after = address};
    if (cell)
        finding_add_cell_edit(probed->out, finding, FIX_SAFE, probed->list, link->row, cell, link->url, address,
                              effect);
    else
        finding_add_edit(probed->out, finding, FIX_SAFE, link->url, address, effect);
}

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
        add_fix(probed, finding, address);
}

void check_moved_link(const struct list *list, struct findings *out)
{
    probed_each(list, VERDICT_MOVED, out, report);
}
