/* arXiv's identifiers: what their digits say, and which cannot be. */
#ifndef LIST_ARXIV_H
#define LIST_ARXIV_H

#include "base/text.h"
#include "list/date.h"

enum arxiv_fault {
    ARXIV_FINE,     /* also of what is no address of a paper there */
    ARXIV_NO_ID,    /* abs/ and nothing more */
    ARXIV_SLASHES,  /* abs//2306.11029 */
    ARXIV_NO_MONTH, /* 2313.11029 */
    ARXIV_NUMBER,   /* 2306.1102, 2306.110299: not as many digits as that month's have */
    ARXIV_VERSION,  /* 2306.11029v */
    ARXIV_OTHER,
};

/* What is wrong with the address of a paper. *id: what stands in it for the identifier; empty for other
 * addresses. */
enum arxiv_fault arxiv_check(struct text address, struct text *id);

/* Whether the identifier is of a month that is yet to come. arXiv's day may be ahead of ours: the next month is
 * taken. */
bool arxiv_is_to_come(struct text id, struct date today);

/* Whether the address's identifier can be one: only then its year means something. */
bool arxiv_is_sound(struct text address, struct date today);

/* How many digits stand behind the point in the month that the identifier begins with: 4 or 5. */
size_t arxiv_number_length(struct text id);

/* The month of an identifier (2306.11029, hep-th/9901001); false where it has none. */
bool arxiv_month(struct text id, int *year, int *month);

/* The identifier, without version, that the text begins with; the empty text where it begins with none. */
struct text arxiv_at_start(struct text text);

#endif
