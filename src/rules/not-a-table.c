#include "base/arena.h"
#include "list/delimiter.h"
#include "rules/rules.h"

/* A delimiter row that is being written anew, in the style of the one that is there. */
struct delimiter_row {
    const struct list *list;
    const struct stray *stray;
    struct cells header, old; /* old: empty where there is none */
    struct arena *arena;
};

static struct text row_text(const struct list *list, const struct stray *stray, size_t row)
{
    return list_text(list, stray->rows.items[row].range);
}

static size_t body_cells(const struct list *list, const struct stray *stray, size_t *rows)
{
    size_t count = 0;
    *rows = 0;
    for (size_t i = stray->delimiter + 1; i < stray->rows.count; i++, (*rows)++)
        if (!count || row_cell_count(row_text(list, stray, i)) == count)
            count = row_cell_count(row_text(list, stray, i));
        else
            return 0;
    return count;
}

static struct text header_cell(const struct delimiter_row *row, size_t column)
{
    return list_text(row->list, row->header.items[column].value);
}

/* What the cell says now; for a new one, what the house writes under that column; else what the others say. */
static enum alignment alignment_of(const struct delimiter_row *row, size_t column)
{
    const struct column_definition *definition =
        rulebook_column(row->list->context->rulebook, header_cell(row, column));
    bool counts_agree = row->old.count == row->header.count;
    if (column < row->old.count && (counts_agree || !definition))
        return delimiter_meaning(list_text(row->list, row->old.items[column].value));
    if (definition && definition->has_alignment)
        return definition->alignment;
    if (row->old.count)
        return delimiter_meaning(list_text(row->list, row->old.items[row->old.count - 1].value));
    return ALIGN_NONE;
}

static bool is_padded(const struct delimiter_row *row)
{
    const struct cells *model = row->old.count ? &row->old : &row->header;
    return model->count && model->items[0].value.start > model->items[0].range.start;
}

static struct text write_row(const struct delimiter_row *row)
{
    struct builder builder = {.arena = row->arena};
    const char *joint = is_padded(row) ? " | " : "|";
    builder_add(&builder, is_padded(row) ? TEXT("| ") : TEXT("|"));
    for (size_t i = 0; i < row->header.count; i++) {
        builder_add(&builder, row_delimiter_text(alignment_of(row, i)));
        if (i + 1 < row->header.count)
            builder_add(&builder, text_from(joint));
    }
    builder_add(&builder, is_padded(row) ? TEXT(" |") : TEXT("|"));
    return builder_text(&builder);
}

static struct delimiter_row read_rows(const struct list *list, const struct stray *stray, struct arena *arena)
{
    struct delimiter_row row = {.list = list, .stray = stray, .arena = arena};
    size_t header = stray->header < stray->rows.count ? stray->header : 0;
    row_scan(list->source->content, stray->rows.items[header].range, arena, &row.header);
    if (stray->delimiter < stray->rows.count)
        row_scan(list->source->content, stray->rows.items[stray->delimiter].range, arena, &row.old);
    return row;
}

/* Header and delimiter row can only be brought together by the delimiter row where no row would lose a cell by
 * it. */
static void rewrite_delimiter(const struct list *list, const struct stray *stray, struct finding *finding,
                              struct findings *out)
{
    size_t rows;
    size_t cells = body_cells(list, stray, &rows);
    struct delimiter_row row = read_rows(list, stray, out->arena);
    if (rows && cells != row.header.count)
        return;
    finding_add_edit(out, finding, FIX_SAFE, stray->rows.items[stray->delimiter].range, write_row(&row),
                     (struct effect){.kind = EFFECT_MAKES_TABLE,
                                     .before = row_text(list, stray, stray->delimiter),
                                     .after = write_row(&row),
                                     .count = rows});
}

/* With the delimiter row that is there. */
static struct effect makes_table(const struct list *list, const struct stray *stray)
{
    struct text row = stray->delimiter < stray->rows.count ? row_text(list, stray, stray->delimiter) : TEXT("");
    return (struct effect){EFFECT_MAKES_TABLE, row, row, stray->rows.count - 2};
}

static const char *cells_word(size_t count)
{
    return count == 1 ? "cell" : "cells";
}

static const char *lines_word(size_t count)
{
    return count == 1 ? "line" : "lines";
}

/* A header whose pipes are full-width ones. */
static bool report_wide_header(const struct list *list, const struct stray *stray, size_t wanted,
                               struct findings *out)
{
    struct range header = stray->rows.items[stray->header].range;
    struct text text = list_text(list, header);
    struct text mended = line_with_plain_pipes(text, out->arena);
    if (text_equal(mended, text) || row_cell_count(mended) != wanted)
        return false;
    struct finding *finding = findings_add(
        out, header, "\"" WIDE_PIPE "\" is a full-width character: GitHub shows these %zu lines as text. Write |",
        stray->rows.count);
    struct text wide = TEXT(WIDE_PIPE);
    for (size_t at = text_find(text, wide, 0); at != TEXT_NOT_FOUND; at = text_find(text, wide, at + 1)) {
        uint32_t start = header.start + (uint32_t)at;
        struct range pipe = {start, start + (uint32_t)wide.length};
        finding_add_edit(out, finding, FIX_SAFE, pipe, TEXT("|"),
                         (struct effect){.kind = EFFECT_REPLACES, .before = wide, .after = TEXT("|")});
    }
    struct range delimiter = stray->rows.items[stray->delimiter].range;
    finding_add_edit(out, finding, FIX_SAFE, delimiter, list_text(list, delimiter), makes_table(list, stray));
    return true;
}

static void report_wrong_count(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct delimiter_row row = read_rows(list, stray, out->arena);
    size_t rows, body = body_cells(list, stray, &rows);
    bool is_header_wrong = rows && body != row.header.count && body == row.old.count;
    struct document_row delimiter = stray->rows.items[stray->delimiter], header = stray->rows.items[stray->header];
    if (report_wide_header(list, stray, row.old.count, out))
        return;
    struct finding *finding;
    if (is_header_wrong)
        finding = findings_add(out, header.range,
                               "the header has %zu %s, the delimiter row and the rows %zu: GitHub shows these %zu "
                               "lines as text. Name every column", row.header.count, cells_word(row.header.count),
                               body, stray->rows.count);
    else
        finding = findings_add(out, delimiter.range,
                               "the delimiter row has %zu %s, the header %zu: GitHub shows these %zu lines as "
                               "text. Write %.*s", row.old.count, cells_word(row.old.count), row.header.count,
                               stray->rows.count, TEXT_ARGUMENTS(write_row(&row)));
    rewrite_delimiter(list, stray, finding, out);
}

/* The first cell that is no delimiter cell. */
static struct range bad_cell(const struct list *list, const struct delimiter_row *row, struct range whole)
{
    enum alignment alignment;
    for (size_t i = 0; i < row->old.count; i++)
        if (!row_delimiter_cell(list_text(list, row->old.items[i].value), &alignment))
            return row->old.items[i].value;
    return whole;
}

static void report_bad_delimiter(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct delimiter_row row = read_rows(list, stray, out->arena);
    struct range place = bad_cell(list, &row, stray->rows.items[stray->delimiter].range);
    if (place.start == place.end)
        place = stray->rows.items[stray->delimiter].range;
    struct text bad = list_text(list, place);
    bool has_space = text_find(bad, TEXT("\xC2\xA0"), 0) != TEXT_NOT_FOUND;
    struct finding *finding = findings_add(
        out, place, "\"%.*s\"%s is no cell of a delimiter row: GitHub shows these %zu lines as text. Write %.*s",
        TEXT_ARGUMENTS(bad), has_space ? ", with a no-break space in it," : "", stray->rows.count,
        TEXT_ARGUMENTS(write_row(&row)));
    rewrite_delimiter(list, stray, finding, out);
}

/* Every column of the header is known, and every row has its cells: then the header is one. */
static bool is_sure_header(const struct list *list, const struct delimiter_row *row, const struct stray *stray)
{
    for (size_t i = 0; i < row->header.count; i++)
        if (!rulebook_column(list->context->rulebook, header_cell(row, i)))
            return false;
    for (size_t i = 1; i < stray->rows.count; i++)
        if (row_cell_count(row_text(list, stray, i)) != row->header.count)
            return false;
    return row->header.count > 1;
}

static void report_no_delimiter(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct delimiter_row row = read_rows(list, stray, out->arena);
    bool is_sure = is_sure_header(list, &row, stray);
    struct range first = stray->rows.items[0].range;
    if (!is_sure) {
        findings_add(out, first,
                     "GitHub shows these %zu %s as text: a table begins with a header and, under it, a delimiter "
                     "row such as %.*s", stray->rows.count, lines_word(stray->rows.count),
                     TEXT_ARGUMENTS(write_row(&row)));
        return;
    }
    struct finding *finding = findings_add(
        out, first, "no delimiter row under the header: GitHub shows these %zu %s as text. Write %.*s under it",
        stray->rows.count, lines_word(stray->rows.count), TEXT_ARGUMENTS(write_row(&row)));
    /* The new line begins as the second one does, quote marks and indentation included. */
    uint32_t line_start = list->source->line_starts[stray->rows.items[1].line];
    struct text prefix = list_text(list, (struct range){line_start, stray->rows.items[1].range.start});
    struct text ending = list_text(list, (struct range){first.end, line_start});
    struct text line = text_format(out->arena, "%.*s%.*s%.*s", TEXT_ARGUMENTS(prefix),
                                   TEXT_ARGUMENTS(write_row(&row)), TEXT_ARGUMENTS(ending));
    finding_add_edit(out, finding, FIX_SAFE, (struct range){line_start, line_start}, line,
                     (struct effect){.kind = EFFECT_MAKES_TABLE, .after = write_row(&row), .count = stray->rows.count - 1});
}

static void report_separated(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct finding *finding = findings_add(
        out, stray->rows.items[stray->delimiter].range,
        "%s between the header and its delimiter row: GitHub shows these %zu lines as text. Remove it",
        stray->gaps_are_blank ? "a blank line" : "something stands", stray->rows.count);
    finding_add_note(out, finding, stray->rows.items[stray->header].range, "the header");
    struct delimiter_row row = read_rows(list, stray, out->arena);
    if (stray->gaps_are_blank && stray->gaps.count && row.header.count == row.old.count &&
        row_is_delimiter(row_text(list, stray, stray->delimiter)))
        finding_add_edit(out, finding, FIX_SAFE, stray->gaps.items[0], TEXT(""),
                         makes_table(list, stray));
}

static void report_indented(const struct list *list, const struct stray *stray, struct findings *out)
{
    size_t rows = stray->rows.count;
    const char *what = stray->table ? "of the table above as code" : "as code, not as a table";
    struct finding *finding = findings_add(
        out, stray->rows.items[0].range,
        "indented by four columns or more: GitHub shows %s %zu %s %s. Indent by less",
        rows == 1 ? "this" : "these", rows, stray->table ? (rows == 1 ? "row" : "rows") : lines_word(rows), what);
    for (size_t i = 0; i < rows; i++) {
        struct document_row row = stray->rows.items[i];
        struct range indent = {list->source->line_starts[row.line], row.range.start};
        struct effect effect = {.kind = EFFECT_NONE};
        if (i == 0)
            effect = stray->table ? (struct effect){.kind = EFFECT_MAKES_ROWS, .count = rows}
                                  : makes_table(list, stray);
        if (text_is_blank(list_text(list, indent)))
            finding_add_edit(out, finding, FIX_UNSAFE, indent, TEXT(""), effect);
    }
}

static void report_in_html(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct document_row first = stray->rows.items[stray->header < stray->rows.count ? stray->header : 0];
    struct finding *finding = findings_add(
        out, first.range, "directly under raw HTML GitHub shows these %zu lines as text: leave a blank line above",
        stray->rows.count);
    uint32_t at = list->source->line_starts[first.line];
    struct range above = source_line_range(list->source, first.line - 1);
    finding_add_edit(out, finding, FIX_UNSAFE, (struct range){at, at},
                     list_text(list, (struct range){above.end, at}),
                     makes_table(list, stray));
}

void check_not_a_table(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->strays.count; i++) {
        const struct stray *stray = &list->strays.items[i];
        switch (stray->kind) {
        case STRAY_WRONG_COUNT:
            report_wrong_count(list, stray, out);
            break;
        case STRAY_BAD_DELIMITER:
            report_bad_delimiter(list, stray, out);
            break;
        case STRAY_NO_DELIMITER:
            report_no_delimiter(list, stray, out);
            break;
        case STRAY_SEPARATED:
            report_separated(list, stray, out);
            break;
        case STRAY_INDENTED:
            report_indented(list, stray, out);
            break;
        case STRAY_IN_HTML:
            report_in_html(list, stray, out);
            break;
        case STRAY_CUT_OFF:
            break;
        }
    }
}
