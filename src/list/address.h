/* Steps along an address, from left to right, and its host. */
#ifndef LIST_ADDRESS_H
#define LIST_ADDRESS_H

#include "base/text.h"

/* If the rest begins with the prefix, in any letter case, takes it off. */
bool address_skip(struct text *rest, struct text prefix);

/* Takes http:// or https:// and www. off. */
bool address_skip_scheme(struct text *rest);

size_t address_digits(struct text text, size_t at); /* how many stand there */

/* Takes so many digits off and gives their value; 0, and nothing taken off, where there are fewer. At most 9. */
int address_take_number(struct text *rest, size_t digits);

struct text address_take_letters(struct text *rest); /* ASCII ones */

/* What stands between the // and the path of an address; the empty text where there is none. Its host is that without
 * user and port. */
struct text address_authority(struct text address);
struct text address_host(struct text address);

#endif
