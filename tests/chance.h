/* Chance that comes out the same for the same seed: SplitMix64. */
#ifndef TESTS_CHANCE_H
#define TESTS_CHANCE_H

#include <stddef.h>
#include <stdint.h>

struct chance {
    uint64_t state;
};

/* A number below limit, which is above 0. */
static inline size_t chance_below(struct chance *chance, size_t limit)
{
    uint64_t value = chance->state += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return (size_t)((value ^ value >> 31) % limit);
}

#endif
