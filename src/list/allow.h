/* What the page itself says that rules must leave alone, in comments that nobody sees: <!-- rsfm-lint: allow
 * RULE[, RULE]... --> in a row, of that row; <!-- rsfm-lint: allow-page RULE --> of the page. */
#ifndef LIST_ALLOW_H
#define LIST_ALLOW_H

#include "list/list.h"

enum allow_kind { ALLOW_LINE, ALLOW_PAGE, ALLOW_NONSENSE };

/* One rule of one comment. */
struct allow {
    enum allow_kind kind;
    struct range comment;
    struct range name;       /* as written; with ALLOW_NONSENSE what cannot be understood */
    const struct rule *rule; /* NULL: there is none of that name */
    uint32_t line;           /* Markdown's, on which the comment begins */
    bool is_first;           /* of its comment */
};

/* Whether the change that is looked at added it, and may not give itself leave. */
bool allow_is_refused(const struct list *list, const struct allow *allow, struct arena *arena);

#endif
