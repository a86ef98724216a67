/* A queue whose item with the least key comes first. */
#ifndef PROBE_HEAP_H
#define PROBE_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct heap_item {
    uint64_t key;
    void *value;
};

struct heap {
    struct heap_item *items; /* the least first; the rest is the heap's own business */
    size_t count, capacity;
};

void heap_push(struct heap *heap, uint64_t key, void *value, struct arena *arena);
void *heap_pop(struct heap *heap); /* of one that is not empty */

#endif
