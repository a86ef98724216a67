#include "base/arena.h"
#include "list/delimiter.h"
#include "list/shape.h"
#include "list/wide_pipe.h"
#include "rules/rules.h"

#include <stdlib.h>

enum { MOST_COLUMNS = 32 }; /* of a table whose rows are worth telling apart */

struct table_check {
    const struct list *list;
    const struct table *table;
    struct profile profile;
    struct findings *out;
};

static enum shape *read_shapes(const struct table_check *check, const struct row *row)
{
    enum shape *shapes = arena_allocate_array(check->out->arena, row->cell_count, sizeof *shapes);
    for (size_t i = 0; i < row->cell_count; i++)
        shapes[i] = shape_of(check->list, row->cells[i].value, check->out->arena);
    return shapes;
}

/* The column that a row with one cell too few lacks; false when two would do as well. */
static bool find_missing(const struct table_check *check, const struct row *row, size_t *missing)
{
    const enum shape *shapes = read_shapes(check, row);
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

static struct text column_name(const struct table *table, size_t column)
{
    return table->columns[column].name.length ? table->columns[column].name : TEXT("(unnamed)");
}

static const char *cells_word(size_t count)
{
    return count == 1 ? "cell" : "cells";
}

/* A full-width pipe in place of each pipe that is missing. */
static bool report_wide_pipe(const struct table_check *check, const struct row *row)
{
    size_t columns = check->table->column_count;
    struct wide_pipes pipes = {0};
    if (!wide_pipes_find(check->list, row, columns, check->out->arena, &pipes))
        return false;
    struct finding *finding =
        findings_add(check->out, pipes.items[0],
                     "\"" WIDE_PIPE "\" is a full-width character and splits no cells (%zu %s, the header has "
                     "%zu): write |", row->cell_count, cells_word(row->cell_count), columns);
    for (size_t i = 0; i < pipes.count; i++)
        finding_add_edit(check->out, finding, FIX_SAFE, pipes.items[i], TEXT("|"),
                         (struct effect){.kind = EFFECT_MENDS_ROW, .before = TEXT(WIDE_PIPE), .after = TEXT("|")});
    return true;
}

static void report_short(const struct table_check *check, const struct row *row)
{
    size_t columns = check->table->column_count, missing;
    bool lacks_one = row->cell_count + 1 == columns;
    if (report_wide_pipe(check, row))
        return;
    if (!lacks_one || columns > MOST_COLUMNS || !find_missing(check, row, &missing)) {
        size_t lost = columns - row->cell_count;
        findings_add(check->out, row->range,
                     "%zu %s, the header has %zu: %zu %s missing, and GitHub leaves %.*s empty",
                     row->cell_count, cells_word(row->cell_count), columns, lost, lost == 1 ? "is" : "are",
                     TEXT_ARGUMENTS(column_name(check->table, columns - 1)));
        return;
    }
    struct text name = column_name(check->table, missing);
    bool is_last = missing == row->cell_count;
    uint32_t at = is_last ? row->range.end : row->cells[missing].range.start;
    findings_add(check->out, (struct range){at, at}, "%zu %s, the header has %zu: %.*s is missing%s",
                 row->cell_count, cells_word(row->cell_count), columns, TEXT_ARGUMENTS(name),
                 is_last ? "" : ", and GitHub shows what follows one column too far left")
        ->key_detail = name;
}

static bool is_blank_from(const struct table_check *check, const struct row *row, size_t first)
{
    for (size_t i = first; i < row->cell_count; i++)
        if (row->cells[i].range.end > row->cells[i].range.start &&
            !text_is_blank(list_text(check->list, row->cells[i].range)))
            return false;
    return true;
}

static struct range surplus_range(const struct row *row, size_t columns)
{
    return (struct range){row->cells[columns - 1].range.end + 1, row->range.end};
}

static void report_empty_surplus(const struct table_check *check, const struct row *row)
{
    size_t columns = check->table->column_count;
    struct range surplus = surplus_range(row, columns);
    struct finding *finding =
        findings_add(check->out, surplus,
                     "an empty cell too many at the end (%zu cells, the header has %zu): remove it",
                     row->cell_count, columns);
    finding->severity = SEVERITY_NOTE;
    finding_add_edit(check->out, finding, FIX_SAFE, surplus, TEXT(""),
                     (struct effect){.kind = EFFECT_MENDS_ROW, .before = list_text(check->list, surplus)});
}

/* An empty cell without which all others fit better than they do now. */
static bool report_doubled_pipe(const struct table_check *check, const struct row *row, const enum shape *shapes)
{
    size_t columns = check->table->column_count, doubled = SIZE_MAX;
    int best = profile_fit_row(&check->profile, shapes, row->cell_count, SIZE_MAX, SIZE_MAX);
    for (size_t i = 0; i < columns; i++) {
        if (shapes[i] != SHAPE_EMPTY)
            continue;
        int score = profile_fit_row(&check->profile, shapes, row->cell_count, i, SIZE_MAX);
        if (score > best) {
            best = score;
            doubled = i;
        }
    }
    if (doubled == SIZE_MAX)
        return false;
    struct range empty = row->cells[doubled].range;
    struct range range = {doubled ? empty.start - 1 : row->range.start, empty.end + 1};
    struct finding *finding = findings_add(
        check->out, range,
        "%zu cells, the header has %zu: the doubled || leaves %.*s empty, and GitHub drops the last cell: "
        "write one |", row->cell_count, columns, TEXT_ARGUMENTS(column_name(check->table, doubled)));
    if (!profile_holds_row(&check->profile, shapes, row->cell_count, doubled))
        return true;
    finding_add_edit(check->out, finding, FIX_UNSAFE, (struct range){empty.start, empty.end + 1}, TEXT(""),
                     (struct effect){.kind = EFFECT_MENDS_ROW,
                                     .before = list_text(check->list, range),
                                     .after = TEXT("|")});
    return true;
}

/* Two neighbours that are one cell cut in two by a pipe that was meant as text. */
static bool report_inner_pipe(const struct table_check *check, const struct row *row, enum shape *shapes)
{
    size_t columns = check->table->column_count, cut = SIZE_MAX;
    int best = profile_fit_row(&check->profile, shapes, row->cell_count, SIZE_MAX, SIZE_MAX);
    bool is_sure = false;
    for (size_t i = 0; i < columns; i++) {
        enum shape before = shapes[i];
        struct range joined = {row->cells[i].value.start, row->cells[i + 1].value.end};
        shapes[i] = shape_of(check->list, joined, check->out->arena);
        int score = profile_fit_row(&check->profile, shapes, row->cell_count, i + 1, SIZE_MAX);
        if (score > best) {
            best = score;
            cut = i;
            is_sure = profile_holds_row(&check->profile, shapes, row->cell_count, i + 1);
        }
        shapes[i] = before;
    }
    if (cut == SIZE_MAX)
        return false;
    uint32_t at = row->cells[cut].range.end;
    struct finding *finding = findings_add(
        check->out, (struct range){at, at + 1},
        "%zu cells, the header has %zu: this | cuts %.*s in two, and GitHub drops the last cell: write \\|",
        row->cell_count, columns, TEXT_ARGUMENTS(column_name(check->table, cut)));
    if (!is_sure)
        return true;
    finding_add_edit(check->out, finding, FIX_UNSAFE, (struct range){at, at}, TEXT("\\"),
                     (struct effect){.kind = EFFECT_MENDS_ROW, .before = TEXT("|"), .after = TEXT("\\|")});
    return true;
}

static void report_long(const struct table_check *check, const struct row *row)
{
    size_t columns = check->table->column_count;
    if (is_blank_from(check, row, columns)) {
        report_empty_surplus(check, row);
        return;
    }
    if (row->cell_count == columns + 1 && columns <= MOST_COLUMNS) {
        enum shape *shapes = read_shapes(check, row);
        if (report_doubled_pipe(check, row, shapes) || report_inner_pipe(check, row, shapes))
            return;
    }
    findings_add(check->out, surplus_range(row, columns),
                 "%zu cells, the header has %zu: GitHub drops what stands from here on. Remove a |, or write \\| "
                 "for one that is text", row->cell_count, columns);
}

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

/* One fault that at least half of the rows share is the header's: one finding there. Gives their cell count, or
 * 0. */
static size_t report_shared(const struct table_check *check)
{
    const struct table *table = check->table;
    const struct shared shared = find_shared(check);
    size_t columns = table->column_count;
    if (shared.cells && shared.cells < columns) {
        findings_add(check->out, table->columns[shared.cells].range,
                     "%zu of %zu rows have %zu %s, the header has %zu: %.*s%s empty. "
                     "Fill it, or take it out of the header",
                     shared.rows, shared.of_rows, shared.cells, cells_word(shared.cells), columns,
                     TEXT_ARGUMENTS(column_name(table, shared.cells)),
                     shared.cells + 1 < columns ? " and what follows stay" : " stays");
    } else if (shared.cells) {
        struct finding *finding = findings_add(
            check->out, table->header.range,
            "%zu of %zu rows have %zu cells, the header has %zu: GitHub drops what has no column. "
            "Name it in the header, or remove it", shared.rows, shared.of_rows, shared.cells, columns);
        bool all_blank = true;
        for (size_t r = 0; r < table->row_count; r++)
            all_blank &= table->rows[r].cell_count != shared.cells ||
                         is_blank_from(check, &table->rows[r], columns);
        if (all_blank)
            finding->severity = SEVERITY_NOTE;
    }
    return shared.cells;
}

void check_column_count(const struct list *list, struct findings *out)
{
    for (size_t t = 0; t < list->tables.count; t++) {
        const struct table *table = &list->tables.items[t];
        struct table_check check = {.list = list, .table = table, .out = out};
        bool is_sound = true;
        for (size_t r = 0; r < table->row_count && is_sound; r++)
            is_sound = table->rows[r].cell_count == table->column_count;
        if (is_sound)
            continue;
        profile_read(&check.profile, list, table, out->arena);
        size_t shared = report_shared(&check);
        for (size_t r = 0; r < table->row_count; r++) {
            const struct row *row = &table->rows[r];
            if (row->cell_count == shared && row->kind == ROW_ENTRY)
                report_wide_pipe(&check, row);
            else if (row->cell_count < table->column_count)
                report_short(&check, row);
            else if (row->cell_count > table->column_count)
                report_long(&check, row);
        }
    }
}
