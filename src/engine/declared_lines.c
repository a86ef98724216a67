#include "engine/declared_lines.h"

#include "base/arena.h"

static struct range new_range(const struct patch_edit *item)
{
    return (struct range){item->new_start, item->new_start + (uint32_t)item->edit->replacement.length};
}

/* Lines that an edit declares to go, or to come, whole. */
struct gone {
    struct range range;
    bool is_text; /* no row of a table */
};

static bool is_gone(const struct gone *gone, const struct part *part)
{
    bool is_text = part->kind == PART_PARAGRAPH || part->kind == PART_HTML;
    return range_contains(gone->range, part->range) && (is_text || !gone->is_text);
}

/* Takes out what an edit declares to go as a whole line, or to come. A list that begins with it begins with the
 * next. */
static void drop_parts(struct rendering *rendering, const struct gone *gone, size_t count)
{
    size_t kept = 0, next = 0;
    uint32_t lists = 0;
    for (size_t i = 0; i < rendering->count; i++) {
        struct part part = rendering->items[i];
        while (next < count && gone[next].range.end <= part.range.start)
            next++;
        part.opened.lists += lists;
        lists = next < count && is_gone(&gone[next], &part) ? part.opened.lists : 0;
        if (next == count || !is_gone(&gone[next], &part))
            rendering->items[kept++] = part;
    }
    rendering->count = kept;
}

static bool is_whole_line_old(const struct effect *effect)
{
    return effect->kind == EFFECT_REMOVES_ROW || (effect->kind == EFFECT_MOVES && effect->before.length);
}

static bool is_whole_line_new(const struct effect *effect)
{
    return effect->kind == EFFECT_ADDS_CONTENTS_LINE || (effect->kind == EFFECT_MOVES && effect->after.length);
}

/* The line that came shows what was declared, in one item of a list. */
static void check_contents_line(struct proof *proof, uint32_t index, const struct rendering *new,
                                struct arena *arena)
{
    const struct patch_edit *item = &proof->patch->items[index];
    struct range range = new_range(item);
    struct trace text = {.arena = arena}, links = text, wanted = text, wanted_links = text;
    size_t low = 0, high = new->count, place;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (new->items[middle].range.start < range.start)
            low = middle + 1;
        else
            high = middle;
    }
    const struct part *part = low < new->count ? &new->items[low] : NULL;
    bool is_right = part && range_contains(range, part->range) && part->kind == PART_PARAGRAPH &&
                    part->opened.items == 1 && part->list_depth == item->edit->effect.count &&
                    (low + 1 == new->count || part[1].range.start >= range.end);
    if (is_right) {
        part_trace_text(new, part, false, &text);
        part_trace_links(new, part, &links);
        markdown_trace(item->edit->effect.after, &wanted, &wanted_links);
        is_right = traces_agree(&wanted, &text, NULL, 0, &place) &&
                   traces_agree(&wanted_links, &links, NULL, 0, &place);
    }
    if (!is_right)
        proof_blame(proof, (struct range){index, index + 1}, TEXT("the line would not be one of the contents"));
}

void declared_lines_drop(struct proof *proof, struct rendering *old, struct rendering *new, struct arena *arena)
{
    const struct patch *patch = proof->patch;
    struct gone *went = arena_allocate_array(arena, patch->count, sizeof *went);
    struct gone *came = arena_allocate_array(arena, patch->count, sizeof *came);
    size_t went_count = 0, came_count = 0;
    for (uint32_t i = 0; i < patch->count; i++) {
        const struct patch_edit *item = &patch->items[i];
        bool removes_text = item->edit->effect.kind == EFFECT_REPLACES && !item->edit->replacement.length;
        if (is_whole_line_old(&item->edit->effect) || removes_text)
            went[went_count++] = (struct gone){item->edit->range, removes_text};
        if (!is_whole_line_new(&item->edit->effect))
            continue;
        came[came_count++] = (struct gone){new_range(item), false};
        if (item->edit->effect.kind == EFFECT_ADDS_CONTENTS_LINE)
            check_contents_line(proof, i, new, arena);
    }
    drop_parts(old, went, went_count);
    drop_parts(new, came, came_count);
}
