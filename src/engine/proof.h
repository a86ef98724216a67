/* The proof that fixes destroyed nothing: the page as it was held against the page with the fixes made. It knows
 * of the rules only what their edits declare (struct effect), and lets nothing else pass:
 *
 * 1. Every word and URL of the source is still there, in its place. 2. What was not edited shows what it showed:
 * the same cells, headings, lists, links. What was edited differs by what its edit declares, else by emphasis and
 * white space. 3. What was repaired is found no more, and no error or warning is new but in rows that came into a
 * table, or whose cells could not be told apart before. */
#ifndef ENGINE_PROOF_H
#define ENGINE_PROOF_H

#include "engine/finding.h"
#include "engine/patch.h"
#include "list/list.h"

struct version {
    const struct list *list;
    const struct findings *findings;
};

struct proof {
    struct version before, after;
    const struct patch *patch;             /* from one to the other */
    const struct finding *const *repaired; /* whose fixes are in it, by patch_edit.fix */
    const bool *applied;                   /* which of them */
    size_t count;
    /* Whether a new error or warning may stay, because it will be repaired next; NULL: none may. */
    bool (*tolerates)(const struct list *list, const struct finding *finding, void *data);
    void *data;
    struct arena *arena;
    /* Out, for each of repaired: 0 when nothing speaks against its fix. The same number stands at fixes of which
     * one must be the culprit, and the reason says what it is guilty of. */
    uint32_t *blames;
    struct text *reasons;
    uint32_t blame_count;
};

/* Whether the proof succeeds. blames and reasons live in the arena. */
bool proof_holds(struct proof *proof);

/* Says that one of the fixes whose edits lie in new[range], or of all where there is none, is guilty. Without a
 * fix in it, nothing. (For the parts of the proof.) */
void proof_blame(struct proof *proof, struct range edits, struct text reason);

#endif
