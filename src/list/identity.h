/* When two addresses are the same paper, or the same repository. */
#ifndef LIST_IDENTITY_H
#define LIST_IDENTITY_H

#include "base/text.h"

struct arena;

/* A name for the paper at the address, the same for every address of it that we know how to read:
 * "arxiv:2306.11029", "doi:10.1109/…", "ieee:10126079", "openreview:…", "cvf:…", "neurips:…", "pmlr:…", "acl:…",
 * "pii:…", else the address itself without what makes no difference. The empty text for an empty address. */
struct text identity_of_paper(struct arena *arena, struct text address);

/* "owner/name" of a GitHub repository, "owner/name/tree/…" of a part of it, else the address as above. */
struct text identity_of_repository(struct arena *arena, struct text address);

/* An arXiv identifier without version in the address (2306.11029, hep-th/9901001); the empty text where there is
 * none. */
struct text identity_arxiv(struct text address);

#endif
