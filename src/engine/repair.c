#include "engine/repair.h"

#include "engine/round.h"

#include <stdlib.h>

enum { MOST_ROUNDS = 10 };

static void add_refusal(struct round *round, size_t i)
{
    struct arena *arena = &round->repair->arena;
    struct refusal *refusal = array_add(arena, &round->repair->refusals);
    refusal->rule = round->candidates[i]->rule;
    refusal->offset = round->candidates[i]->range.start;
    refusal->message = text_copy(arena, round->candidates[i]->message);
    refusal->reason = text_copy(arena, round->refused[i]);
}

/* *changed: the page is another one now. What was refused is tried again as long as it changes; what is refused
 * in the end is told. */
static bool run_round(struct course *course, bool *changed, struct error *error)
{
    struct repair *repair = course->repair;
    struct round round = {.course = course, .repair = repair, .options = course->options, .now = repair->state,
                          .error = error};
    bool is_done = round_run(&round);
    *changed = is_done && round.next && !text_equal(round.next->source.content, repair->state->source.content);
    for (size_t i = 0; is_done && !*changed && i < round.count; i++)
        if (round.refused[i].length)
            add_refusal(&round, i);
    if (*changed) {
        repair->fixed += round_fixed(&round);
        repair->rounds++;
        repair->state = round.next;
        round.next = round.now;
    }
    round_state_free(round.next);
    arena_free(&round.arena);
    return is_done;
}

static bool run_rounds(struct course *course, const struct source *original, struct error *error)
{
    struct repair *repair = course->repair;
    bool changed = true;
    *repair = (struct repair){.state = round_state_new()};
    if (!round_state_read(repair->state, original->path, original->content, course->options->context,
                           course->options->checks, error))
        return false;
    while (changed && repair->rounds <= MOST_ROUNDS)
        if (!run_round(course, &changed, error))
            return false;
    if (changed)
        return error_set_at(error, original->path, 0, 0,
                            "repairing it does not come to an end after %d rounds: this is a mistake of rsfm-lint, "
                            "and the file is left as it was", MOST_ROUNDS);
    return true;
}

static int compare_texts(const void *left, const void *right)
{
    return text_compare(*(const struct text *)left, *(const struct text *)right);
}

/* Whether something that a fix brought, and that was to be repaired, is there in the end. */
static bool has_left_something(struct course *course)
{
    const struct findings *findings = &course->repair->state->findings;
    if (course->tolerated.count)
        qsort(course->tolerated.items, course->tolerated.count, sizeof *course->tolerated.items, compare_texts);
    for (size_t i = 0; course->tolerated.count && i < findings->count; i++)
        if (bsearch(&findings->items[i].key, course->tolerated.items, course->tolerated.count,
                    sizeof *course->tolerated.items, compare_texts))
            return true;
    return false;
}

static void take_stock(struct repair *repair, const struct repair_options *options)
{
    repair->source = &repair->state->source;
    repair->list = &repair->state->list;
    repair->findings = &repair->state->findings;
    for (size_t i = 0; !options->unsafe && i < repair->findings->count; i++)
        repair->more_unsafe += round_may_repair(options, repair->list, &repair->findings->items[i], true) &&
                               repair->findings->items[i].fix->safety == FIX_UNSAFE;
}

bool repair_page(struct repair *repair, const struct source *original, const struct repair_options *options,
                 struct error *error)
{
    struct course course = {.repair = repair, .options = options};
    bool is_done = run_rounds(&course, original, error);
    if (is_done && has_left_something(&course)) {
        repair_free(repair);
        course.is_strict = true;
        is_done = run_rounds(&course, original, error);
    }
    if (is_done)
        take_stock(repair, options);
    arena_free(&course.arena);
    return is_done;
}

void repair_free(struct repair *repair)
{
    round_state_free(repair->state);
    arena_free(&repair->arena);
}
