#include "list/added.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/changes.h"
#include "list/identity.h"

#include <stdlib.h>

struct names {
    struct text *items; /* sorted */
    size_t count, capacity;
};

static struct text title_of(const struct entry *entry, struct arena *arena)
{
    struct text title = utf8_folded_letters(arena, entry->title);
    return title.length ? title : utf8_folded_letters(arena, entry->name);
}

static struct text paper_of(const struct entry *entry, struct arena *arena)
{
    return entry->paper ? identity_of_paper(arena, entry->paper->address) : TEXT("");
}

static int compare(const void *left, const void *right)
{
    return text_compare(*(const struct text *)left, *(const struct text *)right);
}

static void collect_names(const struct list *list, struct names *names, struct arena *arena)
{
    for (size_t i = 0; i < list->entries.count; i++) {
        *array_add(arena, names) = title_of(&list->entries.items[i], arena);
        *array_add(arena, names) = paper_of(&list->entries.items[i], arena);
    }
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare);
}

static bool is_known(const struct names *names, struct text name)
{
    return name.length && names->count && bsearch(&name, names->items, names->count, sizeof name, compare);
}

void added_entries_find(const struct list *list, struct added_entries *added, struct arena *arena)
{
    const struct list *before = changes_page_before(list);
    struct names names = {0};
    *added = (struct added_entries){0};
    if (!before)
        return;
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct entry *entry = &list->entries.items[i];
        if (!changes_touch(list, entry->row->range))
            continue;
        if (!names.count)
            collect_names(before, &names, arena);
        if (!is_known(&names, title_of(entry, arena)) && !is_known(&names, paper_of(entry, arena)))
            *array_add(arena, added) = entry;
    }
}
