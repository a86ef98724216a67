#include "base/arena.h"
#include "list/habit.h"
#include "rules/rules.h"

/* Stars at the ends are what is left of an emphasis that was meant. */
static struct text without_stray_stars(struct text text)
{
    while (text.length && (text.bytes[0] == '*' || text.bytes[0] == ' '))
        text = text_slice(text, 1, text.length);
    while (text.length && (text.bytes[text.length - 1] == '*' || text.bytes[text.length - 1] == ' '))
        text.length--;
    return text;
}

static bool is_bold(const struct list_cell *cell)
{
    return cell->form == CELL_BOLD || cell->form == CELL_BOLD_LINK;
}

static void check_cell(const struct list *list, const struct column *column, const struct list_cell *cell,
                       struct findings *out)
{
    struct text text = without_stray_stars(list_text(list, cell->value));
    if (is_bold(cell) || !text.length || column_is_none_word(column, text))
        return;
    struct text bold = text_format(out->arena, "**%.*s**", TEXT_ARGUMENTS(text));
    struct finding *finding = findings_add(out, cell->value, "%.*s is not bold like the rest of its column: write %.*s",
                                           TEXT_ARGUMENTS(text), TEXT_ARGUMENTS(bold));
    finding->key_detail = text;
    /* A star inside could close the emphasis early. */
    if (text_find_byte(text, '*', 0) == TEXT_NOT_FOUND)
        finding_add_edit(out, finding, FIX_SAFE, cell->value, bold, (struct effect){.kind = EFFECT_NONE});
}

void check_abbreviation_not_bold(const struct list *list, struct findings *out)
{
    for (size_t t = 0; t < list->tables.count; t++) {
        const struct table *table = &list->tables.items[t];
        enum form form;
        if (!habit_form(table, ROLE_ABBREVIATION, &form) || form != FORM_BOLD)
            continue;
        for (size_t r = 0; r < table->row_count; r++) {
            const struct list_cell *cell = row_cell(&table->rows[r], ROLE_ABBREVIATION);
            if (cell)
                check_cell(list, &table->columns[cell - table->rows[r].cells], cell, out);
        }
    }
}
