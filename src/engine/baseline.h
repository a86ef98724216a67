/* A baseline: the findings that a list is known to have, by key, so that a run tells only of others. A text of
 * lines: a version, then count TAB key (rule TAB subject TAB detail), sorted; where it was made of several lists,
 * behind a further TAB the list. A line without a list is for any. */
#ifndef ENGINE_BASELINE_H
#define ENGINE_BASELINE_H

#include "base/error.h"
#include "engine/news.h"

struct baseline_entry {
    struct text key, list;
    size_t count, left; /* left: not found so far */
    uint32_t line;      /* of the text, from 0 */
    bool is_judged;     /* a run that could find it has looked */
};

struct baseline {
    struct text text;
    struct baseline_entry *items; /* sorted by key, then list */
    size_t count, capacity;
};

/* path: for errors. The text must outlive it. */
bool baseline_read(struct baseline *baseline, const char *path, struct text text, struct arena *arena,
                   struct error *error);
bool baseline_is_one(struct text text);

/* Drops the findings that it knows, each line's as often as it says. name: what the list is called in it. */
void baseline_apply(struct baseline *baseline, struct text name, const struct list *list,
                    struct findings *findings);
/* What it knows of a list. */
void baseline_known(const struct baseline *baseline, struct text name, struct known *known, struct arena *arena);

/* The lines that a whole run has not found again, as findings of unused-allow on its text. */
void baseline_report(const struct baseline *baseline, const struct rulebook *rulebook, struct findings *findings);
/* Its text without them. */
struct text baseline_pruned(const struct baseline *baseline, struct arena *arena);

/* Takes in the findings of one more list; and the text of all. */
void baseline_add(struct baseline *baseline, struct text name, const struct findings *findings,
                  struct arena *arena);
struct text baseline_text(struct baseline *baseline, struct arena *arena);

#endif
