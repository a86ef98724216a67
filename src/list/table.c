#include "base/arena.h"
#include "list/build.h"

/* Comments at either end of a cell are not part of what it says. */
static struct range cut_comments(struct text content, struct range value, const struct spans *spans)
{
    for (size_t i = 0; i < spans->count; i++) {
        struct range whole = spans->items[i].whole;
        if (spans->items[i].kind != SPAN_HTML || !text_starts_with(text_range(content, whole), TEXT("<!--")))
            continue;
        if (whole.start == value.start)
            value.start = whole.end;
        else if (whole.end == value.end)
            value.end = whole.start;
        struct text text = text_range(content, value), trimmed = text_trim(text);
        if (text.length) {
            value.start += (uint32_t)(trimmed.bytes - text.bytes);
            value.end = value.start + (uint32_t)trimmed.length;
        }
    }
    return value;
}

static bool range_equal(struct range left, struct range right)
{
    return left.start == right.start && left.end == right.end;
}

/* The form of a cell is what stands around all of it. */
static void find_form(struct list_cell *cell, const struct spans *spans)
{
    bool is_bold = false, is_link = false, has_more = false;
    cell->inner = cell->value;
    for (size_t i = 0; i < spans->count; i++) {
        const struct span *span = &spans->items[i];
        bool is_around = range_equal(span->whole, cell->inner);
        if (is_around && (span->kind == SPAN_STRONG || span->kind == SPAN_EMPHASIS || span->kind == SPAN_LINK)) {
            cell->inner = span->content;
            is_bold |= span->kind == SPAN_STRONG;
            is_link |= span->kind == SPAN_LINK;
        } else if (span->kind != SPAN_HTML || range_contains(cell->value, span->whole)) {
            has_more = true;
        }
    }
    if (cell->value.start == cell->value.end)
        cell->form = CELL_EMPTY;
    else if (is_bold || is_link)
        cell->form = is_bold && is_link ? CELL_BOLD_LINK : is_bold ? CELL_BOLD : CELL_LINK;
    else
        cell->form = has_more ? CELL_MIXED : CELL_PLAIN;
}

static void build_cell(struct list *list, struct row *row, struct list_cell *cell, const struct cell *raw,
                       struct spans *spans, struct arena *arena)
{
    spans->count = 0;
    inline_scan(list->source->content, raw->value, true, &list->document->definitions, arena, spans);
    cell->range = raw->range;
    cell->value = cut_comments(list->source->content, raw->value, spans);
    cell->first_link = (uint32_t)list->links.count;
    find_form(cell, spans);
    build_spans(list, spans, row, 0, true, arena);
    cell->link_count = (uint32_t)list->links.count - cell->first_link;
}

static void build_row(struct list *list, struct table *table, struct row *row, const struct document_row *raw,
                      struct cells *cells, struct spans *spans, struct arena *arena)
{
    row_scan(list->source->content, raw->range, arena, cells);
    *row = (struct row){
        .table = table,
        .line = raw->line,
        .range = raw->range,
        .cell_count = cells->count,
        .opened = cells->opened,
        .closed = cells->closed,
        .cells = arena_allocate_array(arena, cells->count, sizeof *row->cells),
    };
    for (size_t i = 0; i < cells->count; i++)
        build_cell(list, row, &row->cells[i], &cells->items[i], spans, arena);
}

static void build_columns(struct list *list, struct table *table, struct arena *arena)
{
    const struct rulebook *rulebook = list->context->rulebook;
    struct text content = list->source->content;
    struct cells delimiters = {0};
    row_scan(content, table->delimiter, arena, &delimiters);
    table->column_count = table->header.cell_count;
    table->columns = arena_allocate_array(arena, table->column_count, sizeof *table->columns);
    bool has_title = false, has_link = false, has_stranger = false;
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        column->range = table->header.cells[i].value;
        column->name = text_trim(inline_plain_text(content, column->range, true, NULL, arena));
        column->definition = rulebook_column(rulebook, column->name);
        column->role = column->definition ? column->definition->role : ROLE_NONE;
        if (i < delimiters.count)
            row_delimiter_cell(text_range(content, delimiters.items[i].value), &column->alignment);
        has_title |= column->role == ROLE_TITLE;
        has_link |= column->role == ROLE_PAPER || column->role == ROLE_CODE;
        has_stranger |= !column->definition;
    }
    table->is_house = has_title && has_link && !has_stranger;
}

void build_table(struct list *list, struct table *table, const struct block *block, struct arena *arena)
{
    struct spans spans = {0};
    struct cells cells = {0};
    table->block = block;
    table->delimiter = block->rows[1].range;
    build_row(list, table, &table->header, &block->rows[0], &cells, &spans, arena);
    build_columns(list, table, arena);
    table->row_count = block->row_count - 2;
    table->rows = arena_allocate_array(arena, table->row_count, sizeof *table->rows);
    for (size_t i = 0; i < table->row_count; i++) {
        struct row *row = &table->rows[i];
        build_row(list, table, row, &block->rows[i + 2], &cells, &spans, arena);
        row->is_unreliable = row->cell_count != table->column_count;
        for (size_t c = 0; !row->is_unreliable && c < row->cell_count; c++)
            for (uint32_t k = 0; k < row->cells[c].link_count; k++)
                list->links.items[row->cells[c].first_link + k].role = table->columns[c].role;
    }
}
