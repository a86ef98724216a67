/* The edits of several fixes, made on a text at once, and where what stands around them comes to stand. */
#ifndef ENGINE_PATCH_H
#define ENGINE_PATCH_H

#include "engine/finding.h"

struct patch_edit {
    const struct edit *edit;
    size_t fix;         /* which of the fixes it belongs to */
    uint32_t new_start; /* where its replacement stands in the result */
};

struct patch {
    struct patch_edit *items; /* in page order */
    size_t count;
    struct text result;
};

/* Makes all edits of the fixes for which chosen[i]; none of them may overlap, which fixes_choose sees to. */
void patch_make(struct patch *patch, struct text content, const struct fix *const *fixes, const bool *chosen,
                size_t count, struct arena *arena);

/* The first edit that ends at or behind that byte of the old text. */
size_t patch_first(const struct patch *patch, uint32_t offset);
/* The first edit whose replacement ends at or behind that byte of the result. */
size_t patch_first_new(const struct patch *patch, uint32_t offset);
/* Where a byte of the old text stands in the result; of one that was replaced, where its replacement starts.
 * What is inserted at the byte itself comes before it. */
uint32_t patch_offset(const struct patch *patch, uint32_t offset);

/* Leaves chosen[i] set for fixes that can be made together, each whole or not at all. The first have the choice.
 * length: of the text. */
void fixes_choose(const struct fix *const *fixes, bool *chosen, size_t count, size_t length, struct arena *arena);

#endif
