/* Looks for the place that a fragment names, in a page that passes by piece by piece. */
#ifndef PROBE_FRAGMENT_H
#define PROBE_FRAGMENT_H

#include "base/text.h"

enum { FRAGMENT_LONGEST = 200 };

struct fragment_search {
    struct fragment_search *next; /* of those that look at the same page */
    struct text wanted; /* as an id is written; empty: nothing to look for */
    bool is_found;
    size_t kept;
    char window[2 * FRAGMENT_LONGEST + 64]; /* the end of what has passed, which may hold the start of an id */
};

/* With nothing to look for where the fragment is one that the page need not hold: empty, "top", a text fragment, a
 * line of code, an address within a program, or longer than FRAGMENT_LONGEST. */
void fragment_search_begin(struct fragment_search *search, struct text fragment, struct arena *arena);
void fragment_search_feed(struct fragment_search *search, struct text piece);

#endif
