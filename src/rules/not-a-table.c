#include "base/arena.h"
#include "list/delimiter.h"
#include "list/indentation.h"
#include "rules/delimiter_row.h"
#include "rules/rules.h"
#include "rules/unindent.h"

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

/* Header and delimiter row can only be brought together by the delimiter row where no row would lose a cell by
 * it. */
static void rewrite_delimiter(const struct list *list, const struct stray *stray, struct finding *finding,
                              struct findings *out)
{
    size_t rows;
    size_t cells = body_cells(list, stray, &rows);
    struct delimiter_row row = delimiter_row_read(list, stray, out->arena);
    if (rows && cells != row.header.count)
        return;
    struct text wanted = delimiter_row_text(&row);
    finding_add_edit(out, finding, FIX_SAFE, stray->rows.items[stray->delimiter].range, wanted,
                     (struct effect){.kind = EFFECT_MAKES_TABLE,
                                     .before = row_text(list, stray, stray->delimiter),
                                     .after = wanted,
                                     .count = rows});
    unindent_rows(list, stray, stray->delimiter, finding, out);
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
    struct delimiter_row row = delimiter_row_read(list, stray, out->arena);
    size_t rows, body = body_cells(list, stray, &rows);
    bool is_header_wrong = rows && body != row.header.count && body == row.old.count;
    struct document_row delimiter = stray->rows.items[stray->delimiter], header = stray->rows.items[stray->header];
    if (report_wide_header(list, stray, row.old.count, out))
        return;
    struct finding *finding;
    if (is_header_wrong)
        finding = findings_add(out, header.range,
                               "the header has %zu %s, the delimiter row and the rows %zu: GitHub shows these %zu "
                               "lines as text. %s", row.header.count, cells_word(row.header.count), body,
                               stray->rows.count,
                               row.header.count < body ? "Name every column" : "Remove the column without cells");
    else
        finding = findings_add(out, delimiter.range,
                               "the delimiter row has %zu %s, the header %zu: GitHub shows these %zu lines as "
                               "text. Write %.*s", row.old.count, cells_word(row.old.count), row.header.count,
                               stray->rows.count, TEXT_ARGUMENTS(delimiter_row_brief(&row)));
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
    struct delimiter_row row = delimiter_row_read(list, stray, out->arena);
    struct range place = bad_cell(list, &row, stray->rows.items[stray->delimiter].range);
    bool is_empty = place.start == place.end;
    if (is_empty)
        place = stray->rows.items[stray->delimiter].range;
    struct text bad = list_text(list, place);
    bool has_space = text_find(bad, TEXT("\xC2\xA0"), 0) != TEXT_NOT_FOUND;
    if (is_empty) {
        struct finding *finding = findings_add(
            out, place, "a delimiter row with an empty cell: GitHub shows these %zu lines as text. Write %.*s",
            stray->rows.count, TEXT_ARGUMENTS(delimiter_row_text(&row)));
        rewrite_delimiter(list, stray, finding, out);
        return;
    }
    struct finding *finding = findings_add(
        out, place, "\"%.*s\"%s is no cell of a delimiter row: GitHub shows these %zu lines as text. Write %.*s",
        TEXT_ARGUMENTS(bad), has_space ? ", with a no-break space in it," : "", stray->rows.count,
        TEXT_ARGUMENTS(delimiter_row_brief(&row)));
    rewrite_delimiter(list, stray, finding, out);
}

/* Every column of the header is known, and every row has its cells: then the header is one. */
static bool is_sure_header(const struct list *list, const struct delimiter_row *row, const struct stray *stray)
{
    for (size_t i = 0; i < row->header.count; i++)
        if (!rulebook_column(list->context->rulebook, delimiter_row_header(row, i)))
            return false;
    for (size_t i = 1; i < stray->rows.count; i++)
        if (row_cell_count(row_text(list, stray, i)) != row->header.count)
            return false;
    return row->header.count > 1;
}

static void report_underlined(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct delimiter_row row = delimiter_row_read(list, stray, out->arena);
    struct range line = stray->rows.items[stray->delimiter].range;
    struct text dashes = list_text(list, line);
    struct finding *finding = findings_add(
        out, line,
        "a line of %c makes the header above it a heading, and GitHub shows these %zu lines as text. Write %.*s",
        dashes.bytes[0], stray->rows.count, TEXT_ARGUMENTS(delimiter_row_brief(&row)));
    rewrite_delimiter(list, stray, finding, out);
}

/* The delimiter row above a table that has its own is one too many. */
static void report_doubled_delimiter(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct document_row row = stray->rows.items[0];
    struct finding *finding = findings_add(
        out, row.range, "a delimiter row above the header, which GitHub shows as text: remove it");
    finding_add_note(out, finding, stray->table->header.range, "the header");
    struct range line = {list->source->line_starts[row.line], source_line_end(list->source, row.line)};
    if (text_equal(text_trim(list_text(list, line)), list_text(list, row.range)))
        finding_add_edit(out, finding, FIX_SAFE, line, TEXT(""),
                         (struct effect){.kind = EFFECT_REPLACES, .before = list_text(list, row.range)});
}

static void report_no_header(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct range first = stray->rows.items[0].range;
    size_t count = stray->rows.count;
    if (stray->table) {
        report_doubled_delimiter(list, stray, out);
        return;
    }
    /* What stands below is read as header and rows. */
    struct stray below = {.rows = {stray->rows.items + 1, count - 1, count - 1}, .delimiter = count - 1};
    struct delimiter_row row = delimiter_row_read(list, &below, out->arena);
    if (!is_sure_header(list, &row, &below)) {
        findings_add(out, first, "no header above the delimiter row: GitHub shows these %zu lines as text. "
                     "Name the columns in a line above it", count);
        return;
    }
    struct range header = below.rows.items[0].range;
    struct finding *finding = findings_add(
        out, first,
        "the delimiter row stands above the header: GitHub shows these %zu lines as text. Write it below",
        count);
    const struct source *source = list->source;
    uint32_t first_line = source->line_starts[stray->rows.items[0].line];
    uint32_t header_line = source->line_starts[below.rows.items[0].line];
    struct text moved = text_format(out->arena, "%.*s%.*s%.*s",
                                    TEXT_ARGUMENTS(list_text(list, (struct range){first.end, header_line})),
                                    TEXT_ARGUMENTS(list_text(list, (struct range){first_line, first.start})),
                                    TEXT_ARGUMENTS(list_text(list, first)));
    finding_add_edit(out, finding, FIX_SAFE, (struct range){first_line, header_line}, TEXT(""),
                     (struct effect){.kind = EFFECT_REPLACES, .before = list_text(list, first)});
    finding_add_edit(out, finding, FIX_SAFE, (struct range){header.end, header.end}, moved,
                     (struct effect){EFFECT_MAKES_TABLE, TEXT(""), list_text(list, first), count - 2});
}

static void report_no_delimiter(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct delimiter_row row = delimiter_row_read(list, stray, out->arena);
    bool is_sure = is_sure_header(list, &row, stray);
    struct range first = stray->rows.items[0].range;
    if (!is_sure) {
        findings_add(out, first,
                     "GitHub shows these %zu %s as text: a table begins with a header and, under it, a delimiter "
                     "row such as %.*s", stray->rows.count, lines_word(stray->rows.count),
                     TEXT_ARGUMENTS(delimiter_row_brief(&row)));
        return;
    }
    struct finding *finding = findings_add(
        out, first, "no delimiter row under the header: GitHub shows these %zu %s as text. Write %.*s under it",
        stray->rows.count, lines_word(stray->rows.count), TEXT_ARGUMENTS(delimiter_row_brief(&row)));
    /* The new line begins as the second one does, quote marks and indentation included. */
    uint32_t line_start = list->source->line_starts[stray->rows.items[1].line];
    struct indentation indentation = indentation_of(list, stray);
    struct range prefix = {line_start, stray->rows.items[1].range.start}, surplus;
    if (indentation_is_surplus(&indentation, stray->rows.items[1], &surplus))
        prefix.end = surplus.start;
    struct text ending = list_text(list, (struct range){first.end, line_start});
    struct text line = text_format(out->arena, "%.*s%.*s%.*s", TEXT_ARGUMENTS(list_text(list, prefix)),
                                   TEXT_ARGUMENTS(delimiter_row_text(&row)), TEXT_ARGUMENTS(ending));
    finding_add_edit(out, finding, FIX_SAFE, (struct range){line_start, line_start}, line,
                     (struct effect){EFFECT_MAKES_TABLE, TEXT(""), delimiter_row_text(&row),
                                     stray->rows.count - 1});
    unindent_rows(list, stray, 1, finding, out);
}

static void report_separated(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct finding *finding = findings_add(
        out, stray->rows.items[stray->delimiter].range,
        "%s between the header and its delimiter row: GitHub shows these %zu lines as text. Remove it",
        stray->gaps_are_blank ? "a blank line" : "something stands", stray->rows.count);
    finding_add_note(out, finding, stray->rows.items[stray->header].range, "the header");
    struct delimiter_row row = delimiter_row_read(list, stray, out->arena);
    if (stray->gaps_are_blank && stray->gaps.count && row.header.count == row.old.count &&
        row_is_delimiter(row_text(list, stray, stray->delimiter)))
        finding_add_edit(out, finding, FIX_SAFE, stray->gaps.items[0], TEXT(""),
                         makes_table(list, stray));
    unindent_rows(list, stray, stray->delimiter, finding, out);
}

static bool has_blank_gaps(const struct stray *stray)
{
    return !stray->gaps.count || stray->gaps_are_blank;
}

static void report_indented(const struct list *list, const struct stray *stray, struct findings *out)
{
    struct indentation indentation = indentation_of(list, stray);
    struct range surplus;
    size_t rows = stray->rows.count, code = 0;
    while (code < rows && indentation_is_surplus(&indentation, stray->rows.items[code], &surplus))
        code++;
    size_t shown = stray->table ? code : rows;
    const char *what = !stray->table ? lines_word(rows)
                       : code == 1   ? "row of the table above"
                                     : "rows of the table above";
    struct finding *finding = findings_add(
        out, stray->rows.items[0].range,
        "indented by four columns or more: GitHub shows %s %zu %s as code%s. Indent by less",
        shown == 1 ? "this" : "these", shown, what,
        !stray->table ? ", not as a table" : code < rows ? ", and what follows as text" : "");
    if (!has_blank_gaps(stray))
        return;
    struct effect effect = stray->table ? (struct effect){.kind = EFFECT_MAKES_ROWS, .count = rows}
                                        : makes_table(list, stray);
    for (size_t i = 0; i < rows; i++)
        if (indentation_is_surplus(&indentation, stray->rows.items[i], &surplus)) {
            finding_add_edit(out, finding, FIX_UNSAFE, surplus, TEXT(""), effect);
            effect = (struct effect){.kind = EFFECT_NONE};
        }
    for (size_t i = 0; finding->fix && i < stray->gaps.count; i++)
        finding_add_edit(out, finding, FIX_UNSAFE, stray->gaps.items[i], TEXT(""), effect);
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
        case STRAY_UNDERLINED:
            report_underlined(list, stray, out);
            break;
        case STRAY_NO_HEADER:
            report_no_header(list, stray, out);
            break;
        case STRAY_CUT_OFF:
            break;
        }
    }
}
