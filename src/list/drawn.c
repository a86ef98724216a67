#include "list/drawn.h"

#include "base/utf8.h"

enum {
    NEIGHBOURS = 3,    /* rows to each side that are looked at, so that no cell costs more in a long table */
    ENOUGH_ALIKE = 2,  /* of them with one width, or all that there are */
    LONGEST = 4096,    /* bytes of a cell that somebody would draw */
};

size_t text_width(struct text text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.length;)
        width += utf8_width(utf8_next(text, &at));
    return width;
}

bool cell_is_filled(struct text cell)
{
    return text_starts_with(cell, TEXT("  ")) || text_ends_with(cell, TEXT("  "));
}

struct neighbours {
    const struct list *list;
    size_t column;
    struct { size_t width; bool is_filled; } items[2 * NEIGHBOURS];
    size_t count;
};

static void look_at(struct neighbours *neighbours, const struct row *row)
{
    bool has_end = row->closed || neighbours->column + 1 < row->cell_count;
    bool has_start = row->opened || neighbours->column;
    if (row->cell_count <= neighbours->column || row->kind != ROW_ENTRY || !has_start || !has_end)
        return;
    struct text text = list_text(neighbours->list, row->cells[neighbours->column].range);
    if (text.length > LONGEST)
        return;
    neighbours->items[neighbours->count].is_filled = cell_is_filled(text);
    neighbours->items[neighbours->count++].width = text_width(text);
}

static void look_around(struct neighbours *neighbours, const struct row *row)
{
    const struct table *table = row->table;
    size_t place = row == &table->header ? 0 : (size_t)(row - table->rows) + 1; /* the header's is 0 */
    for (size_t step = 1; step <= NEIGHBOURS; step++) {
        if (place + step <= table->row_count)
            look_at(neighbours, &table->rows[place + step - 1]);
        if (step < place)
            look_at(neighbours, &table->rows[place - step - 1]);
        else if (step == place)
            look_at(neighbours, &table->header);
    }
}

static size_t count_alike(const struct neighbours *neighbours, size_t width, bool *is_filled)
{
    size_t count = 0;
    for (size_t i = 0; i < neighbours->count; i++)
        if (neighbours->items[i].width == width) {
            count++;
            *is_filled |= neighbours->items[i].is_filled;
        }
    return count;
}

size_t drawn_width(const struct list *list, const struct row *row, size_t column, bool is_filled)
{
    struct neighbours neighbours = {.list = list, .column = column};
    size_t width = 0;
    look_around(&neighbours, row);
    size_t most = neighbours.count < ENOUGH_ALIKE ? neighbours.count : ENOUGH_ALIKE;
    for (size_t i = 0; i < neighbours.count; i++) {
        bool has_blanks = is_filled;
        size_t alike = count_alike(&neighbours, neighbours.items[i].width, &has_blanks);
        if (!has_blanks || alike < most || (width && alike == most))
            continue;
        width = neighbours.items[i].width;
        most = alike;
    }
    return width;
}
