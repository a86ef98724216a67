/* Where each name of the rulebook stands: a hash table from names to places in its arrays. It also remembers which
 * page entered a name last, so that a page that says something twice is caught. */
#ifndef RULEBOOK_LOOKUP_H
#define RULEBOOK_LOOKUP_H

#include "base/text.h"

struct arena;
struct page;

enum lookup_space {
    LOOKUP_COLUMN,
    LOOKUP_VENUE,
    LOOKUP_MISSPELLING,
    LOOKUP_ATTRIBUTE,
    LOOKUP_HOST,
    LOOKUP_SETTING,
    LOOKUP_SEVERITY,
    LOOKUP_EXCEPTION,
    LOOKUP_LINKS,
    LOOKUP_FILES,
    LOOKUP_RETIRED
};

#define LOOKUP_NOWHERE UINT32_MAX

struct lookup_entry {
    struct text key;
    const struct page *page; /* that entered it last, and the line there */
    uint32_t line;
    uint32_t index; /* into the array of its space; LOOKUP_NOWHERE: new, or removed */
    enum lookup_space space;
    bool is_alias;
};

struct lookup;

struct lookup *lookup_new(struct arena *arena);
/* NULL when there is none, or it was removed. */
const struct lookup_entry *lookup_find(const struct lookup *lookup, enum lookup_space space, struct text key);
/* The entry of that key, made if need be; good until the next call. The key is copied. */
struct lookup_entry *lookup_enter(struct lookup *lookup, enum lookup_space space, struct text key);
/* Items of a space have moved within their array: moved[i] is the new place of i. */
void lookup_renumber(struct lookup *lookup, enum lookup_space space, const uint32_t *moved);

enum { LOOKUP_KEY_ROOM = 96 };

/* How names are compared: their folded letters and digits. In room when they fit there, else in the arena. */
struct text lookup_fold(struct text name, char room[LOOKUP_KEY_ROOM], struct arena *arena);

#endif
