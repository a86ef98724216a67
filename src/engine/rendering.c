#include "engine/rendering.h"

#include "base/arena.h"

/* Between what would otherwise run together; no text that is read holds it. */
#define BORDER TEXT("\x1F")

static enum part_kind kind_of(const struct block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        return PART_HEADING;
    case BLOCK_HTML:
        return PART_HTML;
    case BLOCK_CODE:
        return PART_CODE;
    case BLOCK_RULE:
        return PART_RULE;
    case BLOCK_PARAGRAPH:
    case BLOCK_TABLE:
        break;
    }
    return PART_PARAGRAPH;
}

static struct part *add_part(struct rendering *rendering, const struct block *block, enum part_kind kind,
                             struct range range, struct arena *arena)
{
    struct part *part = array_add(arena, rendering);
    *part = (struct part){.kind = kind, .range = range, .level = block->level, .text = block->text,
                          .list_depth = block->list_depth, .quote_depth = block->quote_depth};
    return part;
}

static void add_row(struct rendering *rendering, const struct table *table, const struct row *row,
                    enum part_kind kind, struct arena *arena)
{
    struct part *part = add_part(rendering, table->block, kind, row->range, arena);
    part->columns = table->column_count;
    part->cells = row->cell_count;
    part->row_cells = row->cells;
}

static void add_table(struct rendering *rendering, const struct table *table, struct arena *arena)
{
    add_row(rendering, table, &table->header, PART_HEADER, arena);
    add_part(rendering, table->block, PART_DELIMITER, table->delimiter, arena)->columns = table->column_count;
    for (size_t i = 0; i < table->row_count; i++)
        add_row(rendering, table, &table->rows[i], PART_ROW, arena);
}

static void find_links(struct rendering *rendering)
{
    const struct list *list = rendering->list;
    uint32_t link = 0;
    for (size_t i = 0; i < rendering->count; i++) {
        struct part *part = &rendering->items[i];
        while (link < list->links.count && list->links.items[link].whole.start < part->range.start)
            link++;
        part->first_link = link;
        while (link < list->links.count && list->links.items[link].whole.start < part->range.end)
            link++;
        part->link_count = link - part->first_link;
    }
}

void rendering_make(struct rendering *rendering, const struct list *list, struct arena *arena)
{
    size_t table = 0;
    *rendering = (struct rendering){.list = list};
    for (size_t i = 0; i < list->document->block_count; i++) {
        const struct block *block = &list->document->blocks[i];
        size_t first = rendering->count;
        if (block->kind != BLOCK_TABLE)
            add_part(rendering, block, kind_of(block), block->range, arena);
        else if (table < list->tables.count && list->tables.items[table].block == block)
            add_table(rendering, &list->tables.items[table++], arena);
        if (rendering->count > first)
            rendering->items[first].opened = block->opened;
    }
    const struct document *document = list->document;
    uint32_t end = (uint32_t)list->source->content.length;
    *array_add(arena, rendering) =
        (struct part){.kind = PART_END, .range = {end, end}, .opened = document->last_opened};
    find_links(rendering);
}

bool parts_are_alike(const struct part *left, const struct part *right)
{
    return left->kind == right->kind && left->level == right->level && left->list_depth == right->list_depth &&
           left->quote_depth == right->quote_depth && left->opened.lists == right->opened.lists &&
           left->opened.items == right->opened.items && left->opened.quotes == right->opened.quotes &&
           left->columns == right->columns && left->cells == right->cells;
}

/* How many dashes stand for one says nothing. */
void delimiter_trace(struct text row, struct trace *trace)
{
    for (size_t i = 0; i < row.length; i++)
        if (row.bytes[i] == ':' || (row.bytes[i] == '-' && (!i || row.bytes[i - 1] != '-')))
            trace_add_raw(trace, text_slice(row, i, i + 1));
}

void part_trace_text(const struct rendering *rendering, const struct part *part, bool joined, struct trace *trace)
{
    struct text content = rendering->list->source->content;
    const struct definitions *definitions = &rendering->list->document->definitions;
    switch (part->kind) {
    case PART_HEADER:
    case PART_ROW:
        for (size_t i = 0; i < part->cells; i++) {
            struct range range = part->row_cells[i].range;
            trace_add_visible(trace, inline_plain_text(content, range, true, definitions, trace->arena));
            if (!joined)
                trace_add_raw(trace, BORDER);
        }
        break;
    case PART_DELIMITER:
        if (!joined)
            delimiter_trace(text_range(content, part->range), trace);
        break;
    case PART_HEADING:
        trace_add_visible(trace, part->text);
        break;
    case PART_PARAGRAPH:
        trace_add_visible(trace, inline_plain_text(content, part->range, false, definitions, trace->arena));
        break;
    case PART_HTML:
    case PART_CODE:
        trace_add_visible(trace, text_range(content, part->range));
        break;
    case PART_RULE:
    case PART_END:
        break;
    }
}

void part_trace_links(const struct rendering *rendering, const struct part *part, struct trace *trace)
{
    for (uint32_t i = 0; i < part->link_count; i++) {
        const struct link *link = &rendering->list->links.items[part->first_link + i];
        trace_add_raw(trace, link->is_image ? TEXT("!") : BORDER);
        trace_add_raw(trace, link->address);
    }
}

void markdown_trace(struct text markdown, struct trace *text, struct trace *links)
{
    struct range all = {0, (uint32_t)markdown.length};
    struct spans spans = {0};
    trace_add_visible(text, inline_plain_text(markdown, all, true, NULL, text->arena));
    inline_scan(markdown, all, true, NULL, links->arena, &spans);
    for (size_t i = 0; i < spans.count; i++) {
        const struct span *span = &spans.items[i];
        if (span->kind != SPAN_LINK && span->kind != SPAN_IMAGE && span->kind != SPAN_AUTOLINK)
            continue;
        trace_add_raw(links, span->kind == SPAN_IMAGE ? TEXT("!") : BORDER);
        trace_add_raw(links, inline_url(links->arena, text_range(markdown, span->url), true));
    }
}
