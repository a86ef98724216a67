#include "list/indentation.h"

enum { CODE = 4 /* columns */ };

static struct text prefix_of(const struct list *list, struct range line)
{
    uint32_t start = list->source->line_starts[source_line_at(list->source, line.start)];
    return list_text(list, (struct range){start, line.start});
}

static uint32_t columns_of(struct text prefix)
{
    uint32_t columns = 0;
    for (size_t i = 0; i < prefix.length; i++)
        columns += prefix.bytes[i] == '\t' ? CODE - columns % CODE : 1;
    return columns;
}

struct indentation indentation_of(const struct list *list, const struct stray *stray)
{
    struct indentation indentation = {list, stray, 0};
    bool is_all_code = stray->kind == STRAY_INDENTED && !stray->table;
    size_t header = stray->header < stray->rows.count ? stray->header : 0;
    struct range model = stray->table ? stray->table->header.range : stray->rows.items[header].range;
    if (!stray->is_nested)
        return indentation;
    indentation.columns = columns_of(prefix_of(list, model));
    for (size_t i = 0; is_all_code && i < stray->rows.count; i++) {
        uint32_t columns = columns_of(prefix_of(list, stray->rows.items[i].range));
        indentation.columns = columns < indentation.columns ? columns : indentation.columns;
    }
    if (is_all_code)
        indentation.columns -= indentation.columns < CODE ? indentation.columns : CODE;
    return indentation;
}

bool indentation_is_surplus(const struct indentation *indentation, struct document_row row, struct range *surplus)
{
    struct text prefix = prefix_of(indentation->list, row.range);
    if (columns_of(prefix) < indentation->columns + CODE || prefix.length < indentation->columns)
        return false;
    *surplus = (struct range){row.range.start - (uint32_t)(prefix.length - indentation->columns), row.range.start};
    return columns_of(text_slice(prefix, 0, indentation->columns)) == indentation->columns &&
           text_is_blank(list_text(indentation->list, *surplus));
}
