/* What entries have to do with each other: one paper listed twice, one link under two papers. One cause is one
 * finding, so an entry has at most one relation of the paper kind, the strongest, and one of the code kind. */
#ifndef LIST_RELATION_H
#define LIST_RELATION_H

#include "list/list.h"

enum paper_relation {
    PAPER_UNRELATED,
    PAPER_VENUE_CONFLICT,  /* its other row names another venue; said of a preprint first */
    PAPER_TITLE_CONFLICT,  /* its address stands under a title that shares most rare words with this one */
    PAPER_SHARED_URL,      /* its address stands under another paper's title */
    PAPER_COPIED_TITLE,    /* its title stands in the same table over another paper */
    PAPER_DUPLICATE,       /* it is in the same table already */
};

enum code_relation {
    CODE_UNRELATED,
    CODE_SHARED, /* its repository stands under another paper too */
    CODE_COPIED, /* its repository has the name of another entry, which links it too */
};

struct relation {
    struct text title;        /* as written; the paper link's label where the table has no titles */
    const struct link *paper; /* the link of the title where the table has no papers; NULL: none */
    uint32_t title_group, paper_group; /* the first with it: place in list.entries, or GROUP_NONE */
    const struct entry *same_title, *same_paper; /* the nearest earlier ones */
    enum paper_relation kind;
    const struct entry *other; /* an earlier entry; with PAPER_VENUE_CONFLICT perhaps a later one */
    enum code_relation code_kind;
    const struct entry *code_other;
    const struct link *known_paper, *known_code; /* of other rows of the paper, where this one has none */
};

/* The link of another row of the same paper, where the entry has none under that role (ROLE_PAPER, ROLE_CODE), or
 * one that leads nowhere. NULL where nobody knows. */
const struct link *relation_known_link(const struct entry *entry, enum role role);

/* The name in owner/name, or host/owner/name: what identity_of_repository gives. The empty text where it is not
 * that of one whole repository. */
struct text relation_repository_name(struct text identity);

/* Whether the entry's paper link can say something of the entry: it has one, and not one taken for a copy. */
bool relation_trusts_paper(const struct entry *entry);

#endif
