/* Where a link has moved to for good, as far as its redirects tell. */
#ifndef LIST_MOVED_H
#define LIST_MOVED_H

#include "list/probe.h"

struct move {
    struct text address;  /* where the permanent redirects lead */
    bool leads_on;        /* it redirects further, for the time being */
    bool is_gate;         /* it is a log-in page, or the front page of a site without the one that was linked */
    bool is_sure;         /* none of these, and the page is there */
};

/* False where there is nothing to say: the address is made to redirect (doi.org …), or the new one differs in a
 * final slash only. */
bool move_of(const struct probe *probe, struct move *move);

/* Whether the address can be put into the source as it is, in brackets or in an attribute. */
bool move_can_be_written(struct text address);

#endif
