#include "list/identity.h"
#include "list/mention.h"
#include "list/relation.h"
#include "rules/rules.h"

void check_copied_code(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct entry *entry = &list->entries.items[i], *owner = entry->relation->code_other;
        if (entry->relation->code_kind != CODE_COPIED)
            continue;
        struct text called = mention_entry(list, owner, out->arena);
        struct finding *finding =
            findings_add(out, entry->code->url, "this is the repository of %.*s, line %u: link that of %.*s",
                         TEXT_ARGUMENTS(called), mention_line(list, owner),
                         TEXT_ARGUMENTS(mention_entry(list, entry, out->arena)));
        finding->key_detail = identity_of_repository(out->arena, entry->code->address);
        finding_add_note(out, finding, owner->code->url, "linked here for %.*s", TEXT_ARGUMENTS(called));
    }
}
