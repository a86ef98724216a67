/* Which entries are alike: grouped by title, by paper and by both. */
#ifndef LIST_LIKENESS_H
#define LIST_LIKENESS_H

#include "list/group.h"
#include "list/list.h"
#include "list/relation.h"

struct likeness {
    struct grouping by_title, by_paper, by_both; /* by place in list.entries */
    struct text *papers;                         /* identities; empty where there is none */
};

/* Reads titles and papers into the relations, one for each entry, and their groups. Titles may need the arena; what
 * the likeness itself needs lives in scratch. */
void likeness_read(struct likeness *likeness, const struct list *list, struct relation *relations,
                   struct arena *arena, struct arena *scratch);

#endif
