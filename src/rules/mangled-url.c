#include "list/mangled.h"
#include "rules/rules.h"

/* The address as written can only be replaced by what looks the same there: no escapes in between. */
static bool can_write(struct text url, struct text address, struct text wanted)
{
    return wanted.length &&
           (text_equal(url, address) || text_starts_with(url, wanted) || text_ends_with(url, wanted));
}

void check_mangled_url(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        struct mangled mangled;
        if (!link_is_readable(link) || !mangled_read(list->context->rulebook, link->address, &mangled, out->arena))
            continue;
        struct text url = list_text(list, link->url), wanted = mangled.wanted;
        struct finding *finding =
            findings_add(out, link->url, "%s: %s%.*s", mangled.fault,
                         wanted.length ? "write " : "write the address that is meant", TEXT_ARGUMENTS(wanted));
        finding->key_detail = url;
        if (!mangled.cuts_space && can_write(url, link->address, wanted))
            finding_add_edit(out, finding, FIX_UNSAFE, link->url, wanted,
                             (struct effect){.kind = EFFECT_CHANGES_LINK, .before = url, .after = wanted});
    }
}
