#include "base/arena.h"
#include "list/meant_heading.h"
#include "markdown/anchor.h"
#include "rules/rules.h"

/* A paragraph that would be a heading with a blank behind its #. */
struct unmade {
    const struct block *block;
    struct text slug;
};

struct unmade_headings {
    struct unmade *items;
    size_t count, capacity;
};

static void find_unmade(const struct list *list, struct unmade_headings *unmade, struct arena *arena)
{
    enum { DEEPEST = 6, MOST = 100 };
    for (size_t i = 0; i < list->document->block_count && unmade->count < MOST; i++) {
        const struct block *block = &list->document->blocks[i];
        struct text text = list_text(list, block->range);
        size_t level = 0;
        if (block->kind != BLOCK_PARAGRAPH || block->first_line != block->last_line)
            continue;
        while (level < text.length && text.bytes[level] == '#')
            level++;
        if (level && level <= DEEPEST && level < text.length)
            *array_add(arena, unmade) =
                (struct unmade){block, anchor_slug(arena, text_slice(text, level, text.length))};
    }
}

/* Whether the link was meant for one of them. */
static bool report_unmade(const struct list *list, const struct unmade_headings *unmade, const struct link *link,
                          struct text fragment, struct findings *out)
{
    for (size_t i = 0; i < unmade->count; i++) {
        if (!text_equal(unmade->items[i].slug, fragment))
            continue;
        const struct block *block = unmade->items[i].block;
        struct finding *finding = findings_add(
            out, link->url, "no heading has the anchor #%.*s: line %u is not one without a space after its #",
            TEXT_ARGUMENTS(fragment), source_position(list->source, block->range.start).line);
        finding->key_detail = fragment;
        finding_add_note(out, finding, block->range, "write a space after the #");
        return true;
    }
    return false;
}

static void report(struct meant_headings *search, const struct link *link, struct text fragment,
                   struct findings *out)
{
    bool is_certain;
    const struct heading *heading = meant_heading(search, link, fragment, &is_certain);
    enum safety safety = is_certain ? FIX_SAFE : FIX_UNSAFE;
    if (!heading) {
        findings_add(out, link->url, "no heading has the anchor #%.*s: the link leads nowhere",
                     TEXT_ARGUMENTS(fragment))
            ->key_detail = fragment;
        return;
    }
    struct text wanted = text_format(out->arena, "#%.*s", TEXT_ARGUMENTS(heading->slug));
    struct finding *finding =
        findings_add(out, link->url, safety == FIX_SAFE ? "no heading has the anchor #%.*s: write %.*s"
                                                        : "no heading has the anchor #%.*s: did you mean %.*s?",
                     TEXT_ARGUMENTS(fragment), TEXT_ARGUMENTS(wanted));
    finding->key_detail = fragment;
    finding_add_note(out, finding, heading->range, "the heading");
    finding_add_edit(out, finding, safety, link->url, wanted,
                     (struct effect){.kind = EFFECT_CHANGES_LINK, .before = link->address, .after = wanted});
}

void check_dead_anchor(const struct list *list, struct findings *out)
{
    struct meant_headings search = {.list = list, .arena = out->arena};
    struct unmade_headings unmade = {0};
    bool is_searched = false;
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        bool is_exact;
        if (!link_is_in_page(link))
            continue;
        struct text fragment = link_fragment(link, out->arena);
        if (anchors_find(list->anchors, fragment, &is_exact, out->arena))
            continue;
        if (!is_searched)
            find_unmade(list, &unmade, out->arena);
        is_searched = true;
        if (!report_unmade(list, &unmade, link, fragment, out))
            report(&search, link, fragment, out);
    }
}
