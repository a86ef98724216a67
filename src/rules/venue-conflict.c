#include "base/arena.h"
#include "list/agreement.h"
#include "list/habit.h"
#include "list/mention.h"
#include "list/relation.h"
#include "list/venue.h"
#include "rules/rules.h"

/* The publication as the table of the row writes such. */
static struct text write_in_table(const struct table *table, const struct publication *publication,
                                  struct text as_written, struct arena *arena)
{
    enum form form;
    bool has_form = habit_form(table, ROLE_VENUE, &form) && publication->form != FORM_FREE &&
                    (form == FORM_VENUE_YEAR || form == FORM_VENUE_SPACE_YEAR);
    return has_form ? publication_write(publication, form, arena) : as_written;
}

static void check_entry(const struct list *list, const struct entry *entry, struct findings *out)
{
    const struct entry *other = entry->relation->other;
    const struct list_cell *cell = row_cell(entry->row, ROLE_VENUE), *there = row_cell(other->row, ROLE_VENUE);
    struct text old = text_trim(list_text(list, cell->inner)), published = text_trim(list_text(list, there->inner));
    struct text wanted = write_in_table(entry->row->table, &other->publication, published, out->arena);
    bool is_preprint = publications_conflict(list->context->rulebook, &entry->publication, &other->publication) ==
                       VENUE_LEFT_IS_PREPRINT;
    const char *advice = is_preprint ? "write " : "write the same in both";
    struct finding *finding =
        findings_add(out, cell->value, "%.*s, but line %u has this paper in %.*s: %s%.*s", TEXT_ARGUMENTS(old),
                     mention_line(list, other), TEXT_ARGUMENTS(published), advice,
                     TEXT_ARGUMENTS(is_preprint ? wanted : TEXT("")));
    finding->key_detail = text_format(out->arena, "%.*s %.*s", TEXT_ARGUMENTS(old), TEXT_ARGUMENTS(published));
    finding_add_note(out, finding, there->value, "%.*s here", TEXT_ARGUMENTS(published));
    finding_set_half(out, finding, there->value, "%.*s, but line %u has this paper in %.*s: write the same in both",
                     TEXT_ARGUMENTS(published), mention_line(list, entry), TEXT_ARGUMENTS(old));
    if (!is_preprint || (cell->form != CELL_PLAIN && cell->form != CELL_BOLD))
        return;
    uint32_t start = (uint32_t)(old.bytes - list->source->content.bytes);
    finding_add_edit(out, finding, FIX_UNSAFE, (struct range){start, start + (uint32_t)old.length}, wanted,
                     (struct effect){.kind = EFFECT_REPLACES, .before = old, .after = wanted});
}

void check_venue_conflict(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->entries.count; i++)
        if (list->entries.items[i].relation->kind == PAPER_VENUE_CONFLICT)
            check_entry(list, &list->entries.items[i], out);
}
