#include "base/arena.h"
#include "list/changes.h"
#include "list/date_form.h"
#include "rules/rules.h"

enum { LEAST_VOTES = 4, HABIT = 75 };

/* The value that three quarters of at least four votes have; unseen where there is none. */
static enum padding_form padding_habit(size_t none, size_t zero)
{
    size_t votes = none + zero;
    if (votes < LEAST_VOTES)
        return PADDING_UNSEEN;
    return none * 100 >= votes * HABIT ? PADDING_NONE : zero * 100 >= votes * HABIT ? PADDING_ZERO : PADDING_UNSEEN;
}

static bool is_voter(const struct update *update)
{
    return !update->is_banner && date_is_valid(update->date);
}

/* The form of the updates; '\0' and unseen where they have none. */
static struct date_form find_habit(const struct list *list)
{
    static const char separators[] = {'.', '-', '/'};
    bool is_house = false;
    size_t votes = 0, by_separator[3] = {0}, months[3] = {0}, days[3] = {0};
    for (size_t i = 0; i < list->updates.count; i++) {
        const struct update *update = &list->updates.items[i];
        if (!is_voter(update))
            continue;
        struct date_form form = date_form_of(list_text(list, update->date_range));
        votes++;
        is_house = is_house || update->has_verb;
        months[form.month]++;
        days[form.day]++;
        for (size_t k = 0; k < sizeof separators; k++)
            by_separator[k] += form.separator == separators[k];
    }
    struct date_form habit = {.month = padding_habit(months[PADDING_NONE], months[PADDING_ZERO]),
                              .day = padding_habit(days[PADDING_NONE], days[PADDING_ZERO])};
    /* So few have no habit: the house's separator counts, where one of its updates has it. */
    struct text house = list->context->rulebook->settings.date_separator;
    for (size_t k = 0; k < sizeof separators; k++)
        if (votes < LEAST_VOTES && is_house && by_separator[k] &&
            text_equal(house, (struct text){&separators[k], 1}))
            habit.separator = separators[k];
    for (size_t k = 0; k < sizeof separators; k++)
        if (votes >= LEAST_VOTES && by_separator[k] * 100 >= votes * HABIT)
            habit.separator = separators[k];
    return habit;
}

static enum padding_form wanted_padding(enum padding_form own, enum padding_form habit)
{
    return own == PADDING_UNSEEN || habit == PADDING_UNSEEN ? own : habit;
}

void check_date_form(const struct list *list, struct findings *out)
{
    struct date_form habit = find_habit(changes_voters(list));
    for (size_t i = 0; i < list->updates.count; i++) {
        const struct update *update = &list->updates.items[i];
        if (!is_voter(update))
            continue;
        struct text text = list_text(list, update->date_range);
        struct date_form form = date_form_of(text);
        form.separator = habit.separator ? habit.separator : form.separator;
        form.month = wanted_padding(form.month, habit.month);
        form.day = wanted_padding(form.day, habit.day);
        struct text wanted = date_text(update->date, form, out->arena);
        if (text_equal(text, wanted))
            continue;
        struct finding *finding =
            findings_add(out, update->date_range, "written unlike the dates of the other updates: write %.*s",
                         TEXT_ARGUMENTS(wanted));
        finding_add_edit(out, finding, FIX_SAFE, update->date_range, wanted,
                         (struct effect){.kind = EFFECT_CHANGES_DATE, .before = text, .after = wanted});
    }
}
