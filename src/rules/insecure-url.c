#include "base/arena.h"
#include "list/address.h"
#include "rules/rules.h"

/* Another port has another server behind it. */
static bool is_insecure(const struct link *link)
{
    struct text rest = link->address;
    return address_skip(&rest, TEXT("http://")) &&
           text_find_byte(address_authority(link->address), ':', 0) == TEXT_NOT_FOUND;
}

static void check_link(const struct list *list, const struct link *link, struct findings *out)
{
    struct text url = list_text(list, link->url), host = address_host(link->address), rest = url;
    const struct host *known = rulebook_host(list->context->rulebook, host);
    if (!known || !known->has_https || !address_skip(&rest, TEXT("http")))
        return;
    struct text wanted = text_format(out->arena, "https%.*s", TEXT_ARGUMENTS(rest));
    struct finding *finding = findings_add(out, link->url, "%.*s is known to serve https: write %.*s",
                                           TEXT_ARGUMENTS(host),
                                           TEXT_ARGUMENTS(text_on_one_line(out->arena, wanted)));
    finding->key_detail = url;
    finding_add_edit(out, finding, FIX_SAFE, (struct range){link->url.start, link->url.start + 4}, TEXT("https"),
                     (struct effect){.kind = EFFECT_CHANGES_LINK, .before = url, .after = wanted});
}

void check_insecure_url(const struct list *list, struct findings *out)
{
    size_t first = out->count, subjects = 0, insecure = 0;
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        if (!link_is_readable(link))
            continue;
        subjects++;
        if (!is_insecure(link))
            continue;
        insecure++;
        check_link(list, link, out);
    }
    findings_apply_habit(out, first, subjects, insecure);
}
