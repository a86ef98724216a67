#include "list/toc_gaps.h"

#include "base/arena.h"
#include "list/anchors.h"
#include "list/meant_heading.h"
#include "markdown/anchor.h"

enum { LEVELS = 6 };

static bool holds_entries(const struct table *table)
{
    bool has_role = false, has_row = false;
    for (size_t i = 0; i < table->column_count && !has_role; i++) {
        enum role role = table->columns[i].role;
        has_role = role == ROLE_TITLE || role == ROLE_PAPER || role == ROLE_CODE;
    }
    for (size_t i = 0; i < table->row_count && !has_row; i++)
        has_row = table->rows[i].kind == ROW_ENTRY;
    return has_role && has_row;
}

/* By heading. Only behind the contents: what stands before them is there to see. */
static bool *find_sections(const struct list *list, struct arena *arena)
{
    bool *has_entries = arena_allocate_array(arena, list->headings.count, sizeof *has_entries);
    uint32_t contents = list->contents.items[0]->whole.start;
    for (size_t i = 0; i < list->tables.count; i++) {
        const struct heading *section = list->tables.items[i].section;
        if (!section || section->range.start <= contents || !section->slug.length)
            continue;
        if (holds_entries(&list->tables.items[i]))
            has_entries[section - list->headings.items] = true;
    }
    return has_entries;
}

/* Lets so many dead lines stand for the sections from first to end that have none; gives how many are left. */
static size_t claim_sections(const bool *has_entries, bool *is_claimed, size_t first, size_t end, size_t dead)
{
    for (size_t i = first; i < end && dead; i++)
        if (has_entries[i] && !is_claimed[i]) {
            is_claimed[i] = true;
            dead--;
        }
    return dead;
}

/* Marks what dead lines were meant for; is_lost[i] where line i is like none. */
static void claim_meant(const struct list *list, bool *is_claimed, bool *is_lost, struct arena *arena)
{
    struct meant_headings search = {.list = list, .arena = arena};
    for (size_t i = 0; i < list->contents.count; i++) {
        const struct link *link = list->contents.items[i];
        bool is_certain;
        if (!link_is_in_page(link) || list->anchors->contents[i])
            continue;
        const struct heading *meant = meant_heading(&search, link, link_fragment(link, arena), &is_certain);
        is_lost[i] = !meant || is_claimed[meant - list->headings.items];
        if (meant)
            is_claimed[meant - list->headings.items] = true;
    }
}

/* Lines that name the page itself, README.md#models or https://github.com/…#models, lead into it as well. */
static void claim_by_address(const struct list *list, bool *is_claimed, struct arena *arena)
{
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        size_t hash = text_find_byte(link->address, '#', 0);
        if (link->row || link->is_image || !link->list_depth || !hash || hash == TEXT_NOT_FOUND)
            continue;
        bool is_exact;
        struct text fragment = text_slice(link->address, hash + 1, link->address.length);
        const struct anchor *anchor =
            anchors_find(list->anchors, anchor_fragment(arena, fragment), &is_exact, arena);
        const struct heading *section = anchor ? anchors_section(list->anchors, anchor) : NULL;
        if (section)
            is_claimed[section - list->headings.items] = true;
    }
}

/* By heading: linked, or what a dead or malformed line was meant for, which other rules speak of. A dead line that
 * is like no heading stands for a section between those of its neighbours, else for any. */
static bool *find_claimed(const struct list *list, const bool *has_entries, struct arena *arena)
{
    const struct anchors *anchors = list->anchors;
    bool *is_claimed = arena_allocate_array(arena, list->headings.count, sizeof *is_claimed);
    bool *is_lost = arena_allocate_array(arena, list->contents.count, sizeof *is_lost);
    size_t dead = 0, left = 0, from = 0;
    for (size_t i = 0; i < list->headings.count; i++)
        is_claimed[i] = anchors->is_linked[i];
    claim_by_address(list, is_claimed, arena);
    for (size_t i = 0; i < list->malformed.count; i++)
        if (list->malformed.items[i].heading)
            is_claimed[list->malformed.items[i].heading - list->headings.items] = true;
    claim_meant(list, is_claimed, is_lost, arena);
    for (size_t i = 0; i < list->contents.count; i++) {
        size_t index = anchors->sections[i] ? (size_t)(anchors->sections[i] - list->headings.items) : 0;
        dead += is_lost[i];
        if (!anchors->sections[i] || index < from)
            continue;
        left += claim_sections(has_entries, is_claimed, from, index, dead);
        dead = 0;
        from = index + 1;
    }
    left += claim_sections(has_entries, is_claimed, from, list->headings.count, dead);
    claim_sections(has_entries, is_claimed, 0, list->headings.count, left);
    return is_claimed;
}

/* The parent of each heading: its index + 1; 0: none. */
static size_t *find_parents(const struct list *list, struct arena *arena)
{
    size_t *parents = arena_allocate_array(arena, list->headings.count, sizeof *parents);
    size_t open[LEVELS + 1] = {0};
    for (size_t i = 0; i < list->headings.count; i++) {
        int level = list->headings.items[i].level;
        for (int above = level - 1; above > 0 && !parents[i]; above--)
            parents[i] = open[above];
        open[level] = i + 1;
        for (int below = level + 1; below <= LEVELS; below++)
            open[below] = 0;
    }
    return parents;
}

/* A page whose lists only happen to hold links into it has no contents. */
static bool are_no_contents(const struct list *list, const bool *has_entries, const bool *is_claimed)
{
    size_t sections = 0, claimed = 0;
    for (size_t i = 0; i < list->headings.count; i++) {
        sections += has_entries[i];
        claimed += has_entries[i] && is_claimed[i];
    }
    return !list->has_contents_heading && (claimed < 2 || claimed * 2 < sections);
}

/* Contents that name no subsection of a section leave them out on purpose. */
const bool *toc_gaps(const struct list *list, struct arena *arena)
{
    size_t count = list->headings.count;
    if (!list->contents.count)
        return NULL;
    bool *gaps = find_sections(list, arena);
    const bool *is_claimed = find_claimed(list, gaps, arena);
    const size_t *parents = find_parents(list, arena);
    /* by parent's index + 1: a child of it is in the contents */
    bool *has_claimed_child = arena_allocate_array(arena, count + 1, sizeof *has_claimed_child);
    bool *is_covered = arena_allocate_array(arena, count + 1, sizeof *is_covered); /* itself or above it one is */
    if (are_no_contents(list, gaps, is_claimed))
        return NULL;
    for (size_t i = 0; i < count; i++) {
        bool is_title = list->headings.items[i].level == 1 && !parents[i] && i == 0;
        if (is_claimed[i])
            has_claimed_child[parents[i]] = true;
        is_covered[i + 1] = !is_title && (is_claimed[i] || (parents[i] && is_covered[parents[i]]));
    }
    for (size_t i = 0; i < count; i++)
        gaps[i] = gaps[i] && !is_claimed[i] && (!is_covered[parents[i]] || has_claimed_child[parents[i]]);
    return gaps;
}
