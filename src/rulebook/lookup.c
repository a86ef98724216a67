#include "rulebook/lookup.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { FIRST_SLOTS = 2048 }; /* a power of two, as all sizes are */

struct lookup {
    struct arena *arena;
    struct { struct lookup_entry *items; size_t count, capacity; } entries;
    uint32_t *slots; /* 1 + a place in entries; 0: free */
    size_t slot_count;
};

struct lookup *lookup_new(struct arena *arena)
{
    struct lookup *lookup = arena_allocate(arena, sizeof *lookup);
    lookup->arena = arena;
    lookup->slot_count = FIRST_SLOTS;
    lookup->slots = arena_allocate_array(arena, lookup->slot_count, sizeof *lookup->slots);
    lookup->entries.capacity = FIRST_SLOTS / 2;
    lookup->entries.items = arena_allocate_array(arena, FIRST_SLOTS / 2, sizeof *lookup->entries.items);
    return lookup;
}

/* The slot that holds the key, or the free one where it belongs. */
static uint32_t *find_slot(const struct lookup *lookup, enum lookup_space space, struct text key)
{
    uint64_t hash = (text_hash(key) + space) * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(hash >> 32) & (lookup->slot_count - 1);
    while (lookup->slots[at]) {
        const struct lookup_entry *entry = &lookup->entries.items[lookup->slots[at] - 1];
        if (entry->space == space && text_equal(entry->key, key))
            break;
        at = (at + 1) & (lookup->slot_count - 1);
    }
    return &lookup->slots[at];
}

static void grow(struct lookup *lookup)
{
    lookup->slot_count *= 2;
    lookup->slots = arena_allocate_array(lookup->arena, lookup->slot_count, sizeof *lookup->slots);
    for (size_t i = 0; i < lookup->entries.count; i++)
        *find_slot(lookup, lookup->entries.items[i].space, lookup->entries.items[i].key) = (uint32_t)i + 1;
}

const struct lookup_entry *lookup_find(const struct lookup *lookup, enum lookup_space space, struct text key)
{
    uint32_t slot = *find_slot(lookup, space, key);
    const struct lookup_entry *entry = slot ? &lookup->entries.items[slot - 1] : NULL;
    return entry && entry->index != LOOKUP_NOWHERE ? entry : NULL;
}

struct lookup_entry *lookup_enter(struct lookup *lookup, enum lookup_space space, struct text key)
{
    uint32_t *slot = find_slot(lookup, space, key);
    if (*slot)
        return &lookup->entries.items[*slot - 1];
    struct lookup_entry *entry = array_add(lookup->arena, &lookup->entries);
    *entry = (struct lookup_entry){
        .space = space, .key = text_copy(lookup->arena, key), .index = LOOKUP_NOWHERE};
    *slot = (uint32_t)lookup->entries.count;
    if (lookup->entries.count > lookup->slot_count / 2)
        grow(lookup);
    return entry;
}

void lookup_renumber(struct lookup *lookup, enum lookup_space space, const uint32_t *moved)
{
    for (size_t i = 0; i < lookup->entries.count; i++) {
        struct lookup_entry *entry = &lookup->entries.items[i];
        if (entry->space == space && entry->index != LOOKUP_NOWHERE)
            entry->index = moved[entry->index];
    }
}

/* Nearly all names are short and ASCII, and hundreds are folded at each start. */
struct text lookup_fold(struct text name, char room[LOOKUP_KEY_ROOM], struct arena *arena)
{
    size_t length = 0;
    for (size_t i = 0; i < name.length; i++) {
        unsigned char byte = (unsigned char)name.bytes[i];
        if (byte >= 0x80 || length == LOOKUP_KEY_ROOM)
            return utf8_folded_letters(arena, name);
        if (byte >= 'A' && byte <= 'Z')
            byte = (unsigned char)(byte - 'A' + 'a');
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
            room[length++] = (char)byte;
    }
    return (struct text){room, length};
}
