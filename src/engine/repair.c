#include "engine/repair.h"

#include "engine/patched_changes.h"
#include "engine/proof.h"

#include <stdlib.h>

enum { MOST_ROUNDS = 10, MOST_PROOFS = 64 /* of one round */, MOST_TURNS = 16 /* likewise */ };

/* A page and what is found in it. */
struct repair_state {
    struct arena arena; /* holds this too */
    struct source source;
    struct list list;
    struct findings findings;
};

/* All rounds of one page. */
struct course {
    struct repair *repair;
    const struct repair_options *options;
    bool is_strict; /* a fix may not bring anything new, even if that would be repaired in the next round */
    struct { struct text *items; size_t count, capacity; } tolerated; /* keys of what new things fixes brought */
    struct arena arena;
};

struct round {
    struct course *course;
    struct repair *repair;
    const struct repair_options *options;
    struct repair_state *now;
    struct repair_state *next; /* with the fixes of `kept` made; its content is empty as long as there are none */
    const struct finding **candidates; /* in the order in which they are served */
    const struct fix **fixes;
    bool *kept;         /* the fixes that the proof let pass together */
    struct text *refused; /* why a fix did not */
    size_t count;
    size_t proofs;
    bool has_next;
    struct error *error;
    bool failed;
    struct arena arena;
};

static struct repair_state *state_new(void)
{
    struct arena arena = {0};
    struct repair_state *state = arena_allocate(&arena, sizeof *state);
    state->arena = arena;
    return state;
}

static void state_free(struct repair_state *state)
{
    if (!state)
        return;
    struct arena arena = state->arena;
    arena_free(&arena);
}

static bool lint_text(struct repair_state *state, const char *path, struct text text, const struct context *context,
                      struct checks checks, struct error *error)
{
    source_from_text(&state->source, path, text, &state->arena);
    list_build(&state->list, &state->source, context, &state->arena);
    return lint_run(&state->list, checks, &state->arena, &state->findings, error);
}

static bool is_wanted_rule(const struct words *only, struct text rule)
{
    for (size_t i = 0; only && i < only->count; i++)
        if (text_equal(only->items[i], rule))
            return true;
    return !only || !only->count;
}

static bool may_repair(const struct repair_options *options, const struct list *list, const struct finding *finding,
                       bool unsafe)
{
    return finding->fix && finding->fix->edits.count && (unsafe || finding->fix->safety == FIX_SAFE) &&
           is_wanted_rule(options->only, finding->rule->name) &&
           (!options->may_repair || options->may_repair(list, finding, options->data));
}

/* The graver first, for it may do away with the others; then in page order, which is stable. */
static int compare_candidates(const void *left, const void *right)
{
    const struct finding *a = *(const struct finding *const *)left, *b = *(const struct finding *const *)right;
    if (a->severity != b->severity)
        return a->severity > b->severity ? -1 : 1;
    return (a > b) - (a < b);
}

static void find_candidates(struct round *round)
{
    const struct findings *findings = &round->now->findings;
    round->candidates = arena_allocate_array(&round->arena, findings->count, sizeof *round->candidates);
    for (size_t i = 0; i < findings->count; i++)
        if (may_repair(round->options, &round->now->list, &findings->items[i], round->options->unsafe))
            round->candidates[round->count++] = &findings->items[i];
    if (round->count)
        qsort(round->candidates, round->count, sizeof *round->candidates, compare_candidates);
    round->fixes = arena_allocate_array(&round->arena, round->count, sizeof *round->fixes);
    for (size_t i = 0; i < round->count; i++)
        round->fixes[i] = round->candidates[i]->fix;
    round->kept = arena_allocate_array(&round->arena, round->count, sizeof *round->kept);
    round->refused = arena_allocate_array(&round->arena, round->count, sizeof *round->refused);
}

static bool tolerate(const struct list *list, const struct finding *finding, void *data)
{
    struct course *course = data;
    if (!may_repair(course->options, list, finding, course->options->unsafe))
        return false;
    *array_add(&course->arena, &course->tolerated) = text_copy(&course->arena, finding->key);
    return true;
}

/* Makes the fixes that are kept and those in question. When the proof succeeds the outcome takes the place of next,
 * and true is given. */
static bool try_together(struct round *round, const bool *in_question, struct proof *proof)
{
    struct repair_state *state = state_new();
    struct patch patch;
    bool *applied = arena_allocate_array(&round->arena, round->count, sizeof *applied);
    for (size_t i = 0; i < round->count; i++)
        applied[i] = round->kept[i] || in_question[i];
    round->proofs++;
    patch_make(&patch, round->now->source.content, round->fixes, applied, round->count, &state->arena);
    const struct context *context =
        context_of_patched(round->now->list.context, round->now->source.content, &patch, &state->arena);
    if (!lint_text(state, round->now->source.path, patch.result, context, round->options->checks, round->error)) {
        round->failed = true;
        state_free(state);
        return false;
    }
    *proof = (struct proof){.before = {&round->now->list, &round->now->findings},
                            .after = {&state->list, &state->findings},
                            .patch = &patch,
                            .repaired = round->candidates,
                            .applied = applied,
                            .count = round->count,
                            .tolerates = round->course->is_strict ? NULL : tolerate,
                            .data = round->course,
                            .arena = &round->arena};
    bool holds = proof_holds(proof);
    struct repair_state *unused = holds ? round->next : state;
    if (holds)
        round->next = state;
    state_free(unused);
    for (size_t i = 0; holds && i < round->count; i++)
        round->kept[i] = applied[i];
    return holds;
}

static size_t count_set(const bool *set, size_t count)
{
    size_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += set[i];
    return sum;
}

static void refuse_all(struct round *round, const bool *set)
{
    for (size_t i = 0; i < round->count; i++)
        if (set[i])
            round->refused[i] = TEXT("it could not be told whether it is sound");
}

/* Half of each group of suspects to one set, half to the other. A group of one is guilty. */
static void part_suspects(struct round *round, const struct proof *proof, const bool *suspects, bool *halves[2])
{
    size_t *sizes = arena_allocate_array(&round->arena, proof->blame_count + 1, sizeof *sizes);
    size_t *seen = arena_allocate_array(&round->arena, proof->blame_count + 1, sizeof *seen);
    for (size_t i = 0; i < round->count; i++)
        if (suspects[i])
            sizes[proof->blames[i]]++;
    for (size_t i = 0; i < round->count; i++) {
        if (!suspects[i])
            continue;
        uint32_t group = proof->blames[i];
        if (sizes[group] == 1)
            round->refused[i] = proof->reasons[i];
        else
            halves[seen[group]++ * 2 >= sizes[group]][i] = true;
    }
}

/* Keeps of the fixes in question those that the proof lets pass. Suspects are halved, all groups of them at
 * once, until the guilty stand alone: so one proof more for each doubling of a group. */
static void settle(struct round *round, const bool *in_question)
{
    struct proof proof;
    size_t asked = count_set(in_question, round->count);
    if (!asked || round->failed)
        return;
    if (round->proofs >= MOST_PROOFS) {
        refuse_all(round, in_question);
        return;
    }
    if (try_together(round, in_question, &proof) || round->failed)
        return;
    bool *rest = arena_allocate_array(&round->arena, round->count, sizeof *rest);
    bool *suspects = arena_allocate_array(&round->arena, round->count, sizeof *suspects);
    bool *halves[2] = {arena_allocate_array(&round->arena, round->count, sizeof *rest),
                       arena_allocate_array(&round->arena, round->count, sizeof *rest)};
    size_t suspected = 0;
    for (size_t i = 0; i < round->count; i++)
        suspected += suspects[i] = in_question[i] && proof.blames[i];
    /* Only what was settled before is blamed: so it is for what came to it. */
    for (size_t i = 0; !suspected && i < round->count; i++) {
        suspects[i] = in_question[i];
        proof.blames[i] = in_question[i] ? 1 : 0;
        proof.blame_count = 1;
        for (size_t k = 0; in_question[i] && !proof.reasons[i].length && k < round->count; k++)
            proof.reasons[i] = proof.reasons[k];
    }
    for (size_t i = 0; i < round->count; i++)
        rest[i] = in_question[i] && !suspects[i];
    part_suspects(round, &proof, suspects, halves);
    settle(round, rest);
    settle(round, halves[0]);
    settle(round, halves[1]);
}

static void add_refusal(struct round *round, size_t i)
{
    struct arena *arena = &round->repair->arena;
    struct refusal *refusal = array_add(arena, &round->repair->refusals);
    refusal->rule = round->candidates[i]->rule;
    refusal->offset = round->candidates[i]->range.start;
    refusal->message = text_copy(arena, round->candidates[i]->message);
    refusal->reason = text_copy(arena, round->refused[i]);
}

/* Chooses fixes that can be made together, and settles them. Where the proof lets none of them pass, those that
 * they were in the way of have their turn. */
static bool make_fixes(struct round *round)
{
    bool *chosen = arena_allocate_array(&round->arena, round->count, sizeof *chosen);
    size_t turns = 0;
    do {
        for (size_t i = 0; i < round->count; i++)
            chosen[i] = !round->refused[i].length;
        fixes_choose(round->fixes, chosen, round->count, round->now->source.content.length, &round->arena);
        settle(round, chosen);
    } while (!round->failed && !round->next && count_set(chosen, round->count) && ++turns < MOST_TURNS);
    return !round->failed;
}

/* *changed: the page is another one now. What was refused is tried again as long as it changes; what is refused
 * in the end is told. */
static bool run_round(struct course *course, bool *changed, struct error *error)
{
    struct repair *repair = course->repair;
    struct round round = {.course = course, .repair = repair, .options = course->options, .now = repair->state,
                          .error = error};
    find_candidates(&round);
    bool is_done = make_fixes(&round);
    *changed = is_done && round.next && !text_equal(round.next->source.content, repair->state->source.content);
    for (size_t i = 0; is_done && !*changed && i < round.count; i++)
        if (round.refused[i].length)
            add_refusal(&round, i);
    if (*changed) {
        repair->fixed += count_set(round.kept, round.count);
        repair->rounds++;
        repair->state = round.next;
        round.next = round.now;
    }
    state_free(round.next);
    arena_free(&round.arena);
    return is_done;
}

static bool run_rounds(struct course *course, const struct source *original, struct error *error)
{
    struct repair *repair = course->repair;
    bool changed = true;
    *repair = (struct repair){.state = state_new()};
    if (!lint_text(repair->state, original->path, original->content, course->options->context,
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
        repair->more_unsafe += may_repair(options, repair->list, &repair->findings->items[i], true) &&
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
    state_free(repair->state);
    arena_free(&repair->arena);
}
