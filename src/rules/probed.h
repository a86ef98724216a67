/* What the rules about probed links share: one finding at each place where an address with that verdict stands. */
#ifndef RULES_PROBED_H
#define RULES_PROBED_H

#include "rules/rules.h"

struct probed {
    const struct list *list;
    const struct link *link;
    const struct probe *probe;
    struct findings *out;
};

/* Calls report for every link whose address has the verdict. */
void probed_each(const struct list *list, enum verdict verdict, struct findings *out,
                 void (*report)(const struct probed *probed));

/* Where the link led in the end, as words that follow the reason: " (at https://…)"; the empty text where that is
 * the address itself. */
struct text probed_way(const struct probed *probed);

/* Adds a finding at the address, whose key tells it from others of the same entry. */
struct finding *probed_add(const struct probed *probed, struct text message);

#endif
