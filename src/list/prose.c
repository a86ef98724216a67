#include "list/prose.h"

#include "base/arena.h"
#include "list/place.h"

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
    prose->spans.count = prose->next_span = prose->label_end = 0;
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

static const struct block *block_at(const struct document *document, uint32_t offset)
{
    size_t low = 0, high = document->block_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->blocks[middle].range.start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low && offset < document->blocks[low - 1].range.end ? &document->blocks[low - 1] : NULL;
}

static bool is_within(struct range range, uint32_t offset)
{
    return range.start <= offset && offset < range.end;
}

static bool is_definition(const struct definitions *definitions, uint32_t offset)
{
    size_t low = 0, high = definitions->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (definitions->items[middle].whole.start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low && is_within(definitions->items[low - 1].whole, offset);
}

static enum prose_place enter_cell_at(struct prose *prose, uint32_t offset)
{
    const struct row *row = list_row_at(prose->list, offset);
    for (size_t i = 0; row && i < row->cell_count; i++) {
        const struct list_cell *cell = &row->cells[i];
        if (!is_within(cell->value, offset))
            continue;
        enter(prose, (struct prose_piece){.around = cell->value, .row = row, .cell = cell});
        return PROSE_WORDS;
    }
    return PROSE_BETWEEN;
}

static enum prose_place enter_at(struct prose *prose, uint32_t offset)
{
    const struct block *block = block_at(prose->list->document, offset);
    if (!block)
        return is_definition(&prose->list->document->definitions, offset) ? PROSE_HIDDEN : PROSE_BETWEEN;
    switch (block->kind) {
    case BLOCK_TABLE:
        return enter_cell_at(prose, offset);
    case BLOCK_CODE:
    case BLOCK_HTML:
        return PROSE_HIDDEN;
    case BLOCK_RULE:
        return PROSE_BETWEEN;
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH:
        break;
    }
    enter(prose, (struct prose_piece){.around = block->range, .block = block});
    return PROSE_WORDS;
}

enum prose_place prose_find(struct prose *prose, uint32_t offset, struct prose_piece *piece)
{
    bool is_there = is_within(prose->place.around, offset) && offset >= prose->asked;
    prose->asked = offset;
    if (!is_there) {
        enum prose_place place = enter_at(prose, offset);
        prose->found = (struct range){0, 0};
        if (place != PROSE_WORDS) {
            prose->place.around = prose->found;
            return place;
        }
    }
    *piece = prose->place;
    while (prose->found.end <= offset) {
        struct prose_piece next;
        bool is_cut = cut_piece(prose, &next);
        prose->found = is_cut ? next.range : (struct range){piece->around.end, UINT32_MAX};
    }
    piece->range = prose->found;
    return offset < prose->found.start ? PROSE_HIDDEN : PROSE_WORDS;
}

bool prose_is_label(struct prose *prose, uint32_t offset)
{
    while (prose->next_span < prose->spans.count && prose->spans.items[prose->next_span].whole.start <= offset) {
        const struct span *span = &prose->spans.items[prose->next_span++];
        if ((span->kind == SPAN_LINK || span->kind == SPAN_IMAGE) && span->content.end > prose->label_end)
            prose->label_end = span->content.end;
    }
    return offset < prose->label_end;
}
