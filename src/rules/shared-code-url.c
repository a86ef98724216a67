#include "list/identity.h"
#include "list/mention.h"
#include "list/relation.h"
#include "rules/rules.h"

void check_shared_code_url(const struct list *list, struct findings *out)
{
    static const char message[] =
        "%.*s, line %u, links this repository too, for another paper: is it right for both?";
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct entry *entry = &list->entries.items[i], *other = entry->relation->code_other;
        if (entry->relation->code_kind != CODE_SHARED)
            continue;
        struct text called = mention_entry(list, other, out->arena), mine = mention_entry(list, entry, out->arena);
        struct finding *finding =
            findings_add(out, entry->code->url, message, TEXT_ARGUMENTS(called), mention_line(list, other));
        finding_set_half(out, finding, other->code->url, message, TEXT_ARGUMENTS(mine), mention_line(list, entry));
        finding->key_detail = identity_of_repository(out->arena, entry->code->address);
        finding_add_note(out, finding, other->code->url, "linked here for %.*s", TEXT_ARGUMENTS(called));
    }
}
