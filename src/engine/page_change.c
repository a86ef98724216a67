#include "engine/page_change.h"

#include "base/arena.h"
#include "engine/declared_lines.h"
#include "engine/rendering.h"
#include "engine/swaps.h"

/* The parts of both versions from where on they are being compared. */
struct comparison {
    struct proof *proof;
    struct rendering old, new;
    struct range old_parts, new_parts, edits; /* the stretch at hand */
};

static const struct edit *edit_at(const struct comparison *comparison, size_t index)
{
    return comparison->proof->patch->items[index].edit;
}

/* The edits that lie in the range of the old text, or at its ends. */
static struct range edits_touching(const struct comparison *comparison, struct range range)
{
    const struct patch *patch = comparison->proof->patch;
    struct range edits = {(uint32_t)patch_first(patch, range.start), 0};
    for (edits.end = edits.start; edits.end < patch->count; edits.end++)
        if (edit_at(comparison, edits.end)->range.start > range.end)
            break;
    return edits;
}

static bool has_effect(const struct comparison *comparison, struct range edits, enum effect_kind kind)
{
    for (size_t i = edits.start; i < edits.end; i++)
        if (edit_at(comparison, i)->effect.kind == kind)
            return true;
    return false;
}

/* A definition that an edit declares to change gives all that lead there their new address. */
static bool links_agree(struct comparison *comparison, const struct part *old, const struct part *new,
                        struct range edits)
{
    struct arena arena = {0};
    struct swaps swaps = {.arena = &arena};
    struct trace before = {.arena = &arena}, after = before;
    size_t place;
    part_trace_links(&comparison->old, old, &before);
    part_trace_links(&comparison->new, new, &after);
    bool agree = traces_agree(&before, &after, NULL, 0, &place);
    if (!agree) {
        swaps_add_links(&swaps, comparison->proof->patch, edits);
        for (uint32_t i = 0; i < old->link_count; i++) {
            const struct link *link = &comparison->old.list->links.items[old->first_link + i];
            if (link->is_reference)
                swaps_add_links(&swaps, comparison->proof->patch, edits_touching(comparison, link->url));
        }
        agree = traces_agree(&before, &after, swaps.items, swaps.count, &place);
    }
    arena_free(&arena);
    return agree;
}

static bool texts_agree(struct comparison *comparison, const struct part *old, const struct part *new,
                        struct range edits)
{
    struct arena arena = {0};
    struct swaps swaps = {.arena = &arena};
    struct trace before = {.arena = &arena}, after = before;
    size_t place;
    bool joined = has_effect(comparison, edits, EFFECT_MENDS_ROW);
    part_trace_text(&comparison->old, old, joined, &before);
    part_trace_text(&comparison->new, new, joined, &after);
    bool agree = traces_agree(&before, &after, NULL, 0, &place);
    if (!agree) {
        swaps_add_shown(&swaps, comparison->proof->patch, edits);
        /* Emphasis that was cut in two cells shows its stars. */
        for (size_t i = 0; joined && i < swaps.count; i++) {
            trace_drop(&swaps.items[i].before, '*');
            trace_drop(&swaps.items[i].after, '*');
        }
        if (joined) {
            trace_drop(&before, '*');
            trace_drop(&after, '*');
        }
        agree = traces_agree(&before, &after, swaps.items, swaps.count, &place);
    }
    arena_free(&arena);
    return agree;
}

/* Whether new is old with the edits made that touch it, and these kept their word. */
static bool is_same_part(struct comparison *comparison, const struct part *old, const struct part *new)
{
    struct part expected = *old;
    struct range edits = edits_touching(comparison, old->range);
    if (has_effect(comparison, edits, EFFECT_CHANGES_HEADING_LEVEL))
        expected.level = new->level;
    if (has_effect(comparison, edits, EFFECT_MENDS_ROW))
        expected.cells = new->cells;
    return parts_are_alike(&expected, new) && links_agree(comparison, old, new, edits) &&
           texts_agree(comparison, old, new, edits);
}

struct tally {
    size_t tables, rows, headings, lists, items, quotes, rules, paragraphs, codes, htmls, empties;
};

static struct tally count_parts(const struct rendering *rendering, struct range parts)
{
    struct tally tally = {0};
    for (size_t i = parts.start; i < parts.end; i++) {
        const struct part *part = &rendering->items[i];
        tally.tables += part->kind == PART_HEADER;
        tally.rows += part->kind == PART_ROW;
        tally.headings += part->kind == PART_HEADING;
        tally.rules += part->kind == PART_RULE;
        tally.codes += part->kind == PART_CODE;
        tally.htmls += part->kind == PART_HTML;
        tally.paragraphs += part->kind == PART_PARAGRAPH;
        tally.lists += part->opened.lists;
        tally.items += part->opened.items;
        tally.quotes += part->opened.quotes;
        tally.empties += (part->opened.items && !part->list_depth) ||
                         (part->kind == PART_HEADING && text_is_blank(part->text));
    }
    return tally;
}

/* The delimiter rows are those that new tables were said to have, in order. */
static bool has_declared_delimiters(const struct comparison *comparison)
{
    struct arena arena = {0};
    struct trace declared = {.arena = &arena}, shown = declared;
    size_t place;
    for (size_t i = comparison->edits.start; i < comparison->edits.end; i++)
        if (edit_at(comparison, i)->effect.kind == EFFECT_MAKES_TABLE)
            delimiter_trace(edit_at(comparison, i)->effect.after, &declared);
    for (size_t i = comparison->new_parts.start; i < comparison->new_parts.end; i++)
        if (comparison->new.items[i].kind == PART_DELIMITER)
            part_trace_text(&comparison->new, &comparison->new.items[i], false, &shown);
    bool agree = traces_agree(&declared, &shown, NULL, 0, &place);
    arena_free(&arena);
    return agree;
}

/* Which depths of lists and quotes its parts stand in. */
static uint64_t depths_of(const struct rendering *rendering, struct range parts)
{
    enum { DEEPEST = 31 };
    uint64_t depths = 0;
    for (size_t i = parts.start; i < parts.end; i++) {
        const struct part *part = &rendering->items[i];
        uint32_t lists = part->list_depth < DEEPEST ? part->list_depth : DEEPEST;
        uint32_t quotes = part->quote_depth < DEEPEST ? part->quote_depth : DEEPEST;
        if (part->kind != PART_END)
            depths |= (uint64_t)1 << lists | (uint64_t)1 << (32 + quotes);
    }
    return depths;
}

static bool lies_between(size_t count, size_t least, size_t most)
{
    return least <= count && count <= most;
}

/* Text became rows, or rows text, and so many as was said; or lines of text became headings and items. What
 * underlined a heading may be the delimiter row of a table now. */
static bool is_declared(const struct comparison *comparison)
{
    struct tally old = count_parts(&comparison->old, comparison->old_parts);
    struct tally new = count_parts(&comparison->new, comparison->new_parts);
    uint64_t new_depths = depths_of(&comparison->new, comparison->new_parts) &
                          ~depths_of(&comparison->old, comparison->old_parts);
    size_t tables = 0, rows = 0, texts = 0, blocks = 0;
    for (size_t i = comparison->edits.start; i < comparison->edits.end; i++) {
        const struct effect *effect = &edit_at(comparison, i)->effect;
        tables += effect->kind == EFFECT_MAKES_TABLE;
        blocks += effect->kind == EFFECT_MAKES_BLOCK;
        if (effect->kind == EFFECT_MAKES_TABLE || effect->kind == EFFECT_MAKES_ROWS)
            rows += effect->count;
        else if (effect->kind == EFFECT_MAKES_TEXT)
            texts += effect->count;
    }
    return (rows || tables || texts || blocks) && (!new_depths || blocks) && new.tables == old.tables + tables &&
           old.rows == texts && new.rows == rows &&
           lies_between(new.headings + tables, old.headings, old.headings + tables + blocks) &&
           lies_between(new.rules + tables, old.rules, old.rules + tables) &&
           lies_between(new.lists, old.lists, old.lists + blocks) &&
           lies_between(new.items, old.items, old.items + blocks) &&
           new.headings + new.items <= old.headings + old.items + blocks &&
           new.quotes == old.quotes && new.empties <= old.empties && new.codes <= old.codes &&
           new.htmls <= old.htmls &&
           (texts || new.paragraphs <= old.paragraphs + blocks) && has_declared_delimiters(comparison);
}

/* Takes from both ends what is as it should be: what is left is in question. */
static void narrow(struct comparison *comparison)
{
    struct range *old = &comparison->old_parts, *new = &comparison->new_parts;
    while (old->start < old->end && new->start < new->end &&
           is_same_part(comparison, &comparison->old.items[old->start], &comparison->new.items[new->start])) {
        old->start++;
        new->start++;
    }
    while (old->start < old->end && new->start < new->end &&
           is_same_part(comparison, &comparison->old.items[old->end - 1], &comparison->new.items[new->end - 1])) {
        old->end--;
        new->end--;
    }
}

/* The edits that the parts in question have to do with: of a row among others, its own. */
static struct range guilty_edits(const struct comparison *comparison)
{
    struct range old = comparison->old_parts;
    if (old.start == old.end)
        return comparison->edits;
    const struct part *parts = comparison->old.items;
    struct range place = {parts[old.start].range.start, parts[old.end - 1].range.end};
    struct range edits = edits_touching(comparison, place);
    return edits.start < edits.end ? edits : comparison->edits;
}

static void check_stretch(struct comparison *comparison)
{
    narrow(comparison);
    bool is_empty = comparison->old_parts.start == comparison->old_parts.end &&
                    comparison->new_parts.start == comparison->new_parts.end;
    bool promises = has_effect(comparison, comparison->edits, EFFECT_MAKES_TABLE) ||
                    has_effect(comparison, comparison->edits, EFFECT_MAKES_ROWS) ||
                    has_effect(comparison, comparison->edits, EFFECT_MAKES_TEXT);
    if ((!is_empty || promises) && !is_declared(comparison))
        proof_blame(comparison->proof, guilty_edits(comparison), TEXT("GitHub would show something else"));
}

/* Where an untouched part stands in the new version if it is what it was; new->count if it is not. *cursor:
 * where to look from, for the next one too. */
static size_t find_untouched(struct comparison *comparison, const struct part *old, size_t *cursor)
{
    const struct rendering *new = &comparison->new;
    uint32_t start = patch_offset(comparison->proof->patch, old->range.start);
    struct range none = {0, 0};
    while (*cursor < new->count && new->items[*cursor].range.start < start)
        ++*cursor;
    size_t from = *cursor;
    bool is_there = from < new->count && new->items[from].range.start == start &&
                    new->items[from].range.end - start == old->range.end - old->range.start &&
                    parts_are_alike(old, &new->items[from]) &&
                    links_agree(comparison, old, &new->items[from], none);
    return is_there ? from : new->count;
}

/* Between parts that no edit touches, and that stand where they should, lie stretches to look into. */
void page_change_check(struct proof *proof)
{
    struct arena arena = {0};
    struct comparison comparison = {.proof = proof};
    rendering_make(&comparison.old, proof->before.list, &arena);
    rendering_make(&comparison.new, proof->after.list, &arena);
    declared_lines_drop(proof, &comparison.old, &comparison.new, &arena);
    uint32_t first_old = 0, first_new = 0, first_edit = 0;
    size_t cursor = 0;
    for (uint32_t i = 0; i <= comparison.old.count; i++) {
        size_t match = comparison.new.count;
        uint32_t edits_end = (uint32_t)proof->patch->count;
        if (i < comparison.old.count) {
            const struct part *part = &comparison.old.items[i];
            struct range edits = edits_touching(&comparison, part->range);
            if (edits.start < edits.end)
                continue;
            edits_end = edits.start;
            match = find_untouched(&comparison, part, &cursor);
            if (match == comparison.new.count)
                continue;
        }
        comparison.old_parts = (struct range){first_old, i};
        comparison.new_parts = (struct range){first_new, (uint32_t)match};
        comparison.edits = (struct range){first_edit, edits_end};
        check_stretch(&comparison);
        first_old = i + 1;
        first_new = (uint32_t)match + 1;
        first_edit = edits_end;
    }
    arena_free(&arena);
}
