#include "list/anchors.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/build.h"
#include "list/place.h"

#include <stdlib.h>

/* Of equal names the first in the page stands first, headings before targets. */
static int compare_anchors(const void *left, const void *right)
{
    const struct anchor *a = left, *b = right;
    int order = text_compare(a->name, b->name);
    if (order)
        return order;
    if (!a->heading != !b->heading)
        return a->heading ? -1 : 1;
    if (a->heading)
        return (a->heading > b->heading) - (a->heading < b->heading);
    return (a->target > b->target) - (a->target < b->target);
}

static void sort(struct anchor_names *names)
{
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare_anchors);
}

/* The first of that name. */
static const struct anchor *find(const struct anchor_names *names, struct text wanted)
{
    size_t low = 0, high = names->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(names->items[middle].name, wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < names->count && text_equal(names->items[low].name, wanted) ? &names->items[low] : NULL;
}

/* GitHub puts this before every id, and its script takes it off again. */
static struct text without_prefix(struct text name)
{
    struct text prefix = TEXT("user-content-");
    return text_starts_with(name, prefix) ? text_slice(name, prefix.length, name.length) : name;
}

static struct text lowered(struct text text, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    for (size_t at = 0; at < text.length;)
        utf8_add(&builder, utf8_lower(utf8_next(text, &at)));
    return builder_text(&builder);
}

bool link_is_in_page(const struct link *link)
{
    return !link->is_image && link->address.length > 1 && link->address.bytes[0] == '#';
}

struct text link_fragment(const struct link *link, struct arena *arena)
{
    return without_prefix(anchor_fragment(arena, text_slice(link->address, 1, link->address.length)));
}

const struct anchor *anchors_find(const struct anchors *anchors, struct text fragment, bool *is_exact,
                                  struct arena *arena)
{
    const struct anchor *exact = find(&anchors->names, fragment);
    *is_exact = exact != NULL;
    return exact ? exact : find(&anchors->names, lowered(fragment, arena));
}

const struct heading *anchors_titled(const struct anchors *anchors, struct text text)
{
    const struct anchor *found = find(&anchors->titles, text);
    if (!found)
        return NULL;
    const struct anchor *next = found + 1, *end = anchors->titles.items + anchors->titles.count;
    return next < end && text_equal(next->name, text) ? NULL : found->heading;
}

/* Whether the target's tag stands directly above the heading: nothing but tags and blanks in between. */
static bool stands_above(const struct list *list, const struct target *target, const struct heading *heading)
{
    enum { FURTHEST = 256 };
    if (heading->range.start - target->range.end > FURTHEST)
        return false;
    struct text between = list_text(list, (struct range){target->range.end, heading->range.start});
    bool in_tag = true;
    for (size_t i = 0; i < between.length; i++) {
        char byte = between.bytes[i];
        if (!in_tag && byte != '<' && text_find_byte(TEXT(" \t\r\n"), byte, 0) == TEXT_NOT_FOUND)
            return false;
        in_tag = byte == '<' || (in_tag && byte != '>');
    }
    return !in_tag;
}

const struct heading *anchors_section(const struct anchors *anchors, const struct anchor *anchor)
{
    const struct list *list = anchors->list;
    if (anchor->heading || !anchor->target)
        return anchor->heading;
    const struct heading *before = list_heading_at(list, anchor->target->range.start);
    const struct heading *next = before ? before + 1 : list->headings.items;
    bool is_inside = before && anchor->target->range.start < before->range.end;
    bool has_next = next < list->headings.items + list->headings.count;
    return !is_inside && has_next && stands_above(list, anchor->target, next) ? next : before;
}

static void collect(struct anchors *anchors, struct arena *arena)
{
    const struct list *list = anchors->list;
    for (size_t i = 0; i < list->headings.count; i++) {
        const struct heading *heading = &list->headings.items[i];
        if (!heading->slug.length)
            continue;
        struct text name = without_prefix(heading->slug);
        *array_add(arena, &anchors->names) = (struct anchor){.name = name, .heading = heading};
        *array_add(arena, &anchors->titles) = (struct anchor){.name = text_trim(heading->text), .heading = heading};
    }
    for (size_t i = 0; i < list->targets.count; i++) {
        const struct target *target = &list->targets.items[i];
        *array_add(arena, &anchors->names) = (struct anchor){without_prefix(target->name), NULL, target};
    }
    /* GitHub's own: the top of the page, and the box that a repository shows its README in. */
    *array_add(arena, &anchors->names) = (struct anchor){TEXT("top"), NULL, NULL};
    *array_add(arena, &anchors->names) = (struct anchor){TEXT("readme"), NULL, NULL};
    sort(&anchors->names);
    sort(&anchors->titles);
}

static void follow_contents(struct anchors *anchors, struct arena *arena)
{
    const struct list *list = anchors->list;
    anchors->contents = arena_allocate_array(arena, list->contents.count, sizeof *anchors->contents);
    anchors->sections = arena_allocate_array(arena, list->contents.count, sizeof *anchors->sections);
    anchors->is_linked = arena_allocate_array(arena, list->headings.count, sizeof *anchors->is_linked);
    for (size_t i = 0; i < list->contents.count; i++) {
        bool is_exact;
        if (!link_is_in_page(list->contents.items[i]))
            continue;
        struct text fragment = link_fragment(list->contents.items[i], arena);
        anchors->contents[i] = anchors_find(anchors, fragment, &is_exact, arena);
        if (anchors->contents[i])
            anchors->sections[i] = anchors_section(anchors, anchors->contents[i]);
        if (anchors->sections[i])
            anchors->is_linked[anchors->sections[i] - list->headings.items] = true;
    }
}

void build_anchors(struct list *list, struct arena *arena)
{
    struct anchors *anchors = arena_allocate(arena, sizeof *anchors);
    size_t links = 0;
    anchors->list = list;
    list->anchors = anchors;
    while (links < list->links.count && !link_is_in_page(&list->links.items[links]))
        links++;
    if (links < list->links.count)
        collect(anchors, arena);
    follow_contents(anchors, arena);
}
