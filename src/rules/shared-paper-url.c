#include "list/mention.h"
#include "list/relation.h"
#include "rules/rules.h"

void check_shared_paper_url(const struct list *list, struct findings *out)
{
    static const char message[] = "this is the address of %.*s, line %u, which has another title: one of the links "
                                  "was copied, or one title is old";
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct entry *entry = &list->entries.items[i], *other = entry->relation->other;
        if (entry->relation->kind != PAPER_SHARED_URL)
            continue;
        const struct link *link = entry->relation->paper;
        struct text called = mention_entry(list, other, out->arena), mine = mention_entry(list, entry, out->arena);
        struct finding *finding =
            findings_add(out, link->url, message, TEXT_ARGUMENTS(called), mention_line(list, other));
        finding_set_half(out, finding, other->relation->paper->url, message, TEXT_ARGUMENTS(mine),
                         mention_line(list, entry));
        finding->key_detail = link->address;
        finding_add_note(out, finding, other->relation->paper->url, "first used here for %.*s",
                         TEXT_ARGUMENTS(called));
    }
}
