/* The key of a finding: what it is about, in words that do not change when lines are inserted elsewhere. */
#ifndef ENGINE_KEY_H
#define ENGINE_KEY_H

#include "engine/finding.h"
#include "list/list.h"

/* "rule TAB subject TAB detail": the subject is the entry that the finding stands in, else the heading, contents
 * line, update, table header or page. Tabs, line breaks and backslashes in it are escaped. */
struct text key_of_finding(const struct list *list, const struct finding *finding, struct arena *arena);

/* Whether the entry of that name (an abbreviation's or title's folded letters) is what the finding is about. */
bool key_is_about(const struct list *list, const struct finding *finding, struct text entry, struct arena *arena);

#endif
