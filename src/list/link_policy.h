/* How an address is to be asked for, by the tables of hosts and of link policies. */
#ifndef LIST_LINK_POLICY_H
#define LIST_LINK_POLICY_H

#include "rulebook/rulebook.h"

struct link_terms {
    bool skip;
    unsigned in_flight; /* requests at once to its host; 0: as many as usual */
    int alive;          /* a status that counts as alive; 0: none */
};

/* Of several policies of one sort the last that matches counts. A policy's glob is held against the whole address
 * where it has a scheme, against the address without one where it has a slash, else against the host. */
struct link_terms link_terms_of(const struct rulebook *rulebook, struct text address);

#endif
