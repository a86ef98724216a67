/* The names that updates announce and no entry has. */
#ifndef LIST_ANNOUNCED_H
#define LIST_ANNOUNCED_H

#include "list/list.h"

struct announced {
    struct range range;        /* of the name, where the update has it */
    struct text name;          /* as a reader sees it */
    struct text folded;        /* only letters and digits, case folded */
    const struct row *nearest; /* whose name is a letter away, when there is one such name; else NULL */
    struct text nearest_name;
};

struct announced_names {
    struct announced *items;
    size_t count, capacity;
};

/* Of updates with a verb. Words that are no name ("two survey papers") and names of sections are left out. */
void announced_unknown(const struct list *list, struct announced_names *names, struct arena *arena);

#endif
