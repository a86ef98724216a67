#include "engine/proof.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "engine/kept_row.h"
#include "engine/new_findings.h"
#include "engine/page_change.h"
#include "engine/swaps.h"

void proof_blame(struct proof *proof, struct range edits, struct text reason)
{
    bool is_any = false;
    for (size_t i = edits.start; i < edits.end; i++) {
        size_t fix = proof->patch->items[i].fix;
        if (proof->blames[fix])
            continue;
        proof->blames[fix] = proof->blame_count + 1;
        proof->reasons[fix] = reason;
        is_any = true;
    }
    for (size_t fix = 0; edits.start == edits.end && fix < proof->count; fix++)
        if (proof->applied[fix] && !proof->blames[fix]) {
            proof->blames[fix] = proof->blame_count + 1;
            proof->reasons[fix] = reason;
            is_any = true;
        }
    proof->blame_count += is_any;
}

static struct range lines_around(const struct source *source, struct range range)
{
    return (struct range){source->line_starts[source_line_at(source, range.start)],
                          source_line_end(source, source_line_at(source, range.end))};
}

/* What stands around that place of a trace. */
static struct text words_at(const struct trace *trace, size_t place, struct arena *arena)
{
    enum { LONGEST = 40 };
    size_t start = place, end = place;
    struct builder builder = {.arena = arena};
    while (start && (start == trace->bytes.count || !trace->begins.items[start]) && place - start < LONGEST)
        start--;
    while (end < trace->bytes.count && (end == place || !trace->begins.items[end]) && end - place < LONGEST)
        end++;
    for (size_t i = start; i < end; i++)
        builder_add_byte(&builder, trace->bytes.items[i]);
    return utf8_repaired(arena, builder_text(&builder));
}

static bool has_effect(const struct patch *patch, struct range edits, enum effect_kind kind)
{
    for (size_t i = edits.start; i < edits.end; i++)
        if (patch->items[i].edit->effect.kind == kind)
            return true;
    return false;
}

/* The words of the lines that edits[…] touch. */
static void check_words(struct proof *proof, struct range edits, struct range lines)
{
    const struct patch_edit *first = &proof->patch->items[edits.start], *last = &proof->patch->items[edits.end - 1];
    struct range new = {first->new_start - (first->edit->range.start - lines.start),
                        last->new_start + (uint32_t)last->edit->replacement.length +
                            (lines.end - last->edit->range.end)};
    struct arena arena = {0};
    /* Where lines change their part nothing else changes: no pipe may come or go. */
    static const enum effect_kind strict[] = {EFFECT_MAKES_TABLE, EFFECT_MAKES_ROWS,  EFFECT_MAKES_TEXT,
                                              EFFECT_MENDS_ROW,   EFFECT_MAKES_BLOCK,
                                              EFFECT_MOVES,       EFFECT_REMOVES_ROW, EFFECT_ADDS_CONTENTS_LINE};
    bool is_strict = false;
    for (size_t i = 0; i < sizeof strict / sizeof *strict; i++)
        is_strict |= has_effect(proof->patch, edits, strict[i]);
    struct trace old_words = {.arena = &arena, .keeps_marks = is_strict};
    struct trace new_words = old_words;
    size_t place;
    trace_add_words(&old_words, text_range(proof->before.list->source->content, lines));
    trace_add_words(&new_words, text_range(proof->patch->result, new));
    struct swaps swaps = {.arena = &arena, .keeps_marks = is_strict};
    swaps_add_words(&swaps, proof->patch, edits);
    if (!traces_agree(&old_words, &new_words, swaps.items, swaps.count, &place)) {
        struct text words = words_at(&old_words, place, &arena);
        proof_blame(proof, edits, text_format(proof->arena, "the text around \"%.*s\" would change",
                                              TEXT_ARGUMENTS(words)));
    }
    arena_free(&arena);
}

/* Edits whose lines meet are looked at together. */
static void check_all_words(struct proof *proof)
{
    const struct patch *patch = proof->patch;
    const struct source *source = proof->before.list->source;
    for (size_t first = 0, end; first < patch->count; first = end) {
        struct range lines = lines_around(source, patch->items[first].edit->range);
        for (end = first + 1; end < patch->count && patch->items[end].edit->range.start <= lines.end; end++) {
            struct range more = lines_around(source, patch->items[end].edit->range);
            lines.end = more.end > lines.end ? more.end : lines.end;
        }
        check_words(proof, (struct range){(uint32_t)first, (uint32_t)end}, lines);
    }
}

static size_t effects_of(const struct fix *fix, enum effect_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < fix->edits.count; i++)
        count += fix->edits.items[i].effect.kind == kind;
    return count;
}

/* What a fix takes from one place it must put in another. */
static bool moves_all(const struct fix *fix, struct arena *arena)
{
    struct trace taken = {.arena = arena}, put = {.arena = arena};
    size_t place;
    for (size_t i = 0; i < fix->edits.count; i++)
        if (fix->edits.items[i].effect.kind == EFFECT_MOVES) {
            trace_add_raw(&taken, fix->edits.items[i].effect.before);
            trace_add_raw(&put, fix->edits.items[i].effect.after);
        }
    return traces_agree(&taken, &put, NULL, 0, &place);
}

static void check_promises(struct proof *proof)
{
    for (uint32_t i = 0; i < proof->patch->count; i++) {
        const struct patch_edit *item = &proof->patch->items[i];
        struct arena arena = {0};
        const struct fix *fix = proof->repaired[item->fix]->fix;
        if (item->edit->effect.kind == EFFECT_MOVES && effects_of(fix, EFFECT_MOVES) && !moves_all(fix, &arena))
            proof_blame(proof, (struct range){i, i + 1}, TEXT("what it moves would not all arrive"));
        if (item->edit->effect.kind == EFFECT_REMOVES_ROW && !row_is_kept(proof, item->edit, &arena))
            proof_blame(proof, (struct range){i, i + 1}, TEXT("no other row says all that the row says"));
        arena_free(&arena);
    }
}

/* What is not read cannot be compared. */
static void check_bounds(struct proof *proof)
{
    const struct list *before = proof->before.list;
    for (uint32_t i = 0; before->is_cut && i < proof->patch->count; i++)
        if (proof->patch->items[i].edit->range.end >= before->cut.start)
            proof_blame(proof, (struct range){i, i + 1}, TEXT("the page is too complex to be read from there on"));
}

bool proof_holds(struct proof *proof)
{
    proof->blames = arena_allocate_array(proof->arena, proof->count, sizeof *proof->blames);
    proof->reasons = arena_allocate_array(proof->arena, proof->count, sizeof *proof->reasons);
    proof->blame_count = 0;
    check_bounds(proof);
    check_all_words(proof);
    check_promises(proof);
    page_change_check(proof);
    new_findings_check(proof);
    return !proof->blame_count;
}
