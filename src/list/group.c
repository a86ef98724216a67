#include "list/group.h"

#include "base/arena.h"

#include <stdlib.h>

struct item {
    uint64_t hash;
    struct text key;
    uint32_t index;
};

static int compare_items(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    int order = text_compare(a->key, b->key);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* Two bits a slot: how many hashes fell there, up to two. */
struct slots {
    unsigned char *bytes;
    size_t count; /* a power of two */
};

static size_t slot_of(const struct slots *slots, uint64_t hash)
{
    return (size_t)(hash * 0x9E3779B97F4A7C15u >> 20) & (slots->count - 1);
}

static void count_hash(struct slots *slots, uint64_t hash)
{
    size_t slot = slot_of(slots, hash);
    unsigned shift = (unsigned)(slot % 4) * 2, seen = (unsigned)slots->bytes[slot / 4] >> shift & 3;
    if (seen < 2)
        slots->bytes[slot / 4] = (unsigned char)(slots->bytes[slot / 4] + (1u << shift));
}

static bool is_alone(const struct slots *slots, uint64_t hash)
{
    size_t slot = slot_of(slots, hash);
    return (slots->bytes[slot / 4] >> (slot % 4) * 2 & 3) < 2;
}

/* The keys whose hash another may have: of a real list only a few are left to sort. Gives their number. */
static size_t find_repeated(const uint64_t *hashes, size_t count, struct item **items, struct arena *arena)
{
    struct slots slots = {.count = 64};
    size_t kept = 0, used = 0;
    while (slots.count < count * 16)
        slots.count *= 2;
    slots.bytes = arena_allocate(arena, slots.count / 4);
    for (size_t i = 0; i < count; i++)
        if (hashes[i])
            count_hash(&slots, hashes[i]);
    for (size_t i = 0; i < count; i++)
        used += hashes[i] && !is_alone(&slots, hashes[i]);
    *items = arena_allocate_array(arena, used, sizeof **items);
    for (size_t i = 0; i < count; i++)
        if (hashes[i] && !is_alone(&slots, hashes[i]))
            (*items)[kept++] = (struct item){.hash = hashes[i], .index = (uint32_t)i};
    return kept;
}

static void start_grouping(struct grouping *grouping, const uint64_t *hashes, size_t count, struct arena *arena)
{
    uint32_t *indices = arena_allocate_array(arena, count, 3 * sizeof *indices);
    for (size_t i = 0; i < count; i++) {
        indices[i] = hashes[i] ? (uint32_t)i : GROUP_NONE;
        indices[count + i] = indices[2 * count + i] = GROUP_NONE;
    }
    *grouping = (struct grouping){indices, indices + count, indices + 2 * count};
}

static struct text given_key(void *context, size_t index)
{
    return ((const struct text *)context)[index];
}

static struct text no_key(void *context, size_t index)
{
    (void)context;
    (void)index;
    return TEXT("");
}

void group_keys(struct grouping *grouping, const uint64_t *hashes, size_t count, group_key *key, void *context,
                struct arena *arena)
{
    struct item *items;
    size_t used = find_repeated(hashes, count, &items, arena);
    start_grouping(grouping, hashes, count, arena);
    for (size_t i = 0; i < used; i++)
        items[i].key = key(context, items[i].index);
    if (used)
        qsort(items, used, sizeof *items, compare_items);
    for (size_t i = 1; i < used; i++) {
        uint32_t before = items[i - 1].index, index = items[i].index;
        if (items[i].hash != items[i - 1].hash || !text_equal(items[i].key, items[i - 1].key))
            continue;
        grouping->first[index] = grouping->first[before];
        grouping->previous[index] = before;
        grouping->next[before] = index;
    }
}

void group_texts(struct grouping *grouping, const struct text *keys, size_t count, struct arena *arena)
{
    uint64_t *hashes = arena_allocate_array(arena, count, sizeof *hashes);
    for (size_t i = 0; i < count; i++)
        hashes[i] = keys[i].length ? text_hash(keys[i]) : 0;
    group_keys(grouping, hashes, count, given_key, (void *)keys, arena);
}

void group_both(struct grouping *grouping, const struct grouping *left, const struct grouping *right, size_t count,
                struct arena *arena)
{
    uint64_t *hashes = arena_allocate_array(arena, count, sizeof *hashes);
    for (size_t i = 0; i < count; i++)
        if (left->first[i] != GROUP_NONE && right->first[i] != GROUP_NONE)
            hashes[i] = ((uint64_t)left->first[i] << 32 | right->first[i]) + 1;
    group_keys(grouping, hashes, count, no_key, NULL, arena);
}
