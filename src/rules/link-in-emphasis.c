#include "base/arena.h"
#include "list/habit.h"
#include "rules/rules.h"

static bool is_empty(struct range range)
{
    return range.start == range.end;
}

/* The link that is all of the cell, but for the marks around it and inside its label. */
static const struct link *only_link(const struct list *list, const struct list_cell *cell)
{
    const struct link *found = NULL;
    for (uint32_t i = 0; i < cell->link_count; i++) {
        const struct link *link = &list->links.items[cell->first_link + i];
        if (!found && range_contains(link->label, cell->inner) && !is_empty(cell->inner))
            found = link;
    }
    return found;
}

/* Nothing but the link, and no marks in its label. */
static bool is_all_of(const struct link *link, const struct list_cell *cell)
{
    return range_contains(link->whole, cell->value) && range_contains(cell->inner, link->label);
}

static void check_cell(const struct list *list, const struct list_cell *cell, struct findings *out)
{
    const struct link *link = only_link(list, cell);
    struct text old = list_text(list, cell->value);
    if (!link || is_all_of(link, cell) || list->source->content.bytes[link->whole.start] != '[')
        return;
    struct text label = list_text(list, cell->inner);
    struct text rest = list_text(list, (struct range){link->label.end, link->whole.end});
    struct text plain = text_format(out->arena, "[%.*s%.*s", TEXT_ARGUMENTS(label), TEXT_ARGUMENTS(rest));
    if (text_equal(plain, old))
        return;
    struct finding *finding = findings_add(
        out, cell->value, "the other links of this column are plain: write [%.*s](…)", TEXT_ARGUMENTS(label));
    finding->key_detail = label;
    finding_add_edit(out, finding, FIX_SAFE, cell->value, plain, (struct effect){.kind = EFFECT_NONE});
}

void check_link_in_emphasis(const struct list *list, struct findings *out)
{
    for (size_t t = 0; t < list->tables.count; t++) {
        const struct table *table = &list->tables.items[t];
        for (size_t c = 0; c < table->column_count; c++) {
            enum form form;
            enum role role = table->columns[c].role;
            if ((role != ROLE_PAPER && role != ROLE_CODE) || !habit_form(table, role, &form) || form != FORM_LINK)
                continue;
            for (size_t r = 0; r < table->row_count; r++)
                if (!table->rows[r].is_unreliable && (table->rows[r].cells[c].form == CELL_LINK ||
                                                      table->rows[r].cells[c].form == CELL_BOLD_LINK))
                    check_cell(list, &table->rows[r].cells[c], out);
        }
    }
}
