/* The heading that a link which leads nowhere was meant for. */
#ifndef LIST_MEANT_HEADING_H
#define LIST_MEANT_HEADING_H

#include "list/anchors.h"

/* One search after another shares the bound of its work; beyond it nothing is found. */
struct meant_headings {
    const struct list *list;
    struct arena *arena;
    struct text *folded; /* by heading; NULL until a search needs them */
    uint64_t work;
};

/* The heading that the link's text names, which is certain; else the one most like text or fragment, for a line of
 * the contents of those that no other line links. NULL: none is like it. */
const struct heading *meant_heading(struct meant_headings *search, const struct link *link, struct text fragment,
                                    bool *is_certain);

#endif
