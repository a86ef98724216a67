/* What is left of a text when all that an edit may change freely is taken away, and whether two such traces
 * differ by nothing but what edits declare. */
#ifndef ENGINE_TRACE_H
#define ENGINE_TRACE_H

#include "base/text.h"

struct arena;

struct trace {
    struct arena *arena;
    bool keeps_marks; /* trace_add_words */
    struct { char *items; size_t count, capacity; } bytes;
    struct { bool *items; size_t count, capacity; } begins; /* by byte: white space or a pipe in front */
};

/* The words and URLs of a source, and what stands between them. Not there are white space (but two words stay
 * two), quote marks and bullets; and unless they are kept, marks of emphasis and
 * the pipes of cells. */
void trace_add_words(struct trace *trace, struct text source);
/* All that can be seen: everything but white space. */
void trace_add_visible(struct trace *trace, struct text text);
/* The text as it is, as one word. */
void trace_add_raw(struct trace *trace, struct text text);

/* Takes every such byte out again. */
void trace_drop(struct trace *trace, char byte);

/* One way to look at what an edit declares: this for that. */
struct swap {
    struct trace before, after;
    size_t edit; /* what it belongs to: an edit accounts for one place, in whatever way */
};

/* Whether the new trace is the old one with swaps made in it, each edit's once at most and in their order. A
 * word may begin anew, or no longer, only within a swap. *place: where in the old one they part otherwise. */
bool traces_agree(const struct trace *old, const struct trace *new, const struct swap *swaps, size_t count,
                  size_t *place);

#endif
