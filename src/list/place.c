#include "list/place.h"

/* Where the item of that index starts. */
typedef uint32_t start_function(const void *items, size_t index);

/* The number of items, sorted by start, that start at or before offset. */
static size_t count_started(const void *items, size_t count, start_function *start, uint32_t offset)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (start(items, middle) <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t table_start(const void *items, size_t index)
{
    return ((const struct table *)items)[index].header.range.start;
}

static uint32_t row_start(const void *items, size_t index)
{
    return ((const struct row *)items)[index].range.start;
}

static uint32_t stray_start(const void *items, size_t index)
{
    return ((const struct stray *)items)[index].rows.items[0].range.start;
}

static uint32_t stray_row_start(const void *items, size_t index)
{
    return ((const struct document_row *)items)[index].range.start;
}

static uint32_t contents_start(const void *items, size_t index)
{
    return ((const struct link *const *)items)[index]->whole.start;
}

static uint32_t update_start(const void *items, size_t index)
{
    return ((const struct update *)items)[index].range.start;
}

static uint32_t heading_start(const void *items, size_t index)
{
    return ((const struct heading *)items)[index].range.start;
}

static uint32_t cell_start(const void *items, size_t index)
{
    return ((const struct list_cell *)items)[index].range.start;
}

const struct row *list_row_at(const struct list *list, uint32_t offset)
{
    size_t tables = count_started(list->tables.items, list->tables.count, table_start, offset);
    if (!tables)
        return NULL;
    const struct table *table = &list->tables.items[tables - 1];
    if (offset <= table->delimiter.end)
        return &table->header;
    size_t rows = count_started(table->rows, table->row_count, row_start, offset);
    return rows && offset <= table->rows[rows - 1].range.end ? &table->rows[rows - 1] : NULL;
}

const struct list_cell *row_cell_at(const struct row *row, uint32_t offset)
{
    size_t cells = count_started(row->cells, row->cell_count, cell_start, offset);
    return cells && offset <= row->cells[cells - 1].range.end ? &row->cells[cells - 1] : NULL;
}

const struct document_row *list_stray_row_at(const struct list *list, uint32_t offset)
{
    size_t strays = count_started(list->strays.items, list->strays.count, stray_start, offset);
    if (!strays)
        return NULL;
    const struct stray *stray = &list->strays.items[strays - 1];
    size_t rows = count_started(stray->rows.items, stray->rows.count, stray_row_start, offset);
    return rows && offset <= stray->rows.items[rows - 1].range.end ? &stray->rows.items[rows - 1] : NULL;
}

const struct link *list_contents_link_at(const struct list *list, uint32_t offset)
{
    size_t links = count_started(list->contents.items, list->contents.count, contents_start, offset);
    return links && offset < list->contents.items[links - 1]->whole.end ? list->contents.items[links - 1] : NULL;
}

const struct update *list_update_at(const struct list *list, uint32_t offset)
{
    size_t updates = count_started(list->updates.items, list->updates.count, update_start, offset);
    const struct update *last = updates ? &list->updates.items[updates - 1] : NULL;
    return last && offset <= last->range.end ? last : NULL;
}

const struct heading *list_heading_at(const struct list *list, uint32_t offset)
{
    size_t headings = count_started(list->headings.items, list->headings.count, heading_start, offset);
    return headings ? &list->headings.items[headings - 1] : NULL;
}
