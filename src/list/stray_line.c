#include "list/stray_line.h"

#include "base/arena.h"
#include "list/delimiter.h"

struct document_row stray_row_on_line(const struct list *list, const struct block *block, uint32_t line)
{
    struct range range = source_line_range(list->source, line);
    const char *bytes = list->source->content.bytes;
    if (line == block->first_line)
        range.start = block->range.start;
    while (range.start < range.end && (bytes[range.start] == ' ' || bytes[range.start] == '\t' ||
                                       (block->quote_depth && bytes[range.start] == '>')))
        range.start++;
    return (struct document_row){line, range};
}

bool stray_is_known_header(const struct list *list, struct document_row row, struct arena *arena)
{
    struct text content = list->source->content;
    struct cells cells = {0};
    size_t known = 0;
    row_scan(content, row.range, arena, &cells);
    for (size_t i = 0; i < cells.count; i++)
        known += rulebook_column(list->context->rulebook, text_range(content, cells.items[i].value)) != NULL;
    return cells.count > 1 && known * 2 > cells.count;
}

/* The rows that stand directly under the heading; false where they have a delimiter row of their own. */
static bool add_rows_below(const struct list *list, const struct block *heading, const struct block *next,
                           struct stray *stray, struct arena *arena)
{
    if (!next || next->kind != BLOCK_PARAGRAPH || next->first_line != heading->last_line + 1)
        return !next || next->kind != BLOCK_TABLE || next->first_line != heading->last_line + 1;
    for (uint32_t line = next->first_line; line <= next->last_line; line++) {
        struct document_row row = stray_row_on_line(list, next, line);
        struct text text = list_text(list, row.range);
        if (line_is_like_delimiter(text))
            return false;
        if (!line_is_like_row(text))
            break;
        *array_add(arena, &stray->rows) = row;
    }
    return true;
}

bool stray_read_underlined(const struct list *list, const struct block *heading, const struct block *next,
                           struct stray *stray, struct arena *arena)
{
    *stray = (struct stray){.kind = STRAY_UNDERLINED, .delimiter = 1};
    if (!heading->is_setext || heading->last_line == heading->first_line)
        return false;
    struct document_row header = stray_row_on_line(list, heading, heading->last_line - 1);
    struct text text = list_text(list, header.range);
    if (row_cell_count(text) < 2)
        return false;
    *array_add(arena, &stray->rows) = header;
    *array_add(arena, &stray->rows) = stray_row_on_line(list, heading, heading->last_line);
    bool is_alone = add_rows_below(list, heading, next, stray, arena);
    /* A pipe may stand in a heading: what is no known header needs to look like a row, and to have some below. */
    int reasons = line_is_like_row(text) + stray_is_known_header(list, header, arena) + (stray->rows.count > 2);
    return is_alone && reasons >= 2;
}
