/* What somebody meant who did not quite write [label](address). */
#ifndef LIST_LINK_REPAIR_H
#define LIST_LINK_REPAIR_H

#include "base/text.h"

struct arena;

/* Whether an address starts there: http://, https:// or www. */
bool address_starts(struct text text, size_t at);
/* Where the address that starts there ends: at white space, a quotation mark, a bracket, a full-width mark or a
 * parenthesis that it did not open. */
size_t address_end(struct text text, size_t at);

/* Behind the ) that closes an address with blanks in it, from at on; 0 where the line has none before another
 * link. */
size_t address_end_behind_blanks(struct text text, size_t at);
struct text address_without_blanks(struct text text, struct arena *arena);
/* Whether the address, which has no ) behind it, surely ends at end. */
bool address_ends_surely(struct text text, size_t end, struct text address);
/* Whether the last byte of the address is a comma that parts it from what follows. */
bool address_is_parted(struct text text, size_t end);

/* The length of the bracket or parenthesis, ASCII or full-width, that stands there; 0 for anything else. */
size_t link_mark(struct text text, size_t at);

/* The text without the blanks, brackets and parentheses at its ends. */
struct text link_words(struct text text);

/* Reads all of raw as one label and one address, in whatever marks and order; an address that stands there twice is
 * one. *is_sure: nothing else stands there. false where it cannot be told; of two addresses none is given. */
bool link_repair_read(struct text raw, struct text *label, struct text *address, bool *is_sure);

/* [label](address); the empty text where that would be no link. */
struct text link_repair_write(struct text label, struct text address, struct arena *arena);

#endif
