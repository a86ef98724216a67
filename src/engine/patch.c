#include "engine/patch.h"

#include "base/arena.h"

#include <stdlib.h>

static int compare_edits(const void *left, const void *right)
{
    const struct patch_edit *a = left, *b = right;
    if (a->edit->range.start != b->edit->range.start)
        return a->edit->range.start < b->edit->range.start ? -1 : 1;
    if (a->edit->range.end != b->edit->range.end)
        return a->edit->range.end < b->edit->range.end ? -1 : 1;
    return (a->fix > b->fix) - (a->fix < b->fix);
}

void patch_make(struct patch *patch, struct text content, const struct fix *const *fixes, const bool *chosen,
                size_t count, struct arena *arena)
{
    struct builder result = {.arena = arena};
    uint32_t done = 0;
    *patch = (struct patch){0};
    for (size_t i = 0; i < count; i++)
        patch->count += chosen[i] ? fixes[i]->edits.count : 0;
    patch->items = arena_allocate_array(arena, patch->count, sizeof *patch->items);
    size_t next = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t e = 0; chosen[i] && e < fixes[i]->edits.count; e++)
            patch->items[next++] = (struct patch_edit){&fixes[i]->edits.items[e], i, 0};
    if (patch->count)
        qsort(patch->items, patch->count, sizeof *patch->items, compare_edits);
    for (size_t i = 0; i < patch->count; i++) {
        const struct edit *edit = patch->items[i].edit;
        builder_add(&result, text_slice(content, done, edit->range.start));
        patch->items[i].new_start = (uint32_t)result.length;
        builder_add(&result, edit->replacement);
        done = edit->range.end;
    }
    builder_add(&result, text_slice(content, done, content.length));
    patch->result = builder_text(&result);
}

size_t patch_first(const struct patch *patch, uint32_t offset)
{
    size_t low = 0, high = patch->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (patch->items[middle].edit->range.end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t new_end(const struct patch_edit *item)
{
    return item->new_start + (uint32_t)item->edit->replacement.length;
}

size_t patch_first_new(const struct patch *patch, uint32_t offset)
{
    size_t low = 0, high = patch->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (new_end(&patch->items[middle]) < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t patch_offset(const struct patch *patch, uint32_t offset)
{
    size_t next = patch_first(patch, offset);
    while (next < patch->count && patch->items[next].edit->range.end == offset)
        next++;
    if (next < patch->count && patch->items[next].edit->range.start < offset)
        return patch->items[next].new_start;
    if (!next)
        return offset;
    const struct patch_edit *last = &patch->items[next - 1];
    return new_end(last) + (offset - last->edit->range.end);
}

/* Which bytes are taken, and before which of them something is put in. */
struct claims {
    uint64_t *bytes, *places;
};

static bool has_bit(const uint64_t *bits, uint32_t index)
{
    return bits[index / 64] >> index % 64 & 1;
}

static bool has_any(const uint64_t *bits, uint32_t start, uint32_t end)
{
    while (start < end) {
        if (start % 64 == 0 && end - start >= 64 && !bits[start / 64])
            start += 64;
        else if (has_bit(bits, start++))
            return true;
    }
    return false;
}

static void set_bits(uint64_t *bits, uint32_t start, uint32_t end)
{
    for (; start < end; start++)
        bits[start / 64] |= (uint64_t)1 << start % 64;
}

static bool is_free(const struct claims *claims, struct range range)
{
    if (range.start == range.end)
        return !has_bit(claims->places, range.start) &&
               !(range.start && has_bit(claims->bytes, range.start - 1) && has_bit(claims->bytes, range.start));
    return !has_any(claims->bytes, range.start, range.end) && !has_any(claims->places, range.start + 1, range.end);
}

static bool can_take(const struct claims *claims, const struct fix *fix, size_t length)
{
    for (size_t e = 0; e < fix->edits.count; e++) {
        struct range range = fix->edits.items[e].range;
        if (range.end < range.start || range.end > length || !is_free(claims, range))
            return false;
    }
    return fix->edits.count > 0;
}

static void take(struct claims *claims, const struct fix *fix)
{
    for (size_t e = 0; e < fix->edits.count; e++) {
        struct range range = fix->edits.items[e].range;
        set_bits(range.start == range.end ? claims->places : claims->bytes, range.start,
                 range.start == range.end ? range.end + 1 : range.end);
    }
}

void fixes_choose(const struct fix *const *fixes, bool *chosen, size_t count, size_t length, struct arena *arena)
{
    size_t words = length / 64 + 1;
    struct claims claims = {arena_allocate_array(arena, words, sizeof *claims.bytes),
                            arena_allocate_array(arena, words, sizeof *claims.places)};
    for (size_t i = 0; i < count; i++) {
        chosen[i] = chosen[i] && can_take(&claims, fixes[i], length);
        if (chosen[i])
            take(&claims, fixes[i]);
    }
}
