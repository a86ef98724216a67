#include "engine/cell_edit.h"

#include "base/arena.h"
#include "base/utf8.h"

enum {
    NEIGHBOURS = 3,   /* rows to each side that are looked at, so that no edit costs more in a long table */
    ENOUGH_ALIKE = 2, /* of them with the cell's width: the column has one */
};

static size_t width_of(struct text text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.length;)
        width += utf8_width(utf8_next(text, &at));
    return width;
}

static struct text blanks_behind(const struct list *list, const struct list_cell *cell)
{
    struct text text = list_text(list, cell->range);
    size_t end = text.length;
    while (end && text.bytes[end - 1] == ' ')
        end--;
    return text_slice(text, end, text.length);
}

/* More than the one blank that stands beside every pipe. */
static bool is_filled(const struct list *list, const struct list_cell *cell)
{
    return blanks_behind(list, cell).length > 1 || text_starts_with(list_text(list, cell->range), TEXT("  "));
}

struct column_walk {
    const struct list *list;
    size_t column, width;
    size_t alike;
    bool is_filled;
};

static void look_at(struct column_walk *walk, const struct row *row)
{
    if (row->cell_count <= walk->column || row->kind != ROW_ENTRY)
        return;
    const struct list_cell *cell = &row->cells[walk->column];
    if (width_of(list_text(walk->list, cell->range)) != walk->width)
        return;
    walk->alike++;
    walk->is_filled |= is_filled(walk->list, cell);
}

/* Whether the rows around it have cells of the same width, and not because their words happen to be as long. */
static bool is_aligned(const struct list *list, const struct row *row, const struct list_cell *cell)
{
    const struct table *table = row->table;
    struct column_walk walk = {
        .list = list,
        .column = (size_t)(cell - row->cells),
        .width = width_of(list_text(list, cell->range)),
        .is_filled = is_filled(list, cell),
    };
    if (row == &table->header || !blanks_behind(list, cell).length)
        return false;
    size_t place = (size_t)(row - table->rows);
    for (size_t step = 1; step <= NEIGHBOURS; step++) {
        if (place + step < table->row_count)
            look_at(&walk, &table->rows[place + step]);
        if (step <= place)
            look_at(&walk, &table->rows[place - step]);
        else if (step == place + 1)
            look_at(&walk, &table->header);
    }
    return walk.is_filled && walk.alike >= ENOUGH_ALIKE;
}

void finding_add_cell_edit(struct findings *findings, struct finding *finding, enum safety safety,
                           const struct list *list, const struct row *row, const struct list_cell *cell,
                           struct range range, struct text replacement, struct effect effect)
{
    size_t before = width_of(list_text(list, range)), after = width_of(replacement);
    finding_add_edit(findings, finding, safety, range, replacement, effect);
    if (before == after || !is_aligned(list, row, cell))
        return;
    struct range blanks = {cell->range.end, cell->range.end};
    size_t spare = blanks_behind(list, cell).length - 1;
    if (after > before) {
        blanks.start -= (uint32_t)(after - before < spare ? after - before : spare);
        if (blanks.start == blanks.end)
            return;
    }
    struct text more = text_format(findings->arena, "%*s", after > before ? 0 : (int)(before - after), "");
    finding_add_edit(findings, finding, safety, blanks, more, (struct effect){.kind = EFFECT_NONE});
}
