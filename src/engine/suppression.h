/* What must not be shown, because the list says so: comments in it (list/allow.h), and the exceptions of its own
 * page. */
#ifndef ENGINE_SUPPRESSION_H
#define ENGINE_SUPPRESSION_H

#include "engine/finding.h"
#include "list/list.h"

/* Which of them were of use; made by suppression_apply. */
struct suppression {
    bool *is_used;    /* by place in list.allows */
    bool *is_refused; /* likewise: the change that is looked at brought it */
};

/* Clears keep[i] of the findings that are suppressed; they must be sorted. In findings->excepted it leaves which
 * exceptions were of use. */
struct suppression suppression_apply(const struct list *list, struct findings *findings, bool *keep,
                                     struct arena *arena);
/* Whether a rule that found nothing has looked. */
bool suppression_can_judge(const struct list *list, const struct rule *rule);
/* Adds a finding for each comment that suppresses nothing. */
void suppression_report(const struct list *list, const struct suppression *suppression, struct findings *findings,
                        struct arena *arena);

#endif
