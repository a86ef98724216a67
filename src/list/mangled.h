/* Addresses that something happened to on their way into the page. */
#ifndef LIST_MANGLED_H
#define LIST_MANGLED_H

#include "rulebook/rulebook.h"

struct mangled {
    const char *fault;  /* what is wrong, in words */
    struct text wanted; /* what was meant; empty where nobody can tell */
    bool cuts_space;    /* with a space gone, words touch that did not */
};

/* Whether the address, as a browser gets it, can be no address. Relative ones and anchors can be. */
bool mangled_read(const struct rulebook *rulebook, struct text address, struct mangled *mangled,
                  struct arena *arena);

#endif
