/* The key of a finding: what it is about, in words that do not change when lines are inserted elsewhere. */
#ifndef ENGINE_KEY_H
#define ENGINE_KEY_H

#include "engine/finding.h"
#include "list/list.h"

/* Gives each finding its key: "rule TAB subject TAB detail", where the subject is the entry that the finding
 * stands in, else the heading, contents line, update, table header or page. Tabs, line breaks and backslashes are
 * escaped; of a long subject the first bytes and a hash are left. */
void keys_make(const struct list *list, struct findings *findings, struct arena *arena);

/* What the entry is called that a finding stands in. Kept for the next, which often stands there too. */
struct key_names {
    const struct row *row;
    struct text abbreviation, title; /* folded letters */
};

/* Whether the entry of that name (an abbreviation's or title's folded letters) is what the finding is about. *names
 * is {0} at first. */
bool key_is_about(const struct list *list, const struct finding *finding, struct text entry,
                  struct key_names *names, struct arena *arena);

#endif
