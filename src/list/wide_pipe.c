#include "list/wide_pipe.h"

#include "base/arena.h"
#include "list/delimiter.h"

static void find_in_cell(const struct list *list, struct range cell, struct arena *arena, struct wide_pipes *pipes)
{
    struct text text = list_text(list, cell);
    struct spans spans = {0};
    size_t next = 0, at = text_find(text, TEXT(WIDE_PIPE), 0);
    uint32_t covered = cell.start;
    if (at == TEXT_NOT_FOUND)
        return;
    inline_scan(list->source->content, cell, true, &list->document->definitions, arena, &spans);
    for (; at != TEXT_NOT_FOUND; at = text_find(text, TEXT(WIDE_PIPE), at + 1)) {
        uint32_t start = cell.start + (uint32_t)at;
        for (; next < spans.count && spans.items[next].whole.start <= start; next++)
            if (spans.items[next].whole.end > covered)
                covered = spans.items[next].whole.end;
        if (start >= covered)
            *array_add(arena, pipes) = (struct range){start, start + (uint32_t)sizeof WIDE_PIPE - 1};
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
