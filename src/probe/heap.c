#include "probe/heap.h"

#include "base/arena.h"

void heap_push(struct heap *heap, uint64_t key, void *value, struct arena *arena)
{
    (void)array_add(arena, heap);
    size_t at = heap->count - 1;
    for (; at && heap->items[(at - 1) / 2].key > key; at = (at - 1) / 2)
        heap->items[at] = heap->items[(at - 1) / 2];
    heap->items[at] = (struct heap_item){key, value};
}

void *heap_pop(struct heap *heap)
{
    void *first = heap->items[0].value;
    struct heap_item last = heap->items[--heap->count];
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < heap->count; at = child) {
        if (child + 1 < heap->count && heap->items[child + 1].key < heap->items[child].key)
            child++;
        if (heap->items[child].key >= last.key)
            break;
        heap->items[at] = heap->items[child];
    }
    heap->items[at] = last;
    return first;
}
