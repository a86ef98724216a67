/* What edits declare, as swaps that traces may differ by. */
#ifndef ENGINE_SWAPS_H
#define ENGINE_SWAPS_H

#include "engine/patch.h"
#include "engine/trace.h"

struct swaps {
    struct arena *arena;
    struct swap *items;
    size_t count, capacity;
    bool keeps_marks; /* as the traces do */
};

/* For the edits of those indices of the patch: between traces of words, of what is shown, of addresses. */
void swaps_add_words(struct swaps *swaps, const struct patch *patch, struct range edits);
void swaps_add_shown(struct swaps *swaps, const struct patch *patch, struct range edits);
void swaps_add_links(struct swaps *swaps, const struct patch *patch, struct range edits);

#endif
