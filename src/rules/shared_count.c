#include "rules/shared_count.h"

#include "base/arena.h"
#include "list/wide_pipe.h"

#include <stdlib.h>

enum { MOST_ROWS_READ = 50 }; /* of those that share a fault */

static int compare_counts(const void *left, const void *right)
{
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    return (a > b) - (a < b);
}

/* A cell count, other than the header's, that rows share. */
struct shared {
    size_t cells, rows, of_rows; /* of_rows: the table's without text glued to it */
};

/* The one that at least half of the rows have; cells is 0 where there is none. */
static struct shared find_shared(const struct table_check *check)
{
    const struct table *table = check->table;
    size_t *counts = arena_allocate_array(check->out->arena, table->row_count, sizeof *counts), wrong = 0;
    struct shared shared = {.rows = 1};
    for (size_t r = 0; r < table->row_count; r++) {
        if (table->rows[r].kind != ROW_ENTRY)
            continue;
        shared.of_rows++;
        struct wide_pipes pipes = {0};
        bool is_wrong = table->rows[r].cell_count != table->column_count;
        if (is_wrong &&
            !wide_pipes_find(check->list, &table->rows[r], table->column_count, check->out->arena, &pipes))
            counts[wrong++] = table->rows[r].cell_count;
    }
    qsort(counts, wrong, sizeof *counts, compare_counts);
    for (size_t i = 0, rows = 0; i < wrong; i++) {
        rows = i && counts[i - 1] == counts[i] ? rows + 1 : 1;
        if (rows > shared.rows) {
            shared.rows = rows;
            shared.cells = counts[i];
        }
    }
    if (shared.rows * 2 < shared.of_rows)
        shared.cells = 0;
    return shared;
}

/* The column that most of these rows lack; the last one where they do not say. */
static size_t find_shared_missing(const struct table_check *check, const struct shared *shared)
{
    const struct table *table = check->table;
    size_t votes[MOST_COLUMNS] = {0}, rows = 0, missing;
    if (shared->cells + 1 != table->column_count || table->column_count > MOST_COLUMNS)
        return shared->cells;
    for (size_t r = 0; r < table->row_count && rows < MOST_ROWS_READ; r++) {
        const struct row *row = &table->rows[r];
        if (row->kind != ROW_ENTRY || row->cell_count != shared->cells)
            continue;
        rows++;
        if (table_check_missing(check, row, &missing))
            votes[missing]++;
    }
    for (size_t column = 0; column < table->column_count; column++)
        if (votes[column] * 2 > rows)
            return column;
    return shared->cells;
}

static void report_shared_lack(const struct table_check *check, const struct shared *shared)
{
    const struct table *table = check->table;
    size_t columns = table->column_count, missing = find_shared_missing(check, shared);
    const char *what = " stays empty";
    if (missing < shared->cells)
        what = " is missing, and GitHub shows what follows one column too far left";
    else if (shared->cells + 1 < columns)
        what = " and what follows stay empty";
    findings_add(check->out, table->columns[missing].range,
                 "%zu of %zu rows have %zu %s, the header has %zu: %.*s%s. Fill it, or remove it from the header",
                 shared->rows, shared->of_rows, shared->cells, table_check_cells_word(shared->cells), columns,
                 TEXT_ARGUMENTS(table_check_name(table, missing)), what);
}

size_t shared_count_report(const struct table_check *check)
{
    const struct table *table = check->table;
    const struct shared shared = find_shared(check);
    size_t columns = table->column_count;
    if (shared.cells && shared.cells < columns) {
        report_shared_lack(check, &shared);
    } else if (shared.cells) {
        struct finding *finding = findings_add(
            check->out, table->header.range,
            "%zu of %zu rows have %zu cells, the header has %zu: GitHub drops what has no column. "
            "Name it in the header, or remove it", shared.rows, shared.of_rows, shared.cells, columns);
        bool all_blank = true;
        for (size_t r = 0; r < table->row_count; r++)
            all_blank &= table->rows[r].cell_count != shared.cells ||
                         table_check_is_blank_from(check, &table->rows[r], columns);
        if (all_blank)
            finding->severity = SEVERITY_NOTE;
    }
    return shared.cells;
}
