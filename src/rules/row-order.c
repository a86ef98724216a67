#include "base/arena.h"
#include "rules/rules.h"

enum {
    FEWEST_ROWS = 5, /* with a year: fewer have no direction */
    IN_ORDER = 75,   /* percent of them, that a direction needs */
};

struct dated_row {
    const struct entry *entry;
    size_t before; /* the dated row before it in the longest run; SIZE_MAX: none */
    bool is_in_order;
};

struct dated_rows {
    struct dated_row *items;
    size_t count, capacity;
};

/* Years falling are years rising below nought. */
static int year_of(const struct dated_row *row, bool is_falling)
{
    return is_falling ? -row->entry->publication.year : row->entry->publication.year;
}

/* Marks the longest run of rows whose years do not go back, and gives its length. ends[n] is the row of the least
 * year that ends a run of n + 1 rows. */
static size_t mark_longest(struct dated_rows *rows, bool is_falling, size_t *ends)
{
    size_t length = 0;
    for (size_t i = 0; i < rows->count; i++) {
        size_t low = 0, high = length;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (year_of(&rows->items[ends[middle]], is_falling) <= year_of(&rows->items[i], is_falling))
                low = middle + 1;
            else
                high = middle;
        }
        rows->items[i].before = low ? ends[low - 1] : SIZE_MAX;
        rows->items[i].is_in_order = false;
        ends[low] = i;
        length += low == length;
    }
    for (size_t i = length ? ends[length - 1] : SIZE_MAX; i != SIZE_MAX; i = rows->items[i].before)
        rows->items[i].is_in_order = true;
    return length;
}

static void report(const struct list *list, const struct dated_row *row, const struct dated_row *above,
                   bool is_falling, struct findings *out)
{
    const struct list_cell *cell = row_cell(row->entry->row, ROLE_VENUE);
    const struct list_cell *other = above ? row_cell(above->entry->row, ROLE_VENUE) : NULL;
    struct finding *finding = findings_add(out, cell->value,
                                           "%d is out of order: the rows of this table go from %s",
                                           row->entry->publication.year, is_falling ? "new to old" : "old to new");
    finding->key_detail = list_text(list, cell->value);
    if (other)
        finding_add_note(out, finding, other->value, "it stands below %d", above->entry->publication.year);
}

static void check_table(const struct list *list, const struct table *table, struct findings *out)
{
    struct dated_rows rows = {0};
    for (size_t r = 0; r < table->row_count; r++) {
        const struct entry *entry = table->rows[r].entry;
        if (entry && entry->publication.year && row_cell(entry->row, ROLE_VENUE))
            *array_add(out->arena, &rows) = (struct dated_row){.entry = entry};
    }
    if (rows.count < FEWEST_ROWS)
        return;
    size_t *ends = arena_allocate_array(out->arena, rows.count, sizeof *ends);
    size_t rising = mark_longest(&rows, false, ends), falling = mark_longest(&rows, true, ends);
    size_t longest = rising > falling ? rising : falling;
    if (rising == falling || longest == rows.count || longest * 100 < rows.count * IN_ORDER)
        return;
    bool is_falling = falling > rising;
    mark_longest(&rows, is_falling, ends);
    const struct dated_row *above = NULL;
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].is_in_order)
            above = &rows.items[i];
        else
            report(list, &rows.items[i], above, is_falling, out);
}

void check_row_order(const struct list *list, struct findings *out)
{
    for (size_t t = 0; t < list->tables.count; t++)
        check_table(list, &list->tables.items[t], out);
}
