#include "rules/rules.h"

/* A stranger's news may name a day to come, such as a deadline. */
void check_future_date(const struct list *list, struct findings *out)
{
    struct date latest = date_next(list->context->today);
    for (size_t i = 0; i < list->updates.count; i++) {
        const struct update *update = &list->updates.items[i];
        if (!update->is_house || !date_is_valid(update->date) || date_compare(update->date, latest) <= 0)
            continue;
        struct date today = list->context->today;
        findings_add(out, update->date_range, "%.*s is yet to come: today is %04d-%02d-%02d",
                     TEXT_ARGUMENTS(list_text(list, update->date_range)), today.year, today.month, today.day);
    }
}
