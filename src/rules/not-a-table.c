#include "base/arena.h"
#include "list/delimiter.h"
#include "list/indentation.h"
#include "rules/delimiter_row.h"
#include "rules/rules.h"
#include "rules/unindent.h"
#include "rules/wrong_delimiter.h"

static const char *lines_word(size_t count)
{
    return count == 1 ? "line" : "lines";
}

/* Every column of the header is known, and every row has its cells: then the header is one. */
static bool is_sure_header(const struct list *list, const struct delimiter_row *row, const struct stray *stray)
{
    for (size_t i = 0; i < row->header.count; i++)
        if (!rulebook_column(list->context->rulebook, delimiter_row_header(row, i)))
            return false;
    for (size_t i = 1; i < stray->rows.count; i++)
        if (row_cell_count(stray_row_text(list, stray, i)) != row->header.count)
            return false;
    return row->header.count > 1;
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
        row_is_delimiter(stray_row_text(list, stray, stray->delimiter)))
        finding_add_edit(out, finding, FIX_SAFE, stray->gaps.items[0], TEXT(""),
                         stray_makes_table(list, stray));
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
                                        : stray_makes_table(list, stray);
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
                     stray_makes_table(list, stray));
}

void check_not_a_table(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->strays.count; i++) {
        const struct stray *stray = &list->strays.items[i];
        switch (stray->kind) {
        case STRAY_WRONG_COUNT:
            wrong_delimiter_count(list, stray, out);
            break;
        case STRAY_BAD_DELIMITER:
            wrong_delimiter_cell(list, stray, out);
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
            wrong_delimiter_underline(list, stray, out);
            break;
        case STRAY_NO_HEADER:
            report_no_header(list, stray, out);
            break;
        case STRAY_CUT_OFF:
            break;
        }
    }
}
