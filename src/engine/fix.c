#include "engine/fix.h"

#include "base/arena.h"

#include <stdlib.h>

static int compare_edits(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    if (a->range.start != b->range.start)
        return a->range.start < b->range.start ? -1 : 1;
    return (a->range.end > b->range.end) - (a->range.end < b->range.end);
}

struct text fix_apply(struct text content, const struct edit *edits, size_t count, struct arena *arena)
{
    struct builder result = {.arena = arena};
    struct edit *sorted = arena_allocate_array(arena, count, sizeof *sorted);
    uint32_t done = 0;
    for (size_t i = 0; i < count; i++)
        sorted[i] = edits[i];
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_edits);
    for (size_t i = 0; i < count; i++) {
        if (sorted[i].range.start < done || sorted[i].range.end > content.length)
            continue;
        builder_add(&result, text_slice(content, done, sorted[i].range.start));
        builder_add(&result, sorted[i].replacement);
        done = sorted[i].range.end;
    }
    builder_add(&result, text_slice(content, done, content.length));
    return builder_text(&result);
}
