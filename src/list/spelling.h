/* How a page spells its venues. Each venue has its own majority, over all tables of the page: three quarters of
 * five uses or more, as with habits (habit.h); with fewer uses the rulebook's name counts in house tables. */
#ifndef LIST_SPELLING_H
#define LIST_SPELLING_H

#include "list/list.h"

enum spelling {
    SPELLING_NAME,     /* as the rulebook names the venue */
    SPELLING_VARIANT,  /* as the rulebook says that it is also written */
    SPELLING_ODD,      /* the name in other letter case or punctuation */
    SPELLING_MISTAKEN, /* a variant that is one letter from the name: IGRASS for IGARSS */
    SPELLING_OF_TIME,  /* the name that it had in that year: NIPS2017 */
    SPELLING_FORMER,   /* one that it no longer had: NIPS2023 */
};

enum spelling spelling_of(const struct venue *venue, const struct publication *publication);

struct spellings;

/* Lives in the arena, and borrows from page and rulebook. */
struct spellings *spellings_read(const struct list *list, struct arena *arena);

/* How the venue is to be spelt in that table; the empty text where nothing says so. *by_page: the page itself
 * does. */
struct text spellings_wanted(const struct spellings *spellings, const struct venue *venue,
                             const struct table *table, bool *by_page);

/* Whether the name is the venue's with its publisher before it, and the page writes journals so: IEEE TIP where it
 * has IEEE TGRS and IEEE GRSM. */
bool spellings_keep_publisher(const struct spellings *spellings, const struct venue *venue, struct text name);

#endif
