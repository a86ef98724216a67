#include "list/order.h"

#include "base/arena.h"

/* The first of the run ends whose value is greater; there are length of them. */
static size_t find_end(const int64_t *values, const size_t *ends, size_t length, int64_t value)
{
    size_t low = 0, high = length;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (values[ends[middle]] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ends[n] is the item with the least value that ends a run of n + 1 items, before[i] what stands before i there. */
size_t order_mark_strays(const int64_t *values, size_t count, bool *is_stray, struct arena *arena)
{
    size_t *ends = arena_allocate_array(arena, count, sizeof *ends);
    size_t *before = arena_allocate_array(arena, count, sizeof *before);
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t end = find_end(values, ends, length, values[i]);
        before[i] = end ? ends[end - 1] : SIZE_MAX;
        ends[end] = i;
        length += end == length;
        is_stray[i] = true;
    }
    for (size_t i = length ? ends[length - 1] : SIZE_MAX; i != SIZE_MAX; i = before[i])
        is_stray[i] = false;
    return count - length;
}
