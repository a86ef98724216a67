/* A row may go when another one says all that it says. */
#ifndef ENGINE_KEPT_ROW_H
#define ENGINE_KEPT_ROW_H

#include "engine/proof.h"

/* Whether the edit, which declares that it removes a row, removes one row and nothing else, and the row that it
 * names stays and has all its words and addresses. Words for "none" say nothing; two addresses of one paper are
 * the same. */
bool row_is_kept(const struct proof *proof, const struct edit *edit, struct arena *arena);

#endif
