#include "base/arena.h"
#include "list/anchors.h"
#include "list/group.h"
#include "markdown/anchor.h"
#include "rules/rules.h"

struct twins {
    const struct list *list;
    struct grouping by_slug; /* of headings, before GitHub numbers them */
    bool *is_reached;        /* by heading: a link leads there */
    bool *has_unreached;     /* by the first heading of a group: one of them has no link */
};

static const struct heading *heading_of(const struct list *list, const struct link *link, struct arena *arena)
{
    bool is_exact;
    if (!link_is_in_page(link))
        return NULL;
    const struct anchor *anchor = anchors_find(list->anchors, link_fragment(link, arena), &is_exact, arena);
    return anchor ? anchor->heading : NULL;
}

static void find_twins(struct twins *twins, struct arena *arena)
{
    const struct list *list = twins->list;
    size_t count = list->headings.count;
    struct text *slugs = arena_allocate_array(arena, count, sizeof *slugs);
    for (size_t i = 0; i < count; i++)
        slugs[i] = anchor_slug(arena, list->headings.items[i].text);
    group_texts(&twins->by_slug, slugs, count, arena);
    twins->is_reached = arena_allocate_array(arena, count, sizeof *twins->is_reached);
    twins->has_unreached = arena_allocate_array(arena, count, sizeof *twins->has_unreached);
    for (size_t i = 0; i < list->links.count; i++) {
        const struct heading *heading = heading_of(list, &list->links.items[i], arena);
        if (heading)
            twins->is_reached[heading - list->headings.items] = true;
    }
    for (size_t i = 0; i < count; i++)
        if (twins->by_slug.first[i] != GROUP_NONE && !twins->is_reached[i])
            twins->has_unreached[twins->by_slug.first[i]] = true;
}

static void report(const struct twins *twins, const struct link *link, size_t index, struct findings *out)
{
    const struct list *list = twins->list;
    const struct heading *heading = &list->headings.items[index];
    bool is_first = twins->by_slug.previous[index] == GROUP_NONE;
    uint32_t other = is_first ? twins->by_slug.next[index] : twins->by_slug.previous[index];
    struct finding *finding = findings_add(out, link->url, "more than one heading is called %.*s: this leads to %s",
                                           TEXT_ARGUMENTS(text_trim(heading->text)),
                                           is_first ? "the first" : "a later one, by its number");
    finding->key_detail = heading->slug;
    finding_add_note(out, finding, heading->range, "where it leads");
    finding_add_note(out, finding, list->headings.items[other].range, "the other heading");
}

void check_ambiguous_anchor(const struct list *list, struct findings *out)
{
    struct twins twins = {.list = list};
    for (size_t i = 0; i < list->links.count; i++) {
        const struct heading *heading = heading_of(list, &list->links.items[i], out->arena);
        if (!heading)
            continue;
        if (!twins.is_reached)
            find_twins(&twins, out->arena);
        size_t index = (size_t)(heading - list->headings.items);
        uint32_t first = twins.by_slug.first[index];
        bool has_twin = twins.by_slug.previous[index] != GROUP_NONE || twins.by_slug.next[index] != GROUP_NONE;
        if (first != GROUP_NONE && has_twin && twins.has_unreached[first])
            report(&twins, &list->links.items[i], index, out);
    }
}
