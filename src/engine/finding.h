/* A finding: one thing that somebody should look at, where it is and how it could be repaired. Checks report
 * findings; everything that runs afterwards only reads them. Texts live in the findings' arena. */
#ifndef ENGINE_FINDING_H
#define ENGINE_FINDING_H

#include "base/text.h"
#include "rulebook/rulebook.h"

/* What an edit may change beyond emphasis and white space; the fixer's proof excuses this and nothing else. */
enum effect_kind {
    EFFECT_NONE,
    EFFECT_REPLACES,              /* before by after */
    EFFECT_REMOVES_ROW,           /* before: the row; after: the row that keeps its content */
    EFFECT_MENDS_ROW,             /* a row's cells are cut anew: before by after */
    EFFECT_MAKES_ROWS,            /* count lines of text become table rows; before: a comment that goes for it */
    EFFECT_MAKES_TABLE,           /* of count rows, from text; its delimiter row was before and is after */
    EFFECT_MAKES_TEXT,            /* count table rows become text */
    EFFECT_MAKES_BLOCK,           /* a line of text becomes a heading or an item of a list: before by after */
    EFFECT_MOVES,                 /* before goes here, or after comes here, from another edit of the fix */
    EFFECT_ADDS_CONTENTS_LINE,    /* after: the line, without its bullet; count: how deep its list is */
    EFFECT_CHANGES_HEADING_LEVEL,
    EFFECT_CHANGES_LINK,          /* from the address before to the address after */
    EFFECT_CHANGES_DATE,
};

struct effect {
    enum effect_kind kind;
    struct text before, after;
    size_t count;
};

/* Puts replacement in place of the source's bytes in range. */
struct edit {
    struct range range;
    struct text replacement;
    struct effect effect;
};

struct fix {
    enum safety safety; /* FIX_SAFE or FIX_UNSAFE */
    struct { struct edit *items; size_t count, capacity; } edits; /* do not overlap */
};

/* Another place that belongs to a finding. */
struct note {
    struct range range;
    struct text message;
};

/* The finding as its other half would have it said, when that half is the new one. */
struct half {
    struct range range;
    struct text message;
};

struct finding {
    const struct rule *rule;
    enum severity severity; /* the rule's, unless the check set another */
    struct range range;     /* empty: here */
    struct text message;
    struct { struct note *items; size_t count, capacity; } notes;
    struct fix *fix; /* NULL: a person has to */
    struct half *half; /* of a pair; else NULL */
    struct text key_detail; /* what tells it from other findings of its rule on the same subject; may be empty */
    struct text key; /* made by lint: rule, subject, detail; never a line number */
    bool was_there;  /* before the change that is looked at: shown as a note, and fails nothing */
};

enum { FINDINGS_LIMIT = 100 * 1000 }; /* of a page: nobody reads more, and each takes memory */

struct findings {
    struct arena *arena;
    const struct rule *rule; /* stamped on what is reported */
    struct finding *items;
    size_t count, capacity;
    bool *excepted; /* by place in the rulebook's exceptions: it was of use; NULL before selection */
    struct finding *beyond; /* what is reported beyond the limit goes here, and nowhere; NULL below it */
    struct { struct finding *items; size_t count, capacity; } silent; /* that yield to others, or are excepted */
};

/* Adds a finding. The pointer is good until the next one is added. */
struct finding *findings_add(struct findings *findings, struct range range, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void finding_add_note(struct findings *findings, struct finding *finding, struct range range, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));
/* What to say where it stands at range instead. */
void finding_set_half(struct findings *findings, struct finding *finding, struct range range, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));
/* For what is worse than most that the rule finds; what the user has settled for the rule is not gone beyond. */
void finding_raise(struct finding *finding, enum severity severity);
/* Adds an edit; the first decides the fix's safety. */
void finding_add_edit(struct findings *findings, struct finding *finding, enum safety safety, struct range range,
                      struct text replacement, struct effect effect);

/* Takes back the findings from first on where more of the page's subjects match than the Habit of their rule
 * allows: that is how the page is written. */
void findings_apply_habit(struct findings *findings, size_t first, size_t subjects, size_t matched);

/* Line, column, rule: the order in which findings are shown. */
void findings_sort(struct findings *findings);

/* The word that FORMATS has for an effect: "replaces", "removes-row", … */
const char *effect_name(enum effect_kind kind);

#endif
