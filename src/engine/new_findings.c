#include "engine/new_findings.h"

#include "base/arena.h"
#include "engine/fresh.h"

#include <stdlib.h>

/* A finding of the old version that is to be found again, or that is to be gone. */
struct known {
    const struct finding *finding;
    uint32_t line; /* on which it stands in the new version */
    bool is_taken;  /* it was found again, or is not to be */
    bool is_repaired;
    size_t taken, taken_on_line; /* on the first of a key, of a rule and line: so many are known to be taken */
};

struct search {
    struct proof *proof;
    struct { struct known *items; size_t count, capacity; } known; /* by key */
    struct { struct known **items; size_t count, capacity; } on_lines; /* by rule and line */
    struct fresh fresh;
    struct arena *arena;
};

static int compare_keys(const void *left, const void *right)
{
    const struct known *a = left, *b = right;
    int order = text_compare(a->finding->key, b->finding->key);
    if (!order)
        order = b->is_repaired - a->is_repaired;
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static int compare_lines(const void *left, const void *right)
{
    const struct known *a = *(struct known *const *)left, *b = *(struct known *const *)right;
    if (a->finding->rule != b->finding->rule)
        return (uintptr_t)a->finding->rule < (uintptr_t)b->finding->rule ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static int compare_findings(const void *left, const void *right)
{
    const struct finding *const *a = left, *const *b = right;
    return ((uintptr_t)*a > (uintptr_t)*b) - ((uintptr_t)*a < (uintptr_t)*b);
}

static uint32_t line_after(const struct proof *proof, const struct finding *finding)
{
    const struct source *source = proof->after.list->source;
    return source->line_count ? source_line_at(source, patch_offset(proof->patch, finding->range.start)) : 0;
}

/* What was silent before because another finding spoke is not new either. */
static void collect_known(struct search *search)
{
    const struct proof *proof = search->proof;
    const struct findings *before = proof->before.findings;
    struct { const struct finding **items; size_t count, capacity; } repaired = {0};
    for (size_t i = 0; i < proof->count; i++)
        if (proof->applied[i])
            *array_add(search->arena, &repaired) = proof->repaired[i];
    if (repaired.count)
        qsort(repaired.items, repaired.count, sizeof *repaired.items, compare_findings);
    for (size_t i = 0; i < before->count + before->silent.count; i++) {
        const struct finding *finding =
            i < before->count ? &before->items[i] : &before->silent.items[i - before->count];
        bool is_repaired = repaired.count && bsearch(&finding, repaired.items, repaired.count,
                                                     sizeof *repaired.items, compare_findings) != NULL;
        *array_add(search->arena, &search->known) =
            (struct known){finding, line_after(proof, finding), is_repaired, is_repaired, 0, 0};
    }
    if (search->known.count)
        qsort(search->known.items, search->known.count, sizeof *search->known.items, compare_keys);
    for (size_t i = 0; i < search->known.count; i++)
        if (!search->known.items[i].is_repaired)
            *array_add(search->arena, &search->on_lines) = &search->known.items[i];
    if (search->on_lines.count)
        qsort(search->on_lines.items, search->on_lines.count, sizeof *search->on_lines.items, compare_lines);
}

/* A pair is new as soon as one of it is. */
static bool is_fresh(const struct search *search, const struct finding *finding)
{
    bool fresh = fresh_has(&search->fresh, finding->range.start);
    for (size_t i = 0; i < finding->notes.count && !fresh; i++)
        fresh = fresh_has(&search->fresh, finding->notes.items[i].range.start);
    return fresh;
}

/* The first of that key. */
static size_t find_key(const struct search *search, struct text key)
{
    size_t low = 0, high = search->known.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(search->known.items[middle].finding->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_key(const struct search *search, size_t index, struct text key)
{
    return index < search->known.count && text_equal(search->known.items[index].finding->key, key);
}

static bool take_key(struct search *search, const struct finding *finding)
{
    size_t first = find_key(search, finding->key);
    struct known *known = search->known.items;
    if (!has_key(search, first, finding->key))
        return false;
    for (size_t *taken = &known[first].taken; has_key(search, first + *taken, finding->key); ++*taken)
        if (!known[first + *taken].is_taken) {
            known[first + *taken].is_taken = true;
            return true;
        }
    return false;
}

/* One of the same rule on the same line, which may be called otherwise now that its row was changed. */
static bool take_on_line(struct search *search, const struct finding *finding)
{
    const struct source *source = search->proof->after.list->source;
    struct known wanted = {.finding = finding,
                           .line = source->line_count ? source_line_at(source, finding->range.start) : 0};
    struct known *address = &wanted, **items = search->on_lines.items;
    size_t low = 0, high = search->on_lines.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_lines(&items[middle], &address) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t at = low; at < search->on_lines.count && compare_lines(&items[at], &address) == 0;
         at = low + items[low]->taken_on_line) {
        if (!items[at]->is_taken)
            return items[at]->is_taken = true;
        items[low]->taken_on_line++;
    }
    return false;
}

/* Of equal keys the repaired ones stand first. */
static bool was_repaired(const struct search *search, const struct finding *finding)
{
    size_t first = find_key(search, finding->key);
    return has_key(search, first, finding->key) && search->known.items[first].is_repaired;
}

/* The edits on the lines of the finding and of its notes; all, where there are none. */
static struct range edits_around(const struct search *search, const struct finding *finding)
{
    const struct source *source = search->proof->after.list->source;
    const struct patch *patch = search->proof->patch;
    for (size_t i = 0; i <= finding->notes.count && source->line_count; i++) {
        struct range place = i ? finding->notes.items[i - 1].range : finding->range;
        uint32_t line = source_line_at(source, place.start);
        struct range edits = {(uint32_t)patch_first_new(patch, source->line_starts[line]), 0};
        for (edits.end = edits.start; edits.end < patch->count; edits.end++)
            if (patch->items[edits.end].new_start > source_line_range(source, line).end)
                break;
        if (edits.start < edits.end)
            return edits;
    }
    return (struct range){0, 0};
}

static void check_finding(struct search *search, const struct finding *finding)
{
    struct proof *proof = search->proof;
    bool is_there_still = was_repaired(search, finding);
    if (!is_there_still && (finding->severity == SEVERITY_NOTE || is_fresh(search, finding) ||
                            (proof->tolerates && proof->tolerates(proof->after.list, finding, proof->data))))
        return;
    struct text reason =
        is_there_still ? text_format(proof->arena, "%.*s would be found again", TEXT_ARGUMENTS(finding->rule->name))
                       : text_format(proof->arena, "there would be a new %s: %.*s",
                                     severity_name(finding->severity), TEXT_ARGUMENTS(finding->message));
    proof_blame(proof, edits_around(search, finding), reason);
}

void new_findings_check(struct proof *proof)
{
    struct arena arena = {0};
    struct search search = {.proof = proof, .arena = &arena};
    const struct findings *after = proof->after.findings;
    collect_known(&search);
    fresh_read(&search.fresh, proof, &arena);
    bool *is_known = arena_allocate_array(&arena, after->count, sizeof *is_known);
    for (size_t i = 0; i < after->count; i++)
        is_known[i] = take_key(&search, &after->items[i]);
    for (size_t i = 0; i < after->count; i++)
        if (!is_known[i] && !take_on_line(&search, &after->items[i]))
            check_finding(&search, &after->items[i]);
    arena_free(&arena);
}
