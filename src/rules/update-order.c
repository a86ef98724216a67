#include "base/arena.h"
#include "list/order.h"
#include "rules/rules.h"

enum { MANY = 4 };

/* A run of updates of one list, without those whose dates are none or yet to come. */
struct run {
    const struct update **items;
    int64_t *ages; /* rising from the newest on */
    bool *is_stray;
    size_t count;
};

static int64_t age_of(struct date date)
{
    return -((int64_t)date.year * 10000 + date.month * 100 + date.day);
}

/* The house's updates stand newest first, unless the list plainly has them the other way; a stranger's show it. */
static bool is_newest_first(const struct run *run)
{
    size_t falling = 0, rising = 0;
    for (size_t i = 1; i < run->count; i++) {
        falling += run->ages[i] > run->ages[i - 1];
        rising += run->ages[i] < run->ages[i - 1];
    }
    size_t steps = falling + rising;
    if (run->items[0]->is_house)
        return !(steps >= MANY && rising * 4 >= steps * 3);
    return steps >= MANY && falling * 4 >= steps * 3;
}

/* A line without its ending, when the update is one line that is a bullet; false otherwise. */
static bool line_of(const struct list *list, const struct update *update, struct range *line)
{
    *line = source_line_range(list->source, source_line_at(list->source, update->range.start));
    struct text bullet = list_text(list, (struct range){line->start, update->range.start});
    return update->range.end <= line->end && text_trim(bullet).length == 1;
}

static void add_move(const struct list *list, const struct update *update, const struct update *place,
                     bool is_above, struct finding *finding, struct findings *out)
{
    struct range from, to;
    if (!line_of(list, update, &from) || !line_of(list, place, &to))
        return;
    const struct source *source = list->source;
    struct text line = list_text(list, from);
    struct range ending = {from.end, source_line_end(source, source_line_at(source, from.start))};
    /* What moves up takes the ending above it along, and what moves down its own: one of both is the page's last
     * line, which may have none. */
    if (is_above)
        ending = (struct range){source_line_range(source, source_line_at(source, from.start) - 1).end, from.start};
    struct text parting = list_text(list, ending);
    struct range gone = {is_above ? ending.start : from.start, is_above ? from.end : ending.end};
    uint32_t offset = is_above ? to.start : to.end;
    struct text moved = text_format(out->arena, "%.*s%.*s", TEXT_ARGUMENTS(is_above ? line : parting),
                                    TEXT_ARGUMENTS(is_above ? parting : line));
    finding_add_edit(out, finding, FIX_UNSAFE, gone, TEXT(""),
                     (struct effect){.kind = EFFECT_MOVES, .before = line});
    finding_add_edit(out, finding, FIX_UNSAFE, (struct range){offset, offset}, moved,
                     (struct effect){.kind = EFFECT_MOVES, .after = line});
}

/* The stray belongs above the first update in order that is older, or below the last that is not. */
static void report(const struct list *list, const struct run *run, size_t stray, struct findings *out)
{
    size_t place = 0;
    while (place < run->count && (run->is_stray[place] || run->ages[place] <= run->ages[stray]))
        place++;
    bool is_above = place < stray;
    if (!is_above)
        while (place-- > stray && run->is_stray[place])
            ;
    const struct update *update = run->items[stray], *other = run->items[place];
    struct text date = list_text(list, update->date_range), other_date = list_text(list, other->date_range);
    struct finding *finding =
        findings_add(out, update->date_range, "updates stand newest first: %.*s belongs %s %.*s",
                     TEXT_ARGUMENTS(date), is_above ? "above" : "below", TEXT_ARGUMENTS(other_date));
    finding_add_note(out, finding, other->date_range, "that update");
    add_move(list, update, other, is_above, finding, out);
}

static void check_run(const struct list *list, struct run *run, struct findings *out)
{
    enum { MOST_REPORTED = 100 };
    size_t reported = 0;
    if (run->count < 2 || !is_newest_first(run))
        return;
    order_mark_strays(run->ages, run->count, run->is_stray, out->arena);
    for (size_t i = 0; i < run->count && reported < MOST_REPORTED; i++)
        if (run->is_stray[i]) {
            report(list, run, i, out);
            reported++;
        }
}

void check_update_order(const struct list *list, struct findings *out)
{
    size_t count = list->updates.count;
    struct date latest = date_next(list->context->today);
    struct run run = {.items = arena_allocate_array(out->arena, count, sizeof *run.items),
                      .ages = arena_allocate_array(out->arena, count, sizeof *run.ages),
                      .is_stray = arena_allocate_array(out->arena, count, sizeof *run.is_stray)};
    for (size_t i = 0; i < count; i++) {
        const struct update *update = &list->updates.items[i];
        if (update->starts_run) {
            check_run(list, &run, out);
            run.count = 0;
        }
        if (update->is_banner || !date_is_valid(update->date) || date_compare(update->date, latest) > 0)
            continue;
        run.items[run.count] = update;
        run.ages[run.count++] = age_of(update->date);
    }
    check_run(list, &run, out);
}
