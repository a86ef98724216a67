#include "base/arena.h"
#include "list/build.h"
#include "list/shape.h"

enum { MOST_ROWS_READ = 50 };

/* At least half of the rows, and two, have one cell too few: the header is to blame. */
static bool are_short(const struct table *table)
{
    size_t count = 0;
    for (size_t r = 0; r < table->row_count; r++)
        count += table->rows[r].kind == ROW_ENTRY && table->rows[r].cell_count + 1 == table->column_count;
    return count > 1 && count * 2 >= table->row_count;
}

static bool is_told_by_shape(enum role role)
{
    return role == ROLE_TITLE || role == ROLE_VENUE || role == ROLE_PAPER || role == ROLE_CODE;
}

/* Whether the cells stand under their own headers, so that it is the last column that nobody fills. */
static bool stand_in_place(const struct list *list, const struct table *table, struct arena *arena)
{
    struct profile profile = {.table = table};
    size_t told = 0, fitting = 0, links = 0, rows = 0;
    for (size_t r = 0; r < table->row_count && rows < MOST_ROWS_READ; r++) {
        const struct row *row = &table->rows[r];
        if (row->kind != ROW_ENTRY || row->cell_count + 1 != table->column_count)
            continue;
        rows++;
        for (size_t c = 0; c < row->cell_count; c++) {
            enum role role = table->columns[c].role;
            if (!is_told_by_shape(role))
                continue;
            told++;
            fitting += profile_fit(&profile, c, shape_of(list, row->cells[c].value, arena)) > 0;
            links += row->cells[c].link_count && (role == ROLE_PAPER || role == ROLE_CODE);
        }
    }
    return links * 2 >= rows && fitting * 4 >= told * 3;
}

/* Gives the row an empty cell under the last header, so that it can be read like any other. */
static void accept_row(struct list *list, struct row *row, struct arena *arena)
{
    size_t columns = row->table->column_count;
    struct list_cell *cells = arena_allocate_array(arena, columns, sizeof *cells);
    struct range end = {row->range.end, row->range.end};
    for (size_t c = 0; c < row->cell_count; c++) {
        cells[c] = row->cells[c];
        for (uint32_t k = 0; k < cells[c].link_count; k++)
            list->links.items[cells[c].first_link + k].role = row->table->columns[c].role;
    }
    cells[columns - 1] = (struct list_cell){.range = end, .value = end, .inner = end, .form = CELL_EMPTY};
    row->cells = cells;
    row->is_unreliable = false;
}

void build_short_rows(struct list *list, struct arena *arena)
{
    for (size_t t = 0; t < list->tables.count; t++) {
        struct table *table = &list->tables.items[t];
        if (!are_short(table) || !stand_in_place(list, table, arena))
            continue;
        for (size_t r = 0; r < table->row_count; r++)
            if (table->rows[r].kind == ROW_ENTRY && table->rows[r].cell_count + 1 == table->column_count)
                accept_row(list, &table->rows[r], arena);
    }
}
