/* Whole lines that an edit declares to go, or to come. */
#ifndef ENGINE_DECLARED_LINES_H
#define ENGINE_DECLARED_LINES_H

#include "engine/proof.h"
#include "engine/rendering.h"

/* Takes them out of both versions, so that the rest can be compared part by part. A line that was declared to come
 * and is not what was said of it is blamed on its edit. */
void declared_lines_drop(struct proof *proof, struct rendering *old, struct rendering *new, struct arena *arena);

#endif
