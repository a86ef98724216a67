#include "list/padding.h"

#include "base/arena.h"
#include "list/changes.h"
#include "list/habit.h"

struct votes {
    size_t none, one, total;
};

void cell_blanks(const struct list *list, const struct row *row, size_t cell, struct range *before,
                 struct range *behind)
{
    struct range range = row->cells[cell].range;
    struct text text = list_text(list, range), trimmed = text_trim(text);
    *before = (struct range){range.start, range.start};
    *behind = (struct range){range.end, range.end};
    if (!trimmed.length)
        return;
    if (row->opened || cell)
        before->end += (uint32_t)(trimmed.bytes - text.bytes);
    if (row->closed || cell + 1 < row->cell_count)
        behind->start = before->start + (uint32_t)(trimmed.bytes - text.bytes + (ptrdiff_t)trimmed.length);
}

static bool is_at_open_end(const struct row *row, size_t cell)
{
    return (!row->opened && !cell) || (!row->closed && cell + 1 == row->cell_count);
}

static bool is_one_space(const struct list *list, struct range blanks)
{
    return text_equal(list_text(list, blanks), TEXT(" "));
}

static void count_cell(const struct list *list, const struct row *row, size_t cell, struct votes *votes)
{
    struct range before, behind;
    if (is_at_open_end(row, cell) || text_is_blank(list_text(list, row->cells[cell].range)))
        return;
    cell_blanks(list, row, cell, &before, &behind);
    votes->none += before.start == before.end && behind.start == behind.end;
    votes->one += is_one_space(list, before) && is_one_space(list, behind);
    votes->total++;
}

static enum padding decide(const struct votes *votes)
{
    if (votes->total < HABIT_LEAST_VOTES)
        return PADDING_ANY;
    return votes->none * 4 >= votes->total * 3  ? PADDING_NONE
           : votes->one * 4 >= votes->total * 3 ? PADDING_ONE
                                                : PADDING_ANY;
}

static void count_column(const struct list *list, const struct table *table, size_t column, struct votes *votes)
{
    count_cell(list, &table->header, column, votes);
    for (size_t i = 0; i < table->row_count; i++)
        if (!table->rows[i].is_unreliable && column < table->rows[i].cell_count)
            count_cell(list, &table->rows[i], column, votes);
}

enum padding table_padding(const struct list *list, const struct table *table)
{
    struct votes votes = {0};
    const struct table *voters = changes_table_before(list, table);
    for (size_t i = 0; voters && i < voters->column_count; i++)
        count_column(changes_voters(list), voters, i, &votes);
    return decide(&votes);
}

static bool is_padded_so(const struct votes *votes, enum padding padding)
{
    return padding != PADDING_ANY && (padding == PADDING_ONE ? votes->one : votes->none) * 2 >= votes->total;
}

enum padding *table_column_paddings(const struct list *list, const struct table *table, struct arena *arena)
{
    enum padding *paddings = arena_allocate_array(arena, table->column_count, sizeof *paddings);
    struct votes *columns = arena_allocate_array(arena, table->column_count, sizeof *columns);
    const struct table *voters = changes_table_before(list, table);
    struct votes all = {0};
    for (size_t i = 0; i < table->column_count; i++) {
        if (voters && i < voters->column_count)
            count_column(changes_voters(list), voters, i, &columns[i]);
        all.none += columns[i].none;
        all.one += columns[i].one;
        all.total += columns[i].total;
    }
    for (size_t i = 0; i < table->column_count; i++)
        paddings[i] = is_padded_so(&columns[i], decide(&all)) ? decide(&all) : PADDING_ANY;
    return paddings;
}
