#include "base/arena.h"
#include "base/utf8.h"
#include "list/build.h"

static const struct heading *contents_heading(const struct list *list, struct arena *arena)
{
    const struct words *words = &list->context->rulebook->settings.contents_headings;
    struct text *names = arena_allocate_array(arena, words->count, sizeof *names);
    for (size_t i = 0; i < words->count; i++)
        names[i] = utf8_folded_letters(arena, words->items[i]);
    for (size_t i = 0; i < list->headings.count; i++) {
        struct text folded = utf8_folded_letters(arena, list->headings.items[i].text);
        for (size_t k = 0; k < words->count; k++)
            if (text_equal(folded, names[k]))
                return &list->headings.items[i];
    }
    return NULL;
}

static uint32_t section_end(const struct list *list, const struct heading *heading)
{
    const struct heading *last = list->headings.items + list->headings.count;
    for (const struct heading *next = heading + 1; next < last; next++)
        if (next->level <= heading->level)
            return next->range.start;
    return (uint32_t)list->source->content.length;
}

/* The in-page links of the section that is called contents; without one, those of all lists. */
void build_contents(struct list *list, struct arena *arena)
{
    const struct heading *heading = contents_heading(list, arena);
    list->has_contents_heading = heading != NULL;
    struct range within = {0, (uint32_t)list->source->content.length};
    if (heading)
        within = (struct range){heading->range.start, section_end(list, heading)};
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        if (link->row || !text_starts_with(link->address, TEXT("#")) || !range_contains(within, link->whole))
            continue;
        if (heading || link->list_depth)
            *array_add(arena, &list->contents) = link;
    }
}
