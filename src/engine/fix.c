#include "engine/fix.h"

#include "base/arena.h"

#include <stdlib.h>

/* Those of one range keep their order. */
static int compare_edits(const void *left, const void *right)
{
    const struct edit *a = *(const struct edit *const *)left, *b = *(const struct edit *const *)right;
    if (a->range.start != b->range.start)
        return a->range.start < b->range.start ? -1 : 1;
    if (a->range.end != b->range.end)
        return a->range.end < b->range.end ? -1 : 1;
    return (a > b) - (a < b);
}

struct text fix_apply(struct text content, const struct edit *edits, size_t count, struct arena *arena)
{
    struct builder result = {.arena = arena};
    const struct edit **sorted = arena_allocate_array(arena, count, sizeof *sorted);
    uint32_t done = 0;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &edits[i];
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_edits);
    for (size_t i = 0; i < count; i++) {
        struct range range = sorted[i]->range;
        if (range.start < done || range.end < range.start || range.end > content.length)
            continue;
        builder_add(&result, text_slice(content, done, range.start));
        builder_add(&result, sorted[i]->replacement);
        done = range.end;
    }
    builder_add(&result, text_slice(content, done, content.length));
    return builder_text(&result);
}
