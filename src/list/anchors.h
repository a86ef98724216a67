/* Where the links into a page lead. */
#ifndef LIST_ANCHORS_H
#define LIST_ANCHORS_H

#include "list/list.h"

/* Neither heading nor target: #top, #readme. */
struct anchor {
    struct text name;
    const struct heading *heading;
    const struct target *target;
};

struct anchor_names {
    struct anchor *items;
    size_t count, capacity;
};

/* Without names for a page without links into itself. */
struct anchors {
    const struct list *list;
    struct anchor_names names;       /* sorted: what a fragment can be */
    struct anchor_names titles;      /* sorted: the headings by their texts */
    const struct anchor **contents;  /* by contents line; NULL: it is dead */
    const struct heading **sections; /* by contents line: the section that it leads into; NULL: none */
    bool *is_linked;                 /* by heading: a contents line leads into its section */
};

bool link_is_in_page(const struct link *link);
/* What stands behind the #, as names are written: decoded, GitHub's prefix taken off. */
struct text link_fragment(const struct link *link, struct arena *arena);

/* As a browser on github.com finds it: exactly, else in lower case. A heading goes before an id of that name. */
const struct anchor *anchors_find(const struct anchors *anchors, struct text fragment, bool *is_exact,
                                  struct arena *arena);
/* The heading with that text when there is exactly one. */
const struct heading *anchors_titled(const struct anchors *anchors, struct text text);
/* The heading itself, or that of the section which the target stands in or directly above; NULL: none. */
const struct heading *anchors_section(const struct anchors *anchors, const struct anchor *anchor);

#endif
