#include "rules/delimiter_row.h"

#include "base/arena.h"
#include "list/delimiter.h"
#include "list/drawn.h"

struct text delimiter_row_header(const struct delimiter_row *row, size_t column)
{
    return list_text(row->list, row->header.items[column].value);
}

/* What the cell says now; for a new one, what the house writes under that column; else what the others say. */
static enum alignment alignment_of(const struct delimiter_row *row, size_t column)
{
    const struct column_definition *definition =
        rulebook_column(row->list->context->rulebook, delimiter_row_header(row, column));
    bool counts_agree = row->old.count == row->header.count;
    if (column < row->old.count && (counts_agree || !definition))
        return delimiter_meaning(list_text(row->list, row->old.items[column].value));
    if (definition && definition->has_alignment)
        return definition->alignment;
    if (row->old.count)
        return delimiter_meaning(list_text(row->list, row->old.items[row->old.count - 1].value));
    return ALIGN_NONE;
}

struct text delimiter_cell_text(enum alignment alignment, size_t width, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    bool left = alignment == ALIGN_LEFT || alignment == ALIGN_CENTER;
    bool right = alignment == ALIGN_RIGHT || alignment == ALIGN_CENTER;
    if (width <= sizeof ":---:" - 1)
        return row_delimiter_text(alignment);
    for (size_t i = 0; i < width; i++)
        builder_add_byte(&builder, (left && !i) || (right && i + 1 == width) ? ':' : '-');
    return builder_text(&builder);
}

static bool is_padded(const struct delimiter_row *row, const struct cells *model)
{
    return model->count && list_text(row->list, model->items[0].range).bytes[0] == ' ';
}

/* The column's width, where the header and the rows below it share one; else 0. */
static size_t common_width(const struct delimiter_row *row, size_t column, bool *is_filled)
{
    struct text header = list_text(row->list, row->header.items[column].range);
    size_t width = text_width(header);
    bool has_blanks = cell_is_filled(header);
    for (size_t i = 0; i < row->body_count; i++) {
        const struct cells *cells = &row->body[i];
        struct text cell = column < cells->count ? list_text(row->list, cells->items[column].range) : TEXT("");
        if (text_width(cell) != width)
            return 0;
        has_blanks |= cell_is_filled(cell);
    }
    *is_filled |= has_blanks;
    return row->body_count ? width : 0;
}

static struct text row_text(const struct delimiter_row *row, const size_t *widths, bool padded)
{
    struct builder builder = {.arena = row->arena};
    builder_add(&builder, TEXT("|"));
    for (size_t i = 0; i < row->header.count; i++) {
        size_t width = widths ? widths[i] : 0, room = padded && width > 2 ? width - 2 : width;
        builder_add(&builder, padded ? TEXT(" ") : TEXT(""));
        builder_add(&builder, delimiter_cell_text(alignment_of(row, i), room, row->arena));
        builder_add(&builder, padded ? TEXT(" |") : TEXT("|"));
    }
    return builder_text(&builder);
}

struct text delimiter_row_brief(const struct delimiter_row *row)
{
    return row_text(row, NULL, is_padded(row, row->old.count ? &row->old : &row->header));
}

struct text delimiter_row_text(const struct delimiter_row *row)
{
    bool is_drawn = false;
    size_t *widths = arena_allocate_array(row->arena, row->header.count, sizeof *widths);
    for (size_t i = 0; i < row->header.count; i++)
        widths[i] = common_width(row, i, &is_drawn);
    if (!is_drawn)
        return delimiter_row_brief(row);
    return row_text(row, widths, is_padded(row, row->old.count == row->header.count ? &row->old : &row->header));
}

struct delimiter_row delimiter_row_read(const struct list *list, const struct stray *stray, struct arena *arena)
{
    struct delimiter_row row = {.list = list, .arena = arena};
    size_t header = stray->header < stray->rows.count ? stray->header : 0, below = header + 1;
    row_scan(list->source->content, stray->rows.items[header].range, arena, &row.header);
    if (stray->delimiter < stray->rows.count)
        row_scan(list->source->content, stray->rows.items[stray->delimiter].range, arena, &row.old);
    below += stray->delimiter == below;
    for (; row.body_count < DELIMITER_ROW_BODY && below < stray->rows.count; below++)
        row_scan(list->source->content, stray->rows.items[below].range, arena, &row.body[row.body_count++]);
    return row;
}

struct text stray_row_text(const struct list *list, const struct stray *stray, size_t row)
{
    return list_text(list, stray->rows.items[row].range);
}

struct effect stray_makes_table(const struct list *list, const struct stray *stray)
{
    bool has_row = stray->delimiter < stray->rows.count;
    struct text row = has_row ? stray_row_text(list, stray, stray->delimiter) : TEXT("");
    return (struct effect){EFFECT_MAKES_TABLE, row, row, stray->rows.count - 2};
}
