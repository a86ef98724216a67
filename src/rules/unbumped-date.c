#include "list/added.h"
#include "list/changes.h"
#include "list/date_form.h"
#include "list/mention.h"
#include "rules/rules.h"

static const struct update *find_banner(const struct list *list)
{
    for (size_t i = 0; i < list->updates.count; i++)
        if (list->updates.items[i].is_banner && date_is_valid(list->updates.items[i].date))
            return &list->updates.items[i];
    return NULL;
}

/* The banner, where it has a day before today and had it before the change. */
static const struct update *find_left_behind(const struct list *list)
{
    const struct list *page = changes_page_before(list);
    const struct update *banner = find_banner(list), *before = page ? find_banner(page) : NULL;
    bool is_left = banner && before && date_compare(banner->date, before->date) == 0;
    return is_left && date_compare(banner->date, list->context->today) < 0 ? banner : NULL;
}

void check_unbumped_date(const struct list *list, struct findings *out)
{
    struct added_entries added;
    if (!list->context->changes || !date_is_valid(list->context->today))
        return;
    added_entries_find(list, &added, out->arena);
    const struct update *banner = added.count ? find_left_behind(list) : NULL;
    if (!banner)
        return;
    struct text old = list_text(list, banner->date_range);
    struct text wanted = date_text(list->context->today, date_form_of(old), out->arena);
    struct finding *finding =
        added.count == 1
            ? findings_add(out, banner->date_range, "an entry was added, but the date was not moved: write %.*s",
                           TEXT_ARGUMENTS(wanted))
            : findings_add(out, banner->date_range,
                           "%zu entries were added, but the date was not moved: write %.*s", added.count,
                           TEXT_ARGUMENTS(wanted));
    finding_add_note(out, finding, mention_place(added.items[0]),
                     added.count == 1 ? "the entry" : "the first of them");
    finding_add_edit(out, finding, FIX_UNSAFE, banner->date_range, wanted,
                     (struct effect){.kind = EFFECT_CHANGES_DATE, .before = old, .after = wanted});
}
