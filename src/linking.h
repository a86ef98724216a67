/* The links of all lists of a run: collected while the lists are read, asked for once, and then there for the
 * rules. */
#ifndef LINKING_H
#define LINKING_H

#include "list/list.h"
#include "options.h"

struct linking {
    const struct options *options;
    struct arena arena;
    struct probes probes;
    bool collects;  /* lists are read for their links, and not linted yet */
    bool has_asked;
    int interrupt; /* the signal that ended the asking early, to be obeyed when all is printed; or 0 */
};

/* Begins to collect; false where the options want nothing of links. */
bool linking_begin(struct linking *linking);
void linking_collect(struct linking *linking, const struct list *list);

/* Ends the collecting: prints the addresses where they are to be dumped, else fills in what can be learnt, from the
 * cache and by the prober. False when something could not be done; what was learnt is there all the same. What did
 * not come to an end is said on standard error. */
bool linking_ask(struct linking *linking, struct error *error);

/* For the rules; NULL where nobody was asked. */
const struct probes *linking_probes(const struct linking *linking);

void linking_end(struct linking *linking);

#endif
