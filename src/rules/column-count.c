#include "base/arena.h"
#include "list/delimiter.h"
#include "list/wide_pipe.h"
#include "rules/rules.h"
#include "rules/shared_count.h"
#include "rules/table_check.h"

/* Another character in place of each pipe that is missing. */
static bool report_wide_pipe(const struct table_check *check, const struct row *row)
{
    size_t columns = check->table->column_count;
    struct wide_pipes pipes = {0};
    if (!wide_pipes_find(check->list, row, columns, check->out->arena, &pipes))
        return false;
    struct text first = list_text(check->list, pipes.items[0]);
    bool is_escaped = text_starts_with(first, TEXT("\\"));
    const char *what = text_equal(first, TEXT(WIDE_PIPE)) ? "a full-width character"
                       : is_escaped                       ? "a | that is text"
                                                          : "another character than |";
    struct finding *finding =
        findings_add(check->out, pipes.items[0],
                     "\"%.*s\" is %s and splits no cells (%zu %s, the header has %zu): write |",
                     TEXT_ARGUMENTS(first), what, row->cell_count, table_check_cells_word(row->cell_count),
                     columns);
    for (size_t i = 0; i < pipes.count; i++) {
        struct text pipe = list_text(check->list, pipes.items[i]);
        finding_add_edit(check->out, finding, is_escaped ? FIX_UNSAFE : FIX_SAFE, pipes.items[i], TEXT("|"),
                         (struct effect){.kind = EFFECT_MENDS_ROW, .before = pipe, .after = TEXT("|")});
    }
    return true;
}

/* Links into the page, one after another: contents that are set as a table. */
static bool is_contents(const struct list *list, const struct row *row)
{
    for (size_t i = 0; i < row->cell_count; i++) {
        const struct list_cell *cell = &row->cells[i];
        const struct link *link = &list->links.items[cell->first_link];
        if (row->table->columns[i].definition || !cell->link_count ||
            !text_starts_with(list_text(list, link->url), TEXT("#")))
            return false;
    }
    return true;
}

/* Columns of one name, or of none, are places to fill one after another: the last row may not need all. */
static bool is_grid(const struct table *table)
{
    for (size_t i = 1; i < table->column_count; i++)
        if (!text_equal(table->columns[i].name, table->columns[0].name))
            return false;
    return true;
}

/* It lacks less of its end than the rows that the header is blamed for. */
static bool is_blamed_on_header(const struct table_check *check, const struct row *row, size_t shared)
{
    size_t columns = check->table->column_count, missing;
    bool may_tell = row->cell_count + 1 == columns && columns <= MOST_COLUMNS;
    return shared && row->cell_count > shared &&
           !(may_tell && table_check_missing(check, row, &missing) && missing < row->cell_count);
}

static bool may_be_short(const struct table_check *check, const struct row *row, size_t shared)
{
    return row->kind == ROW_ELLIPSIS || is_grid(row->table) || is_contents(check->list, row) ||
           is_blamed_on_header(check, row, shared);
}

/* The columns from there on, by name where they are few. */
static struct text left_empty(const struct table *table, size_t first, struct arena *arena)
{
    enum { FEW = 2 };
    struct text last = table_check_name(table, table->column_count - 1);
    size_t count = table->column_count - first;
    if (count > FEW)
        return text_format(arena, "the last %zu columns", count);
    if (count == 1)
        return last;
    return text_format(arena, "%.*s and %.*s", TEXT_ARGUMENTS(table_check_name(table, first)),
                       TEXT_ARGUMENTS(last));
}

static void report_short(const struct table_check *check, const struct row *row)
{
    size_t columns = check->table->column_count, missing;
    bool lacks_one = row->cell_count + 1 == columns;
    if (report_wide_pipe(check, row))
        return;
    if (!lacks_one || columns > MOST_COLUMNS || !table_check_missing(check, row, &missing)) {
        struct text empty = left_empty(check->table, row->cell_count, check->out->arena);
        findings_add(check->out, row->range,
                     "%zu %s, the header has %zu: %s missing, and GitHub leaves %.*s empty", row->cell_count,
                     table_check_cells_word(row->cell_count), columns, lacks_one ? "one is" : "some are",
                     TEXT_ARGUMENTS(empty));
        return;
    }
    bool is_last = table_check_is_blank_from(check, row, missing);
    if (is_last)
        missing = row->cell_count;
    struct text name = table_check_name(check->table, missing);
    uint32_t at = is_last ? row->range.end : row->cells[missing].range.start;
    findings_add(check->out, (struct range){at, at}, "%zu %s, the header has %zu: %.*s is missing%s",
                 row->cell_count, table_check_cells_word(row->cell_count), columns, TEXT_ARGUMENTS(name),
                 is_last ? "" : ", and GitHub shows what follows one column too far left")
        ->key_detail = name;
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
        "write one |", row->cell_count, columns, TEXT_ARGUMENTS(table_check_name(check->table, doubled)));
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
        /* Where one of them is already what both would be, the other is a cell too many. */
        bool is_one_whole = (before == shapes[i]) != (shapes[i + 1] == shapes[i]);
        if (score > best && !is_one_whole) {
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
        row->cell_count, columns, TEXT_ARGUMENTS(table_check_name(check->table, cut)));
    if (!is_sure)
        return true;
    finding_add_edit(check->out, finding, FIX_UNSAFE, (struct range){at, at}, TEXT("\\"),
                     (struct effect){.kind = EFFECT_MENDS_ROW, .before = TEXT("|"), .after = TEXT("\\|")});
    return true;
}

static void report_long(const struct table_check *check, const struct row *row)
{
    size_t columns = check->table->column_count;
    if (table_check_is_blank_from(check, row, columns)) {
        report_empty_surplus(check, row);
        return;
    }
    if (row->cell_count == columns + 1 && columns <= MOST_COLUMNS) {
        enum shape *shapes = table_check_shapes(check, row);
        bool stands = profile_holds_row(&check->profile, shapes, columns, SIZE_MAX);
        if (report_doubled_pipe(check, row, shapes) || (!stands && report_inner_pipe(check, row, shapes)))
            return;
    }
    findings_add(check->out, surplus_range(row, columns),
                 "%zu cells, the header has %zu: GitHub drops what stands from here on. Remove a |, or write \\| "
                 "for one that is text", row->cell_count, columns);
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
        size_t shared = shared_count_report(&check);
        for (size_t r = 0; r < table->row_count; r++) {
            const struct row *row = &table->rows[r];
            if (row->cell_count == shared && row->kind == ROW_ENTRY)
                report_wide_pipe(&check, row);
            else if (row->cell_count < table->column_count && !may_be_short(&check, row, shared))
                report_short(&check, row);
            else if (row->cell_count > table->column_count)
                report_long(&check, row);
        }
    }
}
