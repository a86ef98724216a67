/* Steps along an address, from left to right, its host, and its parts. */
#ifndef LIST_ADDRESS_H
#define LIST_ADDRESS_H

#include "base/text.h"

struct arena;

/* If the rest begins with the prefix, in any letter case, takes it off. */
bool address_skip(struct text *rest, struct text prefix);

/* Takes http:// or https:// and www. off. */
bool address_skip_scheme(struct text *rest);

size_t address_digits(struct text text, size_t at); /* how many stand there */

/* Takes so many digits off and gives their value; 0, and nothing taken off, where there are fewer. At most 9. */
int address_take_number(struct text *rest, size_t digits);

struct text address_take_letters(struct text *rest); /* ASCII ones */

/* What stands between the // and the path of an address; the empty text where there is none. Its host is that
 * without user and port. */
struct text address_authority(struct text address);
struct text address_host(struct text address);

struct address {
    struct text scheme, host, path, query; /* host: without the scheme's own port and "www." */
};

/* Borrows from the text; but scheme and host are in lower case, for which they may be copied into the arena. */
struct address address_split(struct text text, struct arena *arena);
bool address_host_is(const struct address *address, struct text host);
bool address_host_is_below(const struct address *address, struct text host); /* or the host itself */

/* With ASCII's capitals as small letters; the text itself where it has none. */
struct text address_lowered(struct text text, struct arena *arena);
struct text address_without_suffix(struct text text, struct text suffix);

#endif
