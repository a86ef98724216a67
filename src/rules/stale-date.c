#include "list/date_form.h"
#include "rules/rules.h"

/* The newest day that updates name, those to come left out. */
static const struct update *find_newest(const struct list *list)
{
    struct date latest = date_next(list->context->today);
    const struct update *newest = NULL;
    for (size_t i = 0; i < list->updates.count; i++) {
        const struct update *update = &list->updates.items[i];
        if (update->is_banner || !date_is_valid(update->date) || date_compare(update->date, latest) > 0)
            continue;
        if (!newest || date_compare(update->date, newest->date) > 0)
            newest = update;
    }
    return newest;
}

static void report(const struct list *list, const struct update *banner, const struct update *newest,
                   struct findings *out)
{
    struct date_form form = date_form_of(list_text(list, banner->date_range));
    struct text date = date_text(newest->date, form, out->arena), stale = list_text(list, banner->date_range);
    struct finding *finding =
        findings_add(out, banner->date_range, "%.*s is older than the newest update: write %.*s",
                     TEXT_ARGUMENTS(stale), TEXT_ARGUMENTS(date));
    finding_add_note(out, finding, newest->date_range, "the newest update");
    finding_add_edit(out, finding, FIX_SAFE, banner->date_range, date,
                     (struct effect){.kind = EFFECT_CHANGES_DATE, .before = stale, .after = date});
}

void check_stale_date(const struct list *list, struct findings *out)
{
    const struct update *newest = find_newest(list);
    for (size_t i = 0; newest && i < list->updates.count; i++) {
        const struct update *banner = &list->updates.items[i];
        if (banner->is_banner && date_is_valid(banner->date) && date_compare(banner->date, newest->date) < 0)
            report(list, banner, newest, out);
    }
}
