/* The notes of a rule, told together where they are many:
 *
 *     9 places: the address names a tab of the repository's page. Lines 84, 85, 90 … */
#ifndef OUTPUT_NOTE_GROUPS_H
#define OUTPUT_NOTE_GROUPS_H

#include "engine/finding.h"
#include "markdown/source.h"

enum { NOTES_SHOWN_ALONE = 3 }; /* of a rule and a file */

struct note_group {
    const struct rule *rule;
    struct text common; /* what all messages say: the whole, or their part before a colon; else empty */
    bool is_whole;
    const struct finding **items; /* in page order */
    size_t count, capacity;
};

struct note_groups {
    struct arena *arena;
    struct note_group *items;
    size_t count, capacity;
};

/* The findings are in page order, and must outlive the groups. */
void note_groups_collect(struct note_groups *groups, const struct findings *findings);
/* The group that stands for the finding; NULL where it is to be shown alone. */
const struct note_group *note_groups_find(const struct note_groups *groups, const struct finding *finding);
/* One line without a line break. */
struct text note_group_message(const struct note_group *group, const struct source *source, struct arena *arena);

#endif
