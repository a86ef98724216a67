/* Repairs a page: lint, make fixes, prove that they destroyed nothing, and again until there is nothing to do. A
 * function of the text: files and options are others' business. */
#ifndef ENGINE_REPAIR_H
#define ENGINE_REPAIR_H

#include "base/arena.h"
#include "engine/lint.h"

struct repair_options {
    const struct context *context;
    struct checks checks;
    bool unsafe;              /* the unsafe fixes too */
    const struct words *only; /* rules whose fixes are made; NULL or empty: of all */
    /* Whether a finding may be repaired; NULL: all may. It is asked in every round, with the list of that round. */
    bool (*may_repair)(const struct list *list, const struct finding *finding, void *data);
    void *data;
};

/* A fix that the proof did not let pass. */
struct refusal {
    const struct rule *rule;
    uint32_t offset;     /* of its finding, in the repaired text */
    struct text message; /* of its finding */
    struct text reason;
};

struct repair {
    struct repair_state *state;
    const struct source *source; /* the repaired text; its content may be the original's own */
    const struct list *list;
    const struct findings *findings; /* what is left */
    size_t fixed;             /* findings repaired, over all rounds */
    size_t rounds;            /* that changed something */
    size_t more_unsafe;       /* of what is left, so many could be repaired were the unsafe fixes allowed */
    struct { struct refusal *items; size_t count, capacity; } refusals; /* the gravest first */
    struct arena arena; /* of the refusals */
};

/* original must outlive the repair. Fails where a rule fails, and where the rounds come to no end, which is a
 * mistake of ours. To be freed even then. */
bool repair_page(struct repair *repair, const struct source *original, const struct repair_options *options,
                 struct error *error);
void repair_free(struct repair *repair);

#endif
