/* One round of a repair: fixes are chosen, made and proven, and what the proof does not let pass is left out. */
#ifndef ENGINE_ROUND_H
#define ENGINE_ROUND_H

#include "engine/proof.h"
#include "engine/repair.h"

/* A page and what is found in it. */
struct repair_state {
    struct arena arena; /* holds this too */
    struct source source;
    struct list list;
    struct findings findings;
};

/* All rounds of one page. */
struct course {
    struct repair *repair;
    const struct repair_options *options;
    bool is_strict; /* a fix may not bring anything new, even if that would be repaired in the next round */
    struct { struct text *items; size_t count, capacity; } tolerated; /* keys of what new things fixes brought */
    struct arena arena;
};

struct round {
    struct course *course;
    struct repair *repair;
    const struct repair_options *options;
    struct repair_state *now;
    struct repair_state *next; /* with the fixes of `kept` made; NULL as long as there are none */
    const struct finding **candidates; /* in the order in which they are served */
    const struct fix **fixes;
    bool *kept;         /* the fixes that the proof let pass together */
    struct text *refused; /* why a fix did not */
    size_t count;
    size_t proofs;
    struct error *error;
    bool failed;
    struct arena arena;
};

struct repair_state *round_state_new(void);
void round_state_free(struct repair_state *state); /* may be NULL */
bool round_state_read(struct repair_state *state, const char *path, struct text text,
                       const struct context *context, struct checks checks, struct error *error);

/* Whether the options want it, and its fix is as safe as that. */
bool round_may_repair(const struct repair_options *options, const struct list *list, const struct finding *finding,
                      bool unsafe);

/* Fills the candidates, and settles which of them are kept. false when a rule fails; then error is filled. */
bool round_run(struct round *round);
size_t round_fixed(const struct round *round); /* findings */

#endif
