/* What a change brought to a page: the page as it was, and which of its lines are new. Without changes (NULL in the
 * context) everything counts, as in a run on whole files. */
#ifndef LIST_CHANGES_H
#define LIST_CHANGES_H

#include "list/list.h"

/* count lines from first on, counted from 0, that end at LF only, as git counts them. */
struct lines {
    uint32_t first, count;
};

/* A stretch of lines in place of another; either may have none. */
struct hunk {
    struct lines before, now;
};

struct changes {
    const struct list *before; /* the page as it was; NULL: it is new, and so are all of its lines */
    LIST_ARRAY(struct hunk) hunks; /* in page order; against before */
    LIST_ARRAY(struct lines) lines; /* in page order; what is new: in a merge, to all parents */
    bool is_obeyed; /* the suppressions that the change adds count */
};

/* Whether anything in range stands on a new line. */
bool changes_touch(const struct list *list, struct range range);

/* The page as it was; NULL where it is new, and in a run on whole files. */
const struct list *changes_page_before(const struct list *list);
/* The page whose cells vote on how it is written: the one before, for a change cannot vote for itself; but a page
 * that had no table has nothing else to go by. */
const struct list *changes_voters(const struct list *list);
/* The same table on that page; NULL where it is new. */
const struct table *changes_table_before(const struct list *list, const struct table *table);

/* Whether of the table's rows on the page before hardly any stands there still: what it looks like now is meant. */
bool changes_rewrite(const struct list *list, const struct table *before);

/* The lines that are new to both. */
void changes_keep_common(struct changes *changes, const struct changes *other, struct arena *arena);

#endif
