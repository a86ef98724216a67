#include "list/anchors.h"
#include "rules/rules.h"

static void report(const struct link *link, struct text fragment, const struct anchor *anchor, struct findings *out)
{
    struct text wanted = text_format(out->arena, "#%.*s", TEXT_ARGUMENTS(anchor->name));
    struct finding *finding = findings_add(out, link->url, "#%.*s works on github.com only: the anchor is %.*s",
                                           TEXT_ARGUMENTS(fragment), TEXT_ARGUMENTS(wanted));
    finding->key_detail = anchor->name;
    finding_add_edit(out, finding, FIX_SAFE, link->url, wanted,
                     (struct effect){.kind = EFFECT_CHANGES_LINK, .before = link->address, .after = wanted});
}

void check_anchor_case(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        bool is_exact;
        if (!link_is_in_page(link))
            continue;
        struct text fragment = link_fragment(link, out->arena);
        const struct anchor *anchor = anchors_find(list->anchors, fragment, &is_exact, out->arena);
        if (anchor && !is_exact)
            report(link, fragment, anchor, out);
    }
}
