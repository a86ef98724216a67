#include "rules/wrong_delimiter.h"

#include "base/arena.h"
#include "list/delimiter.h"
#include "rules/delimiter_row.h"
#include "rules/table_check.h"
#include "rules/unindent.h"

static size_t body_cells(const struct list *list, const struct stray *stray, size_t *rows)
{
    size_t count = 0;
    *rows = 0;
    for (size_t i = stray->delimiter + 1; i < stray->rows.count; i++, (*rows)++)
        if (!count || row_cell_count(stray_row_text(list, stray, i)) == count)
            count = row_cell_count(stray_row_text(list, stray, i));
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
                                     .before = stray_row_text(list, stray, stray->delimiter),
                                     .after = wanted,
                                     .count = rows});
    unindent_rows(list, stray, stray->delimiter, finding, out);
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
    finding_add_edit(out, finding, FIX_SAFE, delimiter, list_text(list, delimiter), stray_makes_table(list, stray));
    return true;
}

void wrong_delimiter_count(const struct list *list, const struct stray *stray, struct findings *out)
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
                               "lines as text. %s", row.header.count, table_check_cells_word(row.header.count),
                               body, stray->rows.count,
                               row.header.count < body ? "Name every column" : "Remove the column without cells");
    else
        finding = findings_add(out, delimiter.range,
                               "the delimiter row has %zu %s, the header %zu: GitHub shows these %zu lines as "
                               "text. Write %.*s", row.old.count, table_check_cells_word(row.old.count),
                               row.header.count, stray->rows.count, TEXT_ARGUMENTS(delimiter_row_brief(&row)));
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

void wrong_delimiter_cell(const struct list *list, const struct stray *stray, struct findings *out)
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

void wrong_delimiter_underline(const struct list *list, const struct stray *stray, struct findings *out)
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
