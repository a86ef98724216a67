/* A change of a text made in another version of that text. */
#ifndef BASE_CARRY_OVER_H
#define BASE_CARRY_OVER_H

#include "base/text.h"

struct arena;

/* Makes in mine, a version of before, what was changed from before to after, and nothing else. False where mine no
 * longer has the lines that were changed, or not together. *result may be after itself. */
bool carry_over(struct text before, struct text after, struct text mine, struct text *result, struct arena *arena);

#endif
