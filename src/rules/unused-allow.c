#include "list/allow.h"
#include "rules/rules.h"

static void report_unknown(const struct list *list, const struct allow *allow, struct findings *out)
{
    struct text name = list_text(list, allow->name);
    struct text nearest = rulebook_nearest_rule(list->context->rulebook, name);
    struct finding *finding =
        nearest.length ? findings_add(out, allow->name, "no rule is called %.*s: did you mean %.*s?",
                                      TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(nearest))
                       : findings_add(out, allow->name, "no rule is called \"%.*s\": --list-rules names all",
                                      TEXT_ARGUMENTS(name));
    finding->key_detail = name;
    if (nearest.length)
        finding_add_edit(out, finding, FIX_UNSAFE, allow->name, nearest,
                         (struct effect){.kind = EFFECT_REPLACES, .before = name, .after = nearest});
}

/* Of comments that are well written the engine tells which suppress nothing: it alone knows. */
void check_unused_allow(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->allows.count; i++) {
        const struct allow *allow = &list->allows.items[i];
        if (allow->kind == ALLOW_NONSENSE)
            findings_add(out, allow->name, "this suppresses nothing: write allow RULE in a row, or allow-page RULE")
                ->key_detail = list_text(list, allow->name);
        else if (!allow->rule)
            report_unknown(list, allow, out);
    }
}
