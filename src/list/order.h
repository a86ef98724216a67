/* Which items of a sequence stand where they should not. */
#ifndef LIST_ORDER_H
#define LIST_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Marks the fewest items that have to go for the rest never to fall, and gives their number. */
size_t order_mark_strays(const int64_t *values, size_t count, bool *is_stray, struct arena *arena);

#endif
