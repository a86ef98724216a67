/* What a change brought, once edits were made on top of it. */
#ifndef ENGINE_PATCHED_CHANGES_H
#define ENGINE_PATCHED_CHANGES_H

#include "engine/patch.h"
#include "list/list.h"

/* The context of patch->result, of the context of content, on which the patch was made. Lines that the patch made
 * or altered are new, as they will be to git. */
const struct context *context_of_patched(const struct context *context, struct text content,
                                         const struct patch *patch, struct arena *arena);

#endif
