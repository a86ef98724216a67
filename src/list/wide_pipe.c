#include "list/wide_pipe.h"

#include "base/arena.h"
#include "list/delimiter.h"

/* What is taken for a pipe by those who write it: the full-width one, those that draw boxes or stand in formulas,
 * and the one behind a backslash, which is meant as text between blanks. */
static size_t pipe_at(struct text text, size_t at)
{
    static const struct text pipes[] = {{WIDE_PIPE, 3},      {"\xE2\x94\x82", 3}, {"\xE2\x88\xA3", 3},
                                        {"\xE2\x9D\x98", 3}, {"\xEF\xBF\xA8", 3}, {"\\|", 2}};
    if (text.bytes[at] == '\\' && (!at || text.bytes[at - 1] == ' ' || text.bytes[at - 1] == '\\'))
        return 0;
    for (size_t i = 0; i < sizeof pipes / sizeof *pipes; i++)
        if (text.bytes[at] == pipes[i].bytes[0] && text_starts_with(text_slice(text, at, text.length), pipes[i]))
            return pipes[i].length;
    return 0;
}

static void find_in_cell(const struct list *list, struct range cell, struct arena *arena, struct wide_pipes *pipes)
{
    struct text text = list_text(list, cell);
    struct spans spans = {0};
    size_t next = 0, length;
    uint32_t covered = cell.start;
    bool is_scanned = false;
    for (size_t at = 0; at < text.length; at += length ? length : 1) {
        length = pipe_at(text, at);
        if (!length)
            continue;
        if (!is_scanned)
            inline_scan(list->source->content, cell, true, &list->document->definitions, arena, &spans);
        is_scanned = true;
        uint32_t start = cell.start + (uint32_t)at;
        for (; next < spans.count && spans.items[next].whole.start <= start; next++)
            if (spans.items[next].whole.end > covered)
                covered = spans.items[next].whole.end;
        if (start >= covered)
            *array_add(arena, pipes) = (struct range){start, start + (uint32_t)length};
    }
}

static struct text mended(const struct list *list, const struct row *row, const struct wide_pipes *pipes,
                          struct arena *arena)
{
    struct builder builder = {.arena = arena};
    uint32_t from = row->range.start;
    for (size_t i = 0; i < pipes->count; from = pipes->items[i++].end) {
        builder_add(&builder, list_text(list, (struct range){from, pipes->items[i].start}));
        builder_add_byte(&builder, '|');
    }
    builder_add(&builder, list_text(list, (struct range){from, row->range.end}));
    return builder_text(&builder);
}

bool wide_pipes_find(const struct list *list, const struct row *row, size_t columns, struct arena *arena,
                     struct wide_pipes *pipes)
{
    for (size_t i = 0; i < row->cell_count; i++)
        find_in_cell(list, row->cells[i].range, arena, pipes);
    return pipes->count && row_cell_count(mended(list, row, pipes, arena)) == columns;
}
