/* Which of many keys are equal. Found by sorting, so that no choice of keys can make it slow. */
#ifndef LIST_GROUP_H
#define LIST_GROUP_H

#include "base/text.h"

struct arena;

#define GROUP_NONE UINT32_MAX

/* By index of a key. A key that there is not is like no other: GROUP_NONE everywhere. */
struct grouping {
    uint32_t *first;           /* the first with that key, which may be the key itself */
    uint32_t *previous, *next; /* the neighbours with that key; GROUP_NONE at the ends */
};

/* The empty text is no key. */
void group_texts(struct grouping *grouping, const struct text *keys, size_t count, struct arena *arena);

/* Gives the key, where its hash alone does not tell it from all others. */
typedef struct text group_key(void *context, size_t index);

/* For keys that are dear to make. hashes[i]: of the key, or of what equal keys have in common; 0 where there is
 * none. */
void group_keys(struct grouping *grouping, const uint64_t *hashes, size_t count, group_key *key, void *context,
                struct arena *arena);

/* Those that are in one group of left and in one group of right. */
void group_both(struct grouping *grouping, const struct grouping *left, const struct grouping *right, size_t count,
                struct arena *arena);

#endif
