#include "base/arena.h"
#include "list/habit.h"
#include "list/venue.h"
#include "rules/rules.h"

static void check_cell(const struct list *list, const struct row *row, const struct list_cell *cell,
                       enum form habit, struct findings *out)
{
    if (cell->form == CELL_EMPTY || cell->form == CELL_MIXED)
        return;
    struct text text = text_trim(list_text(list, cell->inner));
    struct publication publication = row->entry ? row->entry->publication : publication_read(text);
    if (!publication_is_out_of_form(list->context->rulebook, &publication, habit))
        return;
    struct text wanted = publication_write(&publication, habit, out->arena);
    if (text_equal(wanted, text))
        return;
    uint32_t start = (uint32_t)(text.bytes - list->source->content.bytes);
    struct range range = {start, start + (uint32_t)text.length};
    struct finding *finding = findings_add(out, range,
                                           "%.*s is not written like the rest of its column: write %.*s",
                                           TEXT_ARGUMENTS(text), TEXT_ARGUMENTS(wanted));
    finding->key_detail = text;
    finding_add_edit(out, finding, FIX_SAFE, range, wanted,
                     (struct effect){.kind = EFFECT_REPLACES, .before = text, .after = wanted});
}

void check_venue_form(const struct list *list, struct findings *out)
{
    for (size_t t = 0; t < list->tables.count; t++) {
        const struct table *table = &list->tables.items[t];
        enum form form;
        if (!habit_form(table, ROLE_VENUE, &form) || (form != FORM_VENUE_YEAR && form != FORM_VENUE_SPACE_YEAR))
            continue;
        for (size_t r = 0; r < table->row_count; r++) {
            const struct list_cell *cell = row_cell(&table->rows[r], ROLE_VENUE);
            if (cell)
                check_cell(list, &table->rows[r], cell, form, out);
        }
    }
}
