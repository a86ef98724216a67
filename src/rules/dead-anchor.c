#include "list/meant_heading.h"
#include "rules/rules.h"

static void report(struct meant_headings *search, const struct link *link, struct text fragment,
                   struct findings *out)
{
    bool is_certain;
    const struct heading *heading = meant_heading(search, link, fragment, &is_certain);
    enum safety safety = is_certain ? FIX_SAFE : FIX_UNSAFE;
    if (!heading) {
        findings_add(out, link->url, "no heading has the anchor #%.*s: the link leads nowhere",
                     TEXT_ARGUMENTS(fragment))
            ->key_detail = fragment;
        return;
    }
    struct text wanted = text_format(out->arena, "#%.*s", TEXT_ARGUMENTS(heading->slug));
    struct finding *finding =
        findings_add(out, link->url, safety == FIX_SAFE ? "no heading has the anchor #%.*s: write %.*s"
                                                        : "no heading has the anchor #%.*s: did you mean %.*s?",
                     TEXT_ARGUMENTS(fragment), TEXT_ARGUMENTS(wanted));
    finding->key_detail = fragment;
    finding_add_note(out, finding, heading->range, "the heading");
    finding_add_edit(out, finding, safety, link->url, wanted,
                     (struct effect){.kind = EFFECT_CHANGES_LINK, .before = link->address, .after = wanted});
}

void check_dead_anchor(const struct list *list, struct findings *out)
{
    struct meant_headings search = {.list = list, .arena = out->arena};
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        bool is_exact;
        if (!link_is_in_page(link))
            continue;
        struct text fragment = link_fragment(link, out->arena);
        if (!anchors_find(list->anchors, fragment, &is_exact, out->arena))
            report(&search, link, fragment, out);
    }
}
