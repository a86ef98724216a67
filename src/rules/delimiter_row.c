#include "rules/delimiter_row.h"

#include "base/arena.h"
#include "list/delimiter.h"

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

static bool is_padded(const struct delimiter_row *row)
{
    const struct cells *model = row->old.count ? &row->old : &row->header;
    return model->count && model->items[0].value.start > model->items[0].range.start;
}

struct text delimiter_row_text(const struct delimiter_row *row)
{
    struct builder builder = {.arena = row->arena};
    const char *joint = is_padded(row) ? " | " : "|";
    builder_add(&builder, is_padded(row) ? TEXT("| ") : TEXT("|"));
    for (size_t i = 0; i < row->header.count; i++) {
        builder_add(&builder, row_delimiter_text(alignment_of(row, i)));
        if (i + 1 < row->header.count)
            builder_add(&builder, text_from(joint));
    }
    builder_add(&builder, is_padded(row) ? TEXT(" |") : TEXT("|"));
    return builder_text(&builder);
}

struct delimiter_row delimiter_row_read(const struct list *list, const struct stray *stray, struct arena *arena)
{
    struct delimiter_row row = {.list = list, .arena = arena};
    size_t header = stray->header < stray->rows.count ? stray->header : 0;
    row_scan(list->source->content, stray->rows.items[header].range, arena, &row.header);
    if (stray->delimiter < stray->rows.count)
        row_scan(list->source->content, stray->rows.items[stray->delimiter].range, arena, &row.old);
    return row;
}
