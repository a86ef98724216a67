#include "base/arena.h"
#include "list/mention.h"
#include "list/none.h"
#include "list/relation.h"
#include "rules/rules.h"

/* The label that the other row has, unless that is its own name. */
static struct text label_for(const struct list *list, const struct entry *entry, const struct link *link,
                             enum role role)
{
    struct text label = text_trim(list_text(list, link->label));
    struct text usual = role == ROLE_PAPER ? TEXT("Paper") : TEXT("link");
    if (!label.length || link->is_html || link->is_autolink)
        return usual;
    if (!mention_is_same(label, link->row->entry->abbreviation))
        return label;
    return entry->abbreviation.length ? entry->abbreviation : usual;
}

static void check_cell(const struct list *list, const struct entry *entry, enum role role, struct findings *out)
{
    const struct link *link = relation_known_link(entry, role);
    const struct list_cell *cell = row_cell(entry->row, role);
    if (!link || !cell || !cell_is_without_link(list, cell))
        return;
    struct text old = list_text(list, cell->value), label = label_for(list, entry, link, role);
    struct text wanted = text_format(out->arena, "[%.*s](%.*s)", TEXT_ARGUMENTS(label),
                                     TEXT_ARGUMENTS(list_text(list, link->url)));
    struct finding *finding =
        findings_add(out, cell->value, "line %u has %s of this paper: %.*s", mention_line(list, link->row->entry),
                     role == ROLE_PAPER ? "the address" : "the code", TEXT_ARGUMENTS(link->address));
    finding->key_detail = entry->row->table->columns[cell - entry->row->cells].name;
    finding_add_note(out, finding, link->url, "linked here");
    finding_set_half(out, finding, link->url, "line %u lists this paper without %s: write it there too",
                     mention_line(list, entry), role == ROLE_PAPER ? "this address" : "this link");
    finding_add_edit(out, finding, FIX_UNSAFE, cell->value, wanted,
                     (struct effect){.kind = EFFECT_REPLACES, .before = old, .after = wanted});
}

void check_known_elsewhere(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->entries.count; i++) {
        check_cell(list, &list->entries.items[i], ROLE_PAPER, out);
        check_cell(list, &list->entries.items[i], ROLE_CODE, out);
    }
}
