#include "base/arena.h"
#include "list/build.h"
#include "list/delimiter.h"

static struct range trim(struct text content, struct range range)
{
    struct text text = text_range(content, range), trimmed = text_trim(text);
    if (text.length)
        range.start += (uint32_t)(trimmed.bytes - text.bytes);
    range.end = range.start + (uint32_t)trimmed.length;
    return range;
}

/* Comments at either end of a cell are not part of what it says. */
static struct range cut_comments(struct text content, struct range value, const struct spans *spans)
{
    for (size_t i = 0; i < 2 * spans->count; i++) {
        bool is_from_end = i >= spans->count;
        const struct span *span = &spans->items[is_from_end ? 2 * spans->count - 1 - i : i];
        if (span->kind != SPAN_HTML || !text_starts_with(text_range(content, span->whole), TEXT("<!--")))
            continue;
        if (!is_from_end && span->whole.start == value.start)
            value.start = span->whole.end;
        else if (is_from_end && span->whole.end == value.end && span->whole.start >= value.start)
            value.end = span->whole.start;
        value = trim(content, value);
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

/* <!-- … -->, or a definition that defines nothing: [//]: # (…) */
static bool is_comment(struct text content, const struct list_cell *cell)
{
    struct text text = text_trim(text_range(content, cell->range));
    return text.length && (cell->form == CELL_EMPTY || text_starts_with(text, TEXT("[//]:")) ||
                           text_starts_with(text, TEXT("[comment]:")));
}

/* GitHub drops what has no column, so that some keep their notes there. */
static void drop_comments(struct text content, const struct table *table, struct row *row)
{
    bool has_comment = false;
    for (size_t i = table->column_count; i < row->cell_count; i++) {
        bool is_one = is_comment(content, &row->cells[i]);
        if (!is_one && row->cells[i].form != CELL_EMPTY)
            return;
        has_comment |= is_one;
    }
    if (!has_comment)
        return;
    row->cell_count = table->column_count;
    row->closed = true;
}

/* ..., … and the like, of any length. */
static bool is_dots(struct text text)
{
    static const struct text marks[] = {{".", 1}, {"\xE2\x80\xA6", 3}, {"\xE2\x8B\xAF", 3}, {"\xE2\x8B\xAE", 3}};
    size_t at = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks;) {
        bool is_mark = text_starts_with(text_slice(text, at, text.length), marks[i]);
        at += is_mark ? marks[i].length : 0;
        i = is_mark ? 0 : i + 1;
    }
    return at > 1 && at == text.length;
}

static bool is_ellipsis(struct text content, const struct row *row)
{
    bool has_dots = false;
    for (size_t i = 0; i < row->cell_count; i++) {
        bool is_one = is_dots(text_range(content, row->cells[i].value));
        if (!is_one && row->cells[i].form != CELL_EMPTY)
            return false;
        has_dots |= is_one;
    }
    return has_dots;
}

static bool is_text(struct text content, const struct table *table, const struct row *row)
{
    bool may_be_row = table->column_count == 1 && !table->header.opened;
    return !row->opened && !row->closed && row->cell_count == 1 && !may_be_row &&
           !line_is_like_row(text_range(content, row->range));
}

/* Dashes in every cell, and not the single ones that mean "none" in all of them. */
static bool is_delimiter(struct text content, const struct row *row)
{
    enum alignment alignment;
    bool is_drawn = false;
    for (size_t i = 0; i < row->cell_count; i++) {
        struct text cell = text_range(content, row->cells[i].value);
        if (!row_delimiter_cell(cell, &alignment))
            return false;
        is_drawn |= cell.length > 2;
    }
    return is_drawn;
}

static bool is_header(const struct list *list, const struct row *row)
{
    size_t known = 0;
    for (size_t i = 0; i < row->cell_count; i++)
        known += rulebook_column(list->context->rulebook, list_text(list, row->cells[i].inner)) != NULL;
    return known * 2 > row->cell_count;
}

static void find_kind(const struct list *list, const struct table *table, struct row *row)
{
    struct row *above = row > table->rows ? row - 1 : NULL;
    if (is_ellipsis(list->source->content, row)) {
        row->kind = ROW_ELLIPSIS;
    } else if (is_text(list->source->content, table, row)) {
        row->kind = ROW_TEXT;
    } else if (is_delimiter(list->source->content, row)) {
        row->kind = ROW_DELIMITER;
        if (above && above->kind == ROW_ENTRY && is_header(list, above)) {
            above->kind = ROW_HEADER;
            above->is_unreliable = true;
        }
    }
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
        drop_comments(list->source->content, table, row);
        find_kind(list, table, row);
        row->is_unreliable = row->cell_count != table->column_count || row->kind != ROW_ENTRY;
        for (size_t c = 0; !row->is_unreliable && c < row->cell_count; c++)
            for (uint32_t k = 0; k < row->cells[c].link_count; k++)
                list->links.items[row->cells[c].first_link + k].role = table->columns[c].role;
    }
}
