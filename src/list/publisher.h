/* By what name an archive or a publisher knows the paper at one of its addresses. */
#ifndef LIST_PUBLISHER_H
#define LIST_PUBLISHER_H

#include "list/address.h"

struct published {
    struct text kind, id; /* "doi", "10.1109/…"; id borrows from the address and is empty where it names none */
    bool folds;           /* the id's letter case makes no difference */
};

struct published publisher_read(const struct address *address);

/* An arXiv identifier without version; the empty text where there is none. */
struct text publisher_arxiv(const struct address *address);

#endif
