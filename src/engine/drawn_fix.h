/* Fixes that leave a drawn table as it is drawn. */
#ifndef ENGINE_DRAWN_FIX_H
#define ENGINE_DRAWN_FIX_H

#include "engine/finding.h"
#include "list/list.h"

/* Adds to a fix what keeps the width of the cells in which it changes something: what an edit adds there is taken
 * from the blanks behind it, down to one, and what it takes away is given back to them. */
void fix_keep_drawn(const struct list *list, struct fix *fix, struct arena *arena);

#endif
