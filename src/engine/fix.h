/* Carries out edits on a text. */
#ifndef ENGINE_FIX_H
#define ENGINE_FIX_H

#include "engine/finding.h"

/* content with the edits made; edits in any order, those that overlap an earlier one (by start) are left out. */
struct text fix_apply(struct text content, const struct edit *edits, size_t count, struct arena *arena);

#endif
