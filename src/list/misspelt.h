/* Words that the rulebook knows to be misspelt, found in raw bytes: whoever looks decides whether a word stands
 * where somebody reads it. */
#ifndef LIST_MISSPELT_H
#define LIST_MISSPELT_H

#include "rulebook/rulebook.h"

/* Tells nearly all words that are not misspelt at a glance: a bit for each length that a word with such first, and
 * with such last, two letters may have. */
struct misspelt_filter {
    uint32_t starts[26 * 26], ends[26 * 26];
};

struct misspelt {
    struct range range;
    const struct misspelling *misspelling;
};

void misspelt_prepare(struct misspelt_filter *filter, const struct rulebook *rulebook);

/* The first at or after *at, which moves behind it; false where there is none. Parts of hyphenated words are words;
 * parts of names such as CommingNet, comming_soon or comming2 are not. */
bool misspelt_next(const struct misspelt_filter *filter, const struct rulebook *rulebook, struct text content,
                   size_t *at, struct misspelt *misspelt);

/* The correction in the letter case of the word that it replaces. */
struct text misspelt_correction(const struct misspelling *misspelling, struct text word, struct arena *arena);

#endif
