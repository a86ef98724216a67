#include "list/prose.h"

#include "base/arena.h"

#include <stdlib.h>

static int compare_starts(const void *left, const void *right)
{
    uint32_t a = ((const struct range *)left)->start, b = ((const struct range *)right)->start;
    return (a > b) - (a < b);
}

/* A link hides what follows its label. Behind it in order of spans comes what hides parts of the label. */
static void find_hidden(struct prose *prose)
{
    bool is_sorted = true;
    prose->hidden.count = prose->next_hidden = 0;
    for (size_t i = 0; i < prose->spans.count; i++) {
        const struct span *span = &prose->spans.items[i];
        struct range hidden = span->whole;
        if (span->kind == SPAN_STRONG || span->kind == SPAN_EMPHASIS)
            continue;
        if (span->kind == SPAN_LINK || span->kind == SPAN_IMAGE)
            hidden.start = span->content.end;
        is_sorted &= !prose->hidden.count || prose->hidden.items[prose->hidden.count - 1].start < hidden.start;
        *array_add(prose->arena, &prose->hidden) = hidden;
    }
    if (!is_sorted)
        qsort(prose->hidden.items, prose->hidden.count, sizeof *prose->hidden.items, compare_starts);
}

static void enter(struct prose *prose, struct prose_piece place)
{
    const struct list *list = prose->list;
    prose->place = place;
    prose->place.range = place.around;
    prose->spans.count = 0;
    inline_scan(list->source->content, place.around, place.cell != NULL, &list->document->definitions, prose->arena,
                &prose->spans);
    find_hidden(prose);
}

static bool enter_block(struct prose *prose)
{
    const struct document *document = prose->list->document;
    while (prose->block < document->block_count) {
        const struct block *block = &document->blocks[prose->block++];
        if (block->kind != BLOCK_HEADING && block->kind != BLOCK_PARAGRAPH)
            continue;
        enter(prose, (struct prose_piece){.around = block->range, .block = block});
        return true;
    }
    return false;
}

static bool enter_cell(struct prose *prose)
{
    while (prose->table < prose->list->tables.count) {
        const struct table *table = &prose->list->tables.items[prose->table];
        const struct row *row = prose->row < table->row_count ? &table->rows[prose->row] : NULL;
        if (row && prose->cell < row->cell_count) {
            const struct list_cell *cell = &row->cells[prose->cell++];
            enter(prose, (struct prose_piece){.around = cell->value, .row = row, .cell = cell});
            return true;
        }
        prose->cell = 0;
        prose->row = row ? prose->row + 1 : 0;
        prose->table += !row;
    }
    return false;
}

static bool cut_piece(struct prose *prose, struct prose_piece *piece)
{
    struct range *left = &prose->place.range;
    *piece = prose->place;
    while (prose->next_hidden < prose->hidden.count) {
        struct range hidden = prose->hidden.items[prose->next_hidden++];
        piece->range = (struct range){left->start, hidden.start};
        left->start = hidden.end > left->start ? hidden.end : left->start;
        if (piece->range.start < piece->range.end)
            return true;
    }
    piece->range = *left;
    left->start = left->end;
    return piece->range.start < piece->range.end;
}

bool prose_next(struct prose *prose, struct prose_piece *piece)
{
    while (!cut_piece(prose, piece))
        if (!enter_block(prose) && !enter_cell(prose))
            return false;
    return true;
}
