#include "rules/table_check.h"

#include "base/arena.h"

enum shape *table_check_shapes(const struct table_check *check, const struct row *row)
{
    enum shape *shapes = arena_allocate_array(check->out->arena, row->cell_count, sizeof *shapes);
    for (size_t i = 0; i < row->cell_count; i++)
        shapes[i] = shape_of(check->list, row->cells[i].value, check->out->arena);
    return shapes;
}

bool table_check_missing(const struct table_check *check, const struct row *row, size_t *missing)
{
    const enum shape *shapes = table_check_shapes(check, row);
    int best = 0, second = 0;
    for (size_t column = 0; column < check->table->column_count; column++) {
        int score = profile_fit_row(&check->profile, shapes, row->cell_count, SIZE_MAX, column);
        if (!column || score > best) {
            second = column ? best : score - 1;
            best = score;
            *missing = column;
        } else if (score > second) {
            second = score;
        }
    }
    return best > second && best > 0;
}

struct text table_check_name(const struct table *table, size_t column)
{
    return table->columns[column].name.length ? table->columns[column].name : TEXT("(unnamed)");
}

const char *table_check_cells_word(size_t count)
{
    return count == 1 ? "cell" : "cells";
}

bool table_check_is_blank_from(const struct table_check *check, const struct row *row, size_t first)
{
    for (size_t i = first; i < row->cell_count; i++)
        if (row->cells[i].range.end > row->cells[i].range.start &&
            !text_is_blank(list_text(check->list, row->cells[i].range)))
            return false;
    return true;
}
