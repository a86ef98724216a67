/* What the address of a paper says of where it appeared. */
#ifndef LIST_PROCEEDINGS_H
#define LIST_PROCEEDINGS_H

#include "base/text.h"

struct proceedings {
    struct text venue; /* as venues.md names it, in the address or a constant; empty: only the year is sure */
    int year;
    bool is_workshop;  /* of that venue */
};

/* false where the address does not say. It knows those of CVF, NeurIPS, ECVA, PMLR and the ACL's anthology. */
bool proceedings_read(struct text address, struct proceedings *proceedings);

#endif
