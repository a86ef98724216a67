/* The edits of a fix, taken together where they touch the same lines: what changes there. */
#ifndef OUTPUT_CHANGE_H
#define OUTPUT_CHANGE_H

#include "engine/finding.h"
#include "markdown/source.h"

struct change {
    const struct edit *edits;
    size_t count;
    struct range lines; /* of the source: those that the edits touch, the parts in reach of a snippet */
};

struct changed_text {
    struct text text;   /* the lines after the change */
    struct range added; /* what of them is new; empty where something only went away */
    bool only_adds;
};

/* Orders edits as change_next wants them. */
void change_sort(struct edit *edits, size_t count);
/* edits[0] and those behind it that touch its lines, or lines that these touch. count > 0. */
struct change change_next(const struct source *source, const struct edit *edits, size_t count);

/* Whether it takes away whole lines and does nothing else, and the numbers of the first and the last of them. */
bool change_removes_lines(const struct change *change, const struct source *source, struct range *numbers);

/* Takes time and memory as change->lines is long. */
struct changed_text change_apply(const struct change *change, const struct source *source, struct arena *arena);
/* The lines of the changed text that a reader has to see: not one that only moved down. */
struct range change_new_lines(const struct changed_text *changed);

#endif
