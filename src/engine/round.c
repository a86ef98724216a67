#include "engine/round.h"

#include "engine/patched_changes.h"

#include <stdlib.h>

enum { MOST_PROOFS = 64, MOST_TURNS = 16 }; /* of one round */

struct repair_state *round_state_new(void)
{
    struct arena arena = {0};
    struct repair_state *state = arena_allocate(&arena, sizeof *state);
    state->arena = arena;
    return state;
}

void round_state_free(struct repair_state *state)
{
    if (!state)
        return;
    struct arena arena = state->arena;
    arena_free(&arena);
}

bool round_state_read(struct repair_state *state, const char *path, struct text text,
                       const struct context *context, struct checks checks, struct error *error)
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

bool round_may_repair(const struct repair_options *options, const struct list *list, const struct finding *finding,
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
        if (round_may_repair(round->options, &round->now->list, &findings->items[i], round->options->unsafe))
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
    if (!round_may_repair(course->options, list, finding, course->options->unsafe))
        return false;
    *array_add(&course->arena, &course->tolerated) = text_copy(&course->arena, finding->key);
    return true;
}

/* Makes the fixes that are kept and those in question. When the proof succeeds the outcome takes the place of next,
 * and true is given. */
static bool try_together(struct round *round, const bool *in_question, struct proof *proof)
{
    struct repair_state *state = round_state_new();
    struct patch patch;
    bool *applied = arena_allocate_array(&round->arena, round->count, sizeof *applied);
    for (size_t i = 0; i < round->count; i++)
        applied[i] = round->kept[i] || in_question[i];
    round->proofs++;
    patch_make(&patch, round->now->source.content, round->fixes, applied, round->count, &state->arena);
    const struct context *context =
        context_of_patched(round->now->list.context, round->now->source.content, &patch, &state->arena);
    if (!round_state_read(state, round->now->source.path, patch.result, context, round->options->checks,
                          round->error)) {
        round->failed = true;
        round_state_free(state);
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
    round_state_free(unused);
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

/* Chooses fixes that can be made together, and settles them. Where the proof lets none of them pass, those that
 * they were in the way of have their turn. */
bool round_run(struct round *round)
{
    find_candidates(round);
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

size_t round_fixed(const struct round *round)
{
    return count_set(round->kept, round->count);
}
