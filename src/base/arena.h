/* An arena: memory that is taken piece by piece and given back all at once.
 * Memory is zeroed and aligned for any type. Nothing here returns NULL: when the system has no more
 * memory the program ends, here and nowhere else, with one line and exit status 2. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* the newest first */
};

void *arena_allocate(struct arena *arena, size_t size);
/* count * size is checked before it is computed. */
void *arena_allocate_array(struct arena *arena, size_t count, size_t size);
void arena_free(struct arena *arena);

/* Ends the program: there is no memory left. */
_Noreturn void out_of_memory(void);

/* A growing array is any struct with the fields items, count and capacity. array_add gives a pointer to a
 * new zeroed item; it is good until the next array_add. */
#define array_add(arena, array)                                                                     \
    ((array)->items = arena_grow((arena), (array)->items, (array)->count, &(array)->capacity,       \
                                 sizeof *(array)->items),                                           \
     &(array)->items[(array)->count++])

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

#endif
