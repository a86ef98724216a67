#include "engine/selection.h"

#include "base/arena.h"
#include "engine/suppression.h"

/* The findings of one rule, sorted by start, each with the furthest end of those up to it: so that an overlap is
 * found by one binary search however many there are. */
struct claims {
    struct range *items;
    size_t count, capacity;
};

/* Its bytes, and the row that it takes away: what else is wrong there goes with it. */
static struct range claim_of(const struct finding *finding)
{
    struct range range = finding->range;
    range.end += range.start == range.end;
    for (size_t i = 0; finding->fix && i < finding->fix->edits.count; i++) {
        const struct edit *edit = &finding->fix->edits.items[i];
        if (edit->effect.kind != EFFECT_REMOVES_ROW)
            continue;
        range.start = edit->range.start < range.start ? edit->range.start : range.start;
        range.end = edit->range.end > range.end ? edit->range.end : range.end;
    }
    return range;
}

static struct claims collect_claims(const struct findings *findings, const struct rule *rule, struct arena *arena)
{
    struct claims claims = {0};
    uint32_t latest = 0, furthest = 0;
    for (size_t i = 0; i < findings->count; i++) {
        if (findings->items[i].rule != rule)
            continue;
        struct range range = claim_of(&findings->items[i]);
        latest = range.start > latest ? range.start : latest;
        furthest = range.end > furthest ? range.end : furthest;
        *array_add(arena, &claims) = (struct range){latest, furthest};
    }
    return claims;
}

/* An empty range is claimed by what it touches, and claims what starts there. */
static bool is_claimed(const struct claims *claims, struct range range)
{
    size_t low = 0, high = claims->count;
    if (range.start == range.end) {
        range.start -= range.start > 0;
        range.end++;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (claims->items[middle].start < range.end)
            low = middle + 1;
        else
            high = middle;
    }
    return low && claims->items[low - 1].end > range.start;
}

/* Keeps the findings for which keep[i], and puts the others aside; the order stays. */
static void compact(struct findings *findings, const bool *keep, struct arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        if (keep[i])
            findings->items[count++] = findings->items[i];
        else
            *array_add(arena, &findings->silent) = findings->items[i];
    findings->count = count;
}

static void drop_yielding(const struct rulebook *rulebook, struct findings *findings, bool *keep,
                          struct arena *arena)
{
    for (size_t r = 0; r < rulebook->rules.count; r++) {
        const struct rule *rule = &rulebook->rules.items[r];
        for (size_t y = 0; rule->enabled && y < rule->yields_to.count; y++) {
            const struct rule *stronger = rulebook_rule(rulebook, rule->yields_to.items[y]);
            if (!stronger || !stronger->enabled)
                continue;
            struct claims claims = collect_claims(findings, stronger, arena);
            for (size_t i = 0; claims.count && i < findings->count; i++)
                if (findings->items[i].rule == rule && is_claimed(&claims, findings->items[i].range))
                    keep[i] = false;
        }
    }
}

static bool is_repeated(const struct findings *findings, size_t i)
{
    const struct finding *one = &findings->items[i], *before = one - 1;
    return i && one->rule == before->rule && one->range.start == before->range.start &&
           one->range.end == before->range.end && text_equal(one->message, before->message);
}

void selection_apply(const struct list *list, struct findings *findings, struct arena *arena)
{
    findings_sort(findings);
    bool *keep = arena_allocate_array(arena, findings->count, sizeof *keep);
    for (size_t i = 0; i < findings->count; i++)
        keep[i] = !is_repeated(findings, i);
    drop_yielding(list->context->rulebook, findings, keep, arena);
    struct suppression suppression = suppression_apply(list, findings, keep, arena);
    compact(findings, keep, arena);
    suppression_report(list, &suppression, findings, arena);
}
