/* One list of a change: as it is, as it was, and what the change brought to it. */
#ifndef REVIEW_PAGE_H
#define REVIEW_PAGE_H

#include "engine/news.h"
#include "review.h"

struct reviewed {
    struct source source;
    struct list list;
    struct findings findings;    /* after reviewed_select: the news */
    struct former *formers[2];   /* the pages before; in a merge those of both sides */
    struct known known, debt;    /* what these had, and the baseline; the baseline alone */
};

/* Reads ahead how the list was that is meant most often: the first that is named, else README.md. It takes git
 * longer to say what has changed. rulebook: of lists without a page of their own. */
void review_read_ahead(struct review *review, const struct rulebook *rulebook);

/* Reads the list and what it was, and lints it. */
bool reviewed_read(struct reviewed *reviewed, struct review *review, const struct review_file *file,
                   struct arena *arena, struct error *error);
/* Finds what was known: of all rules, or of those alone that found something now. */
bool reviewed_find_known(struct reviewed *reviewed, const struct review *review, bool of_all_rules,
                         struct arena *arena, struct error *error);
/* Leaves the news of what was found on the list, which may be a repaired one. */
void reviewed_select(const struct reviewed *reviewed, const struct list *list, struct findings *findings,
                     struct arena *arena);

#endif
