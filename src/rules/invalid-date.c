#include "rules/rules.h"

static void report(const struct list *list, const struct update *update, struct findings *out)
{
    static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    struct text text = list_text(list, update->date_range);
    struct date date = update->date;
    if (!update->is_date)
        findings_add(out, update->date_range, "%.*s is no date: write year, month and day, as in 2025.04.09",
                     TEXT_ARGUMENTS(text));
    else if (date.month < 1 || date.month > 12)
        findings_add(out, update->date_range, "%.*s: there is no month %d", TEXT_ARGUMENTS(text), date.month);
    else if (date.year < 1)
        findings_add(out, update->date_range, "%.*s: there is no year 0", TEXT_ARGUMENTS(text));
    else
        findings_add(out, update->date_range, "%.*s: %s %d has no day %d", TEXT_ARGUMENTS(text),
                     months[date.month - 1], date.year, date.day);
}

void check_invalid_date(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->updates.count; i++)
        if (!list->updates.items[i].is_date || !date_is_valid(list->updates.items[i].date))
            report(list, &list->updates.items[i], out);
}
