#include "rules/bold.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/changes.h"
#include "list/habit.h"
#include "list/stars.h"

/* Bold all of it or in part, as in ":fire: **X**". */
static bool has_bold(const struct list *list, const struct list_cell *cell, struct arena *arena)
{
    struct spans spans = {0};
    if (cell->form == CELL_BOLD || cell->form == CELL_BOLD_LINK)
        return true;
    if (cell->form == CELL_MIXED)
        inline_scan(list->source->content, cell->value, true, &list->document->definitions, arena, &spans);
    for (size_t i = 0; i < spans.count; i++)
        if (spans.items[i].kind == SPAN_STRONG || spans.items[i].kind == SPAN_HTML)
            return true;
    return false;
}

/* Two stars at an end are what is left of a bold text that was meant. */
static struct text without_marks(struct text text)
{
    while (text_starts_with(text, TEXT("**")))
        text = text_trim(text_slice(text, 2, text.length));
    while (text_ends_with(text, TEXT("**")))
        text = text_trim(text_slice(text, 0, text.length - 2));
    return text;
}

/* A title of nothing but a dash is not made one by stars. */
static bool says_something(struct text text)
{
    for (size_t at = 0; at < text.length;)
        if (utf8_is_letter_or_digit(utf8_next(text, &at)))
            return true;
    return false;
}

/* Words for none vote among themselves: **-** where at least three quarters of the page's are bold. */
static bool nones_are_bold(const struct list *list, enum role role)
{
    const struct list *voters = changes_voters(list);
    size_t bold = 0, count = 0;
    for (size_t t = 0; t < voters->tables.count; t++) {
        const struct table *table = &voters->tables.items[t];
        const struct column *column = table_column(table, role);
        for (size_t r = 0; column && r < table->row_count; r++) {
            const struct list_cell *cell = row_cell(&table->rows[r], role);
            if (!cell || !column_is_none_word(column, list_text(voters, cell->inner)))
                continue;
            count++;
            bold += cell->form == CELL_BOLD;
        }
    }
    return count >= HABIT_LEAST_VOTES && bold * 4 >= count * 3;
}

static void check_cell(const struct list *list, const struct row *row, const struct list_cell *cell,
                       bool has_bold_nones, struct findings *out)
{
    const struct column *column = &row->table->columns[cell - row->cells];
    struct text text = without_marks(list_text(list, cell->form == CELL_LINK ? cell->value : cell->inner));
    bool is_none = column_is_none_word(column, text);
    if (is_none ? !has_bold_nones || cell->form != CELL_PLAIN : !says_something(text))
        return;
    if (has_bold(list, cell, out->arena))
        return;
    struct text bold = text_format(out->arena, "**%.*s**", TEXT_ARGUMENTS(text));
    struct text what = column->role == ROLE_TITLE ? TEXT("the title") : text;
    struct finding *finding =
        findings_add(out, cell->value, "%.*s is not bold like the rest of its column: write %.*s",
                     TEXT_ARGUMENTS(what), TEXT_ARGUMENTS(bold));
    finding->key_detail = text;
    if (stars_are_bold(bold, &list->document->definitions, out->arena))
        finding_add_edit(out, finding, FIX_SAFE, cell->value, bold, (struct effect){.kind = EFFECT_NONE});
}

void bold_check(const struct list *list, enum role role, struct findings *out)
{
    bool has_bold_nones = nones_are_bold(list, role);
    for (size_t t = 0; t < list->tables.count; t++) {
        const struct table *table = &list->tables.items[t];
        enum form form;
        if (!habit_form(table, role, &form) || form != FORM_BOLD)
            continue;
        for (size_t r = 0; r < table->row_count; r++) {
            const struct list_cell *cell = row_cell(&table->rows[r], role);
            if (cell)
                check_cell(list, &table->rows[r], cell, has_bold_nones, out);
        }
    }
}
