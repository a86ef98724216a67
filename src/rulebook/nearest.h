/* Did you mean: the candidate that is nearest to a mistyped name. */
#ifndef RULEBOOK_NEAREST_H
#define RULEBOOK_NEAREST_H

#include "base/text.h"

struct nearest {
    struct text wanted;
    struct text best; /* the empty text while none is near */
    size_t distance;
};

void nearest_offer(struct nearest *nearest, struct text candidate);

/* What to add to a message: `; did you mean "x"?`, or nothing. */
struct text nearest_hint(const struct nearest *nearest, struct arena *arena);

#endif
