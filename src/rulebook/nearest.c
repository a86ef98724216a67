#include "rulebook/nearest.h"

#include "base/arena.h"

/* A third of the letters may be wrong, but no more than three. */
static size_t limit_for(struct text wanted)
{
    size_t limit = wanted.length / 3;
    return limit < 1 ? 1 : limit > 3 ? 3 : limit;
}

void nearest_offer(struct nearest *nearest, struct text candidate)
{
    size_t limit = nearest->best.length ? nearest->distance - 1 : limit_for(nearest->wanted);
    if (nearest->best.length && !nearest->distance)
        return;
    size_t distance = text_distance(nearest->wanted, candidate, limit);
    if (distance > limit || !candidate.length)
        return;
    nearest->best = candidate;
    nearest->distance = distance;
}

struct text nearest_hint(const struct nearest *nearest, struct arena *arena)
{
    if (!nearest->best.length)
        return TEXT("");
    return text_format(arena, "; did you mean \"%.*s\"?", TEXT_ARGUMENTS(nearest->best));
}
