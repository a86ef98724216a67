#include "base/arena.h"
#include "list/build.h"
#include "list/none.h"
#include "list/venue.h"

/* What a cell says without its marks; the empty text for nothing and for a word that means nothing. */
static struct text cell_says(const struct list *list, const struct row *row, enum role role)
{
    const struct list_cell *cell = row_cell(row, role);
    if (!cell)
        return TEXT("");
    struct text text = text_trim(list_text(list, cell->inner));
    bool is_none = column_is_none_word(&row->table->columns[cell - row->cells], text) || is_dashes(text);
    return is_none ? TEXT("") : text;
}

/* The first link of the cell that is no image, for a badge stands inside its link. */
static const struct link *cell_link(const struct list *list, const struct row *row, enum role role)
{
    const struct list_cell *cell = row_cell(row, role);
    for (uint32_t i = 0; cell && i < cell->link_count; i++) {
        const struct link *link = &list->links.items[cell->first_link + i];
        if (!link->is_image)
            return link;
    }
    return NULL;
}

static void fill_entry(struct list *list, struct entry *entry, struct row *row)
{
    entry->row = row;
    entry->abbreviation = cell_says(list, row, ROLE_ABBREVIATION);
    entry->title = cell_says(list, row, ROLE_TITLE);
    entry->paper = cell_link(list, row, ROLE_PAPER);
    entry->code = cell_link(list, row, ROLE_CODE);
    entry->publication = publication_read(cell_says(list, row, ROLE_VENUE));
    entry->name = entry->abbreviation;
    if (!table_column(row->table, ROLE_ABBREVIATION) && entry->paper)
        entry->name = text_trim(list_text(list, entry->paper->label));
}

static bool has_entries(const struct table *table)
{
    return table_column(table, ROLE_TITLE) || table_column(table, ROLE_ABBREVIATION) ||
           table_column(table, ROLE_PAPER);
}

void build_entries(struct list *list, struct arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < list->tables.count; i++)
        count += list->tables.items[i].row_count;
    list->entries.items = arena_allocate_array(arena, count, sizeof *list->entries.items);
    list->entries.capacity = count;
    for (size_t i = 0; i < list->tables.count; i++) {
        struct table *table = &list->tables.items[i];
        for (size_t r = 0; r < table->row_count && has_entries(table); r++) {
            if (table->rows[r].is_unreliable)
                continue;
            struct entry *entry = &list->entries.items[list->entries.count++];
            fill_entry(list, entry, &table->rows[r]);
            table->rows[r].entry = entry;
        }
    }
}
