/* Places of a repaired page about which no rule could say anything before: rows that came into a table, and rows
 * whose cells can be told apart now. Old faults may show there. */
#ifndef ENGINE_FRESH_H
#define ENGINE_FRESH_H

#include "engine/proof.h"

struct fresh {
    struct arena *arena;
    const struct list *list; /* of the repaired page */
    struct range *items;     /* in page order, none within another */
    size_t count, capacity;
};

void fresh_read(struct fresh *fresh, const struct proof *proof, struct arena *arena);
bool fresh_has(const struct fresh *fresh, uint32_t offset);

#endif
