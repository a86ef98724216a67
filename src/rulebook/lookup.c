#include "rulebook/lookup.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

/* Room for the pages that are built in: a power of two, as all sizes are. */
enum { FIRST_SLOTS = 4096 };

struct slot {
    uint32_t place; /* 1 + a place in entries; 0: free */
    uint32_t hash;  /* tells most other keys apart without a look at them */
};

struct lookup {
    struct arena *arena;
    struct { struct lookup_entry *items; size_t count, capacity; } entries;
    struct slot *slots;
    size_t slot_count;
};

static void make_slots(struct lookup *lookup, size_t count)
{
    lookup->slot_count = count;
    lookup->slots = arena_allocate_array(lookup->arena, count, sizeof *lookup->slots);
}

struct lookup *lookup_new(struct arena *arena)
{
    struct lookup *lookup = arena_allocate(arena, sizeof *lookup);
    lookup->arena = arena;
    make_slots(lookup, FIRST_SLOTS);
    lookup->entries.capacity = FIRST_SLOTS / 4 * 3;
    lookup->entries.items =
        arena_allocate_array(arena, lookup->entries.capacity, sizeof *lookup->entries.items);
    return lookup;
}

/* Eight bytes at a time, for names are looked up for every cell. */
static uint32_t hash_of(enum lookup_space space, struct text key)
{
    const uint64_t prime = 0x9E3779B97F4A7C15u;
    uint64_t hash = key.length << 8 | space, eight = 0;
    for (; key.length >= sizeof eight; key = text_slice(key, sizeof eight, key.length)) {
        memcpy(&eight, key.bytes, sizeof eight);
        hash = (hash ^ eight) * prime;
        hash ^= hash >> 32;
    }
    eight = 0;
    for (size_t i = 0; i < key.length; i++)
        eight = eight << 8 | (unsigned char)key.bytes[i];
    return (uint32_t)(((hash ^ eight) * prime) >> 32);
}

/* The slot that holds the key, or the free one where it belongs. */
static struct slot *find_slot(const struct lookup *lookup, enum lookup_space space, struct text key, uint32_t hash)
{
    struct slot *slots = lookup->slots;
    size_t at = hash & (lookup->slot_count - 1);
    for (; slots[at].place; at = (at + 1) & (lookup->slot_count - 1)) {
        if (slots[at].hash != hash)
            continue;
        const struct lookup_entry *entry = &lookup->entries.items[slots[at].place - 1];
        if (entry->space == space && text_equal(entry->key, key))
            break;
    }
    return &slots[at];
}

static void grow(struct lookup *lookup)
{
    const struct slot *old = lookup->slots;
    size_t count = lookup->slot_count;
    make_slots(lookup, count * 2);
    for (size_t i = 0; i < count; i++) {
        if (!old[i].place)
            continue;
        const struct lookup_entry *entry = &lookup->entries.items[old[i].place - 1];
        *find_slot(lookup, entry->space, entry->key, old[i].hash) = old[i];
    }
}

const struct lookup_entry *lookup_find(const struct lookup *lookup, enum lookup_space space, struct text key)
{
    size_t place = find_slot(lookup, space, key, hash_of(space, key))->place;
    const struct lookup_entry *entry = place ? &lookup->entries.items[place - 1] : NULL;
    return entry && entry->index != LOOKUP_NOWHERE ? entry : NULL;
}

struct lookup_entry *lookup_enter(struct lookup *lookup, enum lookup_space space, struct text key)
{
    uint32_t hash = hash_of(space, key);
    struct slot *slot = find_slot(lookup, space, key, hash);
    if (slot->place)
        return &lookup->entries.items[slot->place - 1];
    struct lookup_entry *entry = array_add(lookup->arena, &lookup->entries);
    *entry = (struct lookup_entry){
        .space = space, .key = text_copy(lookup->arena, key), .index = LOOKUP_NOWHERE};
    *slot = (struct slot){(uint32_t)lookup->entries.count, hash};
    if (lookup->entries.count > lookup->slot_count / 4 * 3)
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
