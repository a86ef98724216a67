/* The exceptions of pages, and whether the lists of a run have use for them. */
#ifndef EXCEPTIONS_H
#define EXCEPTIONS_H

#include "engine/finding.h"
#include "list/list.h"

/* Of one rulebook. */
struct exception_use {
    const struct rulebook *rulebook;
    bool *is_used, *is_judged; /* by place in its exceptions */
};

struct exception_uses {
    struct arena *arena; /* of the whole run */
    struct exception_use *items;
    size_t count, capacity;
};

/* Takes in a list that was linted. */
void exceptions_note(struct exception_uses *uses, const struct list *list, const struct findings *findings);

/* The exceptions of one page that no list had use for, as findings on that page. */
struct unused_exceptions {
    const struct rulebook *rulebook;
    struct source source;
    struct findings findings;
};

struct unused_pages {
    struct unused_exceptions *items;
    size_t count, capacity;
};

/* Only right once all lists of the pages were noted. */
void exceptions_report(const struct exception_uses *uses, struct unused_pages *pages);

#endif
