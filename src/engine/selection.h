/* Which findings are shown: one cause, one finding; what the list's own page excepts is left out. */
#ifndef ENGINE_SELECTION_H
#define ENGINE_SELECTION_H

#include "engine/finding.h"
#include "list/list.h"

/* Puts aside findings that stand in bytes where a rule speaks to which theirs yields, those of excepted entries,
 * and all but one of equal ones. Leaves the rest sorted. An empty range yields to what it touches. */
void selection_apply(const struct list *list, struct findings *findings, struct arena *arena);

#endif
