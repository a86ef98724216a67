#include "list/announced.h"
#include "rules/rules.h"

static void report(const struct announced *name, struct findings *out)
{
    if (!name->nearest) {
        findings_add(out, name->range, "no entry is called %.*s", TEXT_ARGUMENTS(name->name))
            ->key_detail = name->folded;
        return;
    }
    struct finding *finding = findings_add(out, name->range, "no entry is called %.*s: did you mean %.*s?",
                                           TEXT_ARGUMENTS(name->name), TEXT_ARGUMENTS(name->nearest_name));
    finding->key_detail = name->folded;
    finding_add_note(out, finding, name->nearest->range, "the entry");
    if ((size_t)(name->range.end - name->range.start) == name->name.length)
        finding_add_edit(out, finding, FIX_UNSAFE, name->range, name->nearest_name,
                         (struct effect){EFFECT_REPLACES, name->name, name->nearest_name, 0});
}

void check_unknown_name(const struct list *list, struct findings *out)
{
    struct announced_names names;
    announced_unknown(list, &names, out->arena);
    for (size_t i = 0; i < names.count; i++)
        report(&names.items[i], out);
}
