/* The examples of a rule's page: the fences under Wrong and Right, which tests carry out. */
#ifndef RULEBOOK_EXAMPLE_H
#define RULEBOOK_EXAMPLE_H

#include "rulebook/page.h"
#include "rulebook/rule.h"

struct example {
    bool is_wrong;
    bool nofix;   /* no fix is expected of it */
    bool unsafe;  /* it is fixed with unsafe fixes */
    bool escaped; /* the page writes \xNN, \r, \t, \n and \\ for bytes; body has the bytes */
    struct words also; /* rules that it gives besides the page's own */
    struct text today; /* the date on which it is looked at, as written; empty: any */
    struct text body;
    uint32_t line; /* of its fence */
};

struct examples {
    struct example *items; /* in page order */
    size_t count, capacity;
};

/* Fails, at its line and column, on a fence under Wrong or Right that is not markdown, on an unknown mark behind
 * that word and on an unknown escape. */
bool examples_read(struct examples *examples, const struct page *page, struct arena *arena, struct error *error);

#endif
