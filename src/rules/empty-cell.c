#include "base/arena.h"
#include "list/none.h"
#include "list/padding.h"
#include "rules/rules.h"

struct column_count {
    size_t rows, empty, none; /* none: a word that says so */
};

struct walk {
    const struct list *list;
    const struct table *table;
    struct findings *out;
    struct none_habits habits;
    enum padding padding; /* of the table */
};

static bool has_empty_cell(const struct table *table, size_t column)
{
    for (size_t r = 0; r < table->row_count; r++)
        if (column < table->rows[r].cell_count && table->rows[r].cells[column].form == CELL_EMPTY)
            return true;
    return false;
}

static struct column_count count_cells(const struct walk *walk, size_t column)
{
    struct column_count count = {0};
    for (size_t r = 0; r < walk->table->row_count; r++) {
        const struct row *row = &walk->table->rows[r];
        if (row->is_unreliable || column >= row->cell_count)
            continue;
        const struct list_cell *cell = &row->cells[column];
        count.rows++;
        count.empty += cell->form == CELL_EMPTY;
        count.none += column_is_none_word(&walk->table->columns[column], list_text(walk->list, cell->inner));
    }
    return count;
}

/* A column that is empty more often than not is left so. */
static bool is_filled(const struct table *table, const struct column_count *count)
{
    if (count->empty > 1 && count->empty * 2 >= count->rows)
        return false;
    bool writes_none = count->none && count->none >= count->empty;
    return writes_none || (table->is_house && (count->empty == 1 || count->empty * 4 <= count->rows));
}

/* What goes between the pipes. Blanks may be what draws the column: it keeps its width where there is room. */
static struct text written_over(const struct walk *walk, struct text blanks, struct text text)
{
    size_t room = blanks.length > text.length + 1 ? blanks.length - text.length - 1 : 0;
    if (room)
        return text_format(walk->out->arena, " %.*s%*s", TEXT_ARGUMENTS(text), (int)room, "");
    return walk->padding == PADDING_ONE ? text_format(walk->out->arena, " %.*s ", TEXT_ARGUMENTS(text)) : text;
}

/* What to write where nothing on the page says so. */
static struct text advice_for(const struct table *table, size_t column, struct arena *arena)
{
    const struct column *header = &table->columns[column];
    if (header->role == ROLE_TITLE)
        return TEXT(": write the paper's title");
    if (!table->is_house || !header->definition->none_words.count)
        return TEXT(": fill it");
    return text_format(arena, ": fill it, or write %.*s", TEXT_ARGUMENTS(header->definition->none_words.items[0]));
}

/* none: the column's word for it, as its cells write it; empty where it has none. */
static void report(const struct walk *walk, const struct row *row, size_t column, struct text none)
{
    struct text name = walk->table->columns[column].name;
    struct range range = row->cells[column].range;
    struct text blanks = list_text(walk->list, range);
    struct finding *finding =
        none.length ? findings_add(walk->out, range, "%.*s is empty: write %.*s where there is none",
                                   TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(none))
                    : findings_add(walk->out, range, "%.*s is empty%.*s", TEXT_ARGUMENTS(name),
                                   TEXT_ARGUMENTS(advice_for(walk->table, column, walk->out->arena)));
    if (none.length && text_is_blank(blanks))
        finding_add_edit(walk->out, finding, FIX_SAFE, range, written_over(walk, blanks, none),
                         (struct effect){.kind = EFFECT_REPLACES, .before = TEXT(""), .after = none});
    finding->key_detail = name;
    if (walk->table->columns[column].role == ROLE_TITLE)
        finding_raise(finding, SEVERITY_ERROR);
}

static void check_column(struct walk *walk, size_t column)
{
    const struct column *header = &walk->table->columns[column];
    if (header->role == ROLE_NONE || !has_empty_cell(walk->table, column))
        return;
    struct column_count count = count_cells(walk, column);
    if (!count.empty || !is_filled(walk->table, &count))
        return;
    struct none_habit habit = none_habit_of(&walk->habits, walk->table, header->role);
    struct text none = column_is_none_word(header, habit.word) ? habit.cell : TEXT("");
    walk->padding = table_padding(walk->list, walk->table);
    for (size_t r = 0; r < walk->table->row_count; r++) {
        const struct row *row = &walk->table->rows[r];
        if (!row->is_unreliable && column < row->cell_count && row->cells[column].form == CELL_EMPTY)
            report(walk, row, column, none);
    }
}

void check_empty_cell(const struct list *list, struct findings *out)
{
    struct walk walk = {.list = list, .out = out, .habits = {.list = list}};
    for (size_t t = 0; t < list->tables.count; t++) {
        walk.table = &list->tables.items[t];
        for (size_t c = 0; c < walk.table->column_count; c++)
            check_column(&walk, c);
    }
}
