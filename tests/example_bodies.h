/* The examples of all rule pages, to try things on. */
#ifndef TESTS_EXAMPLE_BODIES_H
#define TESTS_EXAMPLE_BODIES_H

#include "base/arena.h"
#include "rulebook/example.h"
#include "rulebook/rulebook.h"

struct example_bodies {
    struct text *items;
    size_t count, capacity;
};

static inline bool example_bodies_read(struct example_bodies *bodies, struct rulebook *rulebook, struct arena *arena,
                                       struct error *error)
{
    struct examples examples;
    for (size_t i = 0; i < embedded_page_count; i++) {
        if (!rulebook_rule(rulebook, embedded_pages[i].title))
            continue;
        if (!examples_read(&examples, &embedded_pages[i], arena, error))
            return false;
        for (size_t e = 0; e < examples.count; e++)
            *array_add(arena, bodies) = examples.items[e].body;
    }
    return true;
}

#endif
