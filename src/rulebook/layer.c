#include "rulebook/layer.h"

#include "base/utf8.h"
#include "rulebook/kind.h"
#include "rulebook/rule_fences.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void layer_start(struct rulebook *rulebook, struct arena *arena)
{
    *rulebook = (struct rulebook){.arena = arena, .lookup = lookup_new(arena)};
}

static size_t header_place(const struct page *page, const struct page_table *table, const char *column)
{
    size_t place = 0;
    while (place < table->column_count &&
           !text_equal_ignoring_case(page_text(page, table->cells[place]), text_from(column)))
        place++;
    return place;
}

static bool read_table(struct reading *reading, const struct page_table *table)
{
    size_t places[KIND_COLUMNS], count = 0;
    reading->kind = kind_of(reading->page, table, reading->rulebook->arena, reading->error);
    if (!reading->kind)
        return false;
    for (; count < KIND_COLUMNS && reading->kind->columns[count]; count++)
        places[count] = header_place(reading->page, table, reading->kind->columns[count]);
    if (reading->kind->has_one_row && table->row_count != 1)
        return error_set_at(reading->error, reading->page->path, table->line, table->cells[0].column,
                            "the table of %s has one row, this one has %zu", reading->kind->what, table->row_count);
    for (size_t i = 0; i < table->row_count; i++) {
        const struct page_cell *row = page_table_row(table, i);
        reading->line = table->lines[i];
        reading->column = row->column;
        for (size_t j = 0; j < count; j++)
            reading->cells[j] = places[j] < table->column_count ? &row[places[j]] : NULL;
        if (!reading->kind->read_row(reading))
            return false;
    }
    return true;
}

/* Moves the items that are still in use together. What a removed item leaves is an empty name, its first field. */
static void drop_removed(struct rulebook *rulebook, enum lookup_space space, void *items, size_t *count,
                         size_t size)
{
    uint32_t *moved = arena_allocate_array(rulebook->arena, *count, sizeof *moved);
    char *bytes = items;
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        struct text name;
        memcpy(&name, bytes + i * size, sizeof name);
        moved[i] = (uint32_t)kept;
        if (!name.length)
            continue;
        memmove(bytes + kept * size, bytes + i * size, size);
        kept++;
    }
    *count = kept;
    lookup_renumber(rulebook->lookup, space, moved);
}

#define DROP_REMOVED(rulebook, space, array) \
    drop_removed((rulebook), (space), (array)->items, &(array)->count, sizeof *(array)->items)

bool layer_read(struct rulebook *rulebook, const struct page *page, enum layer layer, struct error *error)
{
    struct reading reading = {.rulebook = rulebook, .page = page, .layer = layer, .error = error};
    if (!setting_check_needs(page, error))
        return false;
    for (size_t i = 0; i < page->table_count; i++)
        if (!read_table(&reading, &page->tables[i]))
            return false;
    if (!reading.has_rule && !rule_fences_refuse(page, error))
        return false;
    if (reading.has_removed) {
        DROP_REMOVED(rulebook, LOOKUP_COLUMN, &rulebook->columns);
        DROP_REMOVED(rulebook, LOOKUP_VENUE, &rulebook->venues);
        DROP_REMOVED(rulebook, LOOKUP_MISSPELLING, &rulebook->misspellings);
        DROP_REMOVED(rulebook, LOOKUP_HOST, &rulebook->hosts);
    }
    return true;
}

bool rulebook_add_page(struct rulebook *rulebook, const struct page *page, struct error *error)
{
    return layer_read(rulebook, page, LAYER_OVER, error);
}

static bool declares_rule(const struct page *page, struct arena *arena)
{
    struct error ignored;
    for (size_t i = 0; i < page->table_count; i++) {
        const struct kind *kind = kind_of(page, &page->tables[i], arena, &ignored);
        if (kind && kind_is_rule(kind))
            return true;
    }
    return false;
}

static int is_page_name(const struct dirent *entry)
{
    struct text name = text_from(entry->d_name);
    return name.bytes[0] != '.' && text_ends_with(name, TEXT(".md")) && !text_equal(name, TEXT("README.md"));
}

static int compare_names(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

static bool read_folder(struct rulebook *rulebook, const char *folder, struct dirent **names, int count,
                        struct page *pages, struct error *error)
{
    const char *separator = text_ends_with(text_from(folder), TEXT("/")) ? "" : "/";
    for (int i = 0; i < count; i++) {
        struct text path = text_format(rulebook->arena, "%s%s%s", folder, separator, names[i]->d_name);
        if (!page_read_file(&pages[i], text_copy(rulebook->arena, path).bytes, rulebook->arena, error))
            return false;
    }
    /* What names rules comes behind what declares them. */
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < count; i++)
            if (declares_rule(&pages[i], rulebook->arena) == (pass == 0) &&
                !rulebook_add_page(rulebook, &pages[i], error))
                return false;
    return true;
}

static bool add_folder(struct rulebook *rulebook, const char *path, struct error *error)
{
    struct dirent **names = NULL;
    int count = scandir(path, &names, is_page_name, compare_names);
    if (count < 0)
        return error_set_at(error, path, 0, 0, "cannot read the folder: %s", strerror(errno));
    struct page *pages = arena_allocate_array(rulebook->arena, (size_t)count, sizeof *pages);
    bool is_read = count ? read_folder(rulebook, path, names, count, pages, error)
                         : error_set_at(error, path, 0, 0, "this folder holds no pages (*.md)");
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
    return is_read;
}

bool rulebook_add_path(struct rulebook *rulebook, const char *path, struct error *error)
{
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return add_folder(rulebook, path, error);
    struct page *page = arena_allocate(rulebook->arena, sizeof *page);
    path = text_copy(rulebook->arena, text_from(path)).bytes;
    return page_read_file(page, path, rulebook->arena, error) && rulebook_add_page(rulebook, page, error);
}

static bool check_table_sorted(const struct page *page, const struct page_table *table, const struct kind *kind,
                               struct arena *arena, struct error *error)
{
    size_t key = header_place(page, table, kind->columns[0]);
    struct text before = TEXT("");
    for (size_t i = 0; i < table->row_count; i++) {
        const struct page_cell *cell = &page_table_row(table, i)[key];
        struct text folded = utf8_folded_letters(arena, page_text(page, *cell));
        if (text_compare(folded, before) < 0)
            return error_set_at(error, page->path, table->lines[i], cell->column,
                                "the rows are sorted, and \"%.*s\" belongs further up",
                                TEXT_ARGUMENTS(page_text(page, *cell)));
        before = folded;
    }
    return true;
}

bool rulebook_check_sorted(const struct page *page, struct error *error)
{
    struct arena arena = {0};
    bool is_sorted = true;
    for (size_t i = 0; i < page->table_count && is_sorted; i++) {
        const struct kind *kind = kind_of(page, &page->tables[i], &arena, error);
        is_sorted = kind && (!kind->is_sorted || check_table_sorted(page, &page->tables[i], kind, &arena, error));
    }
    arena_free(&arena);
    return is_sorted;
}
