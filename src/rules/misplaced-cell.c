#include "base/arena.h"
#include "rules/rules.h"

static void report(const struct list *list, const struct misplaced *misplaced, struct findings *out)
{
    const struct row *row = misplaced->row;
    const struct column *columns = row->table->columns;
    const struct list_cell *cell = &row->cells[misplaced->cell];
    struct text here = columns[misplaced->cell].name, there = columns[misplaced->column].name;
    bool is_link = cell->form == CELL_LINK || cell->form == CELL_BOLD_LINK;
    struct text says = is_link ? TEXT("a link") : list_text(list, cell->value);
    struct finding *finding;
    if (misplaced->is_swap)
        finding = findings_add(out, cell->value, "%.*s and %.*s have changed places", TEXT_ARGUMENTS(here),
                               TEXT_ARGUMENTS(there));
    else if (misplaced->is_shift)
        finding = findings_add(out, cell->value, "%.*s is missing, and what follows stands one column too far left",
                               TEXT_ARGUMENTS(here));
    else
        finding = findings_add(out, cell->value, "%.*s stands under %.*s: it belongs under %.*s",
                               TEXT_ARGUMENTS(says),
                               TEXT_ARGUMENTS(here), TEXT_ARGUMENTS(there));
    finding->key_detail = here;
    if (misplaced->is_swap)
        finding_add_note(out, finding, row->cells[misplaced->column].value, "this belongs under %.*s",
                         TEXT_ARGUMENTS(here));
}

void check_misplaced_cell(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->misplaced.count; i++)
        report(list, &list->misplaced.items[i], out);
}
