/* Edits that do not keep their word, and what the proof says of them: on the examples of all rule pages, an edit that
 * declares nothing and does something, and the edits of real fixes that write something else than they declare. What
 * such an edit does to the page is judged by cmark-gfm; one that changes what is shown must be refused.
 *
 *     lies [COUNT [SEED]]
 */
#include "chance.h"
#include "engine/proof.h"
#include "example_bodies.h"
#include "page_trial.h"
#include "shown.h"

#include <inttypes.h>
#include <stdlib.h>

enum { USUAL_LIES = 10000, SHOWN_MISSES = 5 };

struct run {
    struct chance chance;
    struct rulebook rulebook;
    struct context context;
    struct example_bodies bodies;
    struct arena arena; /* of one lie */
    size_t told, caught, harmless, harmless_refused, honest, honest_refused;
};

static const char *const pieces[] = {
    "|", "\n", "\n\n", "# ", "- ", "word", "2023", "[x](https://example.org)", "**", "\\|", "`", "<!--", "-->", "null",
    "> ", "    ", "```\n", "|a|b|c|d|e|\n", "|---|---|\n", "中文", "\xEF\xBD\x9C", "1", "(", ")", "]", "<br>", "v2", "#x",
};

static struct text random_piece(struct run *run)
{
    return text_from(pieces[chance_below(&run->chance, sizeof pieces / sizeof *pieces)]);
}

/* Something short, a word, or a whole line. */
static struct range random_range(struct run *run, struct text page)
{
    size_t start = chance_below(&run->chance, page.length + 1), end = start;
    size_t how = chance_below(&run->chance, 4);
    if (how == 1)
        end += 1 + chance_below(&run->chance, 3);
    for (; how == 2 && end < page.length && page.bytes[end] != ' ' && page.bytes[end] != '|'; end++)
        ;
    if (how == 3) {
        for (; start && page.bytes[start - 1] != '\n'; start--)
            ;
        for (; end < page.length && page.bytes[end - (end > start)] != '\n'; end++)
            ;
    }
    end = end < page.length ? end : page.length;
    return (struct range){(uint32_t)start, (uint32_t)end};
}

/* What an edit writes in place of what it should. */
static struct text spoil(struct run *run, struct text replacement)
{
    struct builder builder = {.arena = &run->arena};
    size_t at = chance_below(&run->chance, replacement.length + 1);
    size_t cut = chance_below(&run->chance, 3) ? 0 : chance_below(&run->chance, replacement.length - at + 1);
    builder_add(&builder, text_slice(replacement, 0, at));
    if (!cut || chance_below(&run->chance, 2))
        builder_add(&builder, random_piece(run));
    builder_add(&builder, text_slice(replacement, at + cut, replacement.length));
    return builder_text(&builder);
}

/* Whether the proof lets the fix pass, by its first two statements; *result is what the fix makes of the page. */
static bool passes(struct run *run, const struct trial *trial, const struct finding *finding, struct text *result)
{
    struct trial after;
    struct patch patch;
    const bool applied = true;
    const struct fix *fix = finding->fix;
    const struct findings none = {0};
    patch_make(&patch, trial->source.content, &fix, &applied, 1, &run->arena);
    *result = patch.result;
    source_from_text(&after.source, "example.md", patch.result, &run->arena);
    list_build(&after.list, &after.source, &run->context, &run->arena);
    struct proof proof = {.before = {&trial->list, &none}, .after = {&after.list, &none}, .patch = &patch,
                          .repaired = &finding, .applied = &applied, .count = 1, .arena = &run->arena};
    return proof_holds(&proof);
}

static void show_miss(const struct run *run, struct text page, struct text result)
{
    struct faults faults = {.text.arena = (struct arena *)&run->arena};
    if (run->told - run->caught > SHOWN_MISSES)
        return;
    faults_show(&faults, "", TEXT("not caught:"));
    faults_show_difference(&faults, page, result);
    if (getenv("SHOW_LIES"))
        faults_show(&faults, "  ", result);
    printf("%.*s", TEXT_ARGUMENTS(builder_text(&faults.text)));
}

/* wanted: what the page would be if the edit were honest. One that does nothing breaks its word, and nothing else. */
static void judge(struct run *run, const struct trial *trial, const struct finding *liar, struct text wanted)
{
    struct text result;
    bool is_let_pass = passes(run, trial, liar, &result);
    struct text shown = shown_text(result, &run->arena);
    if (text_equal(shown_text(wanted, &run->arena), shown) ||
        text_equal(shown_text(trial->source.content, &run->arena), shown)) {
        run->harmless++;
        run->harmless_refused += !is_let_pass;
        return;
    }
    run->told++;
    run->caught += !is_let_pass;
    if (is_let_pass)
        show_miss(run, wanted, result);
}

static void tell_silent_lie(struct run *run, const struct trial *trial)
{
    struct rule *rule = &run->rulebook.rules.items[0];
    struct range range = random_range(run, trial->source.content);
    struct text old = source_text(&trial->source, range);
    struct edit edit = {.range = range, .replacement = chance_below(&run->chance, 3) ? spoil(run, old) : TEXT("")};
    struct fix fix = {.safety = FIX_SAFE, .edits = {.items = &edit, .count = 1}};
    judge(run, trial, &(struct finding){.rule = rule, .range = range, .fix = &fix}, trial->source.content);
}

static void spoil_fix(struct run *run, const struct trial *trial, const struct finding *finding)
{
    struct text wanted;
    struct finding liar = *finding;
    struct fix fix = *finding->fix;
    run->honest++;
    if (!passes(run, trial, finding, &wanted)) {
        run->honest_refused++;
        return;
    }
    fix.edits.items = arena_allocate_array(&run->arena, fix.edits.count, sizeof *fix.edits.items);
    for (size_t i = 0; i < fix.edits.count; i++)
        fix.edits.items[i] = finding->fix->edits.items[i];
    struct edit *edit = &fix.edits.items[chance_below(&run->chance, fix.edits.count)];
    edit->replacement = spoil(run, edit->replacement);
    liar.fix = &fix;
    judge(run, trial, &liar, wanted);
}

static bool tell_lie(struct run *run)
{
    struct trial trial;
    struct faults faults = {.text.arena = &run->arena};
    struct text page = run->bodies.items[chance_below(&run->chance, run->bodies.count)];
    /* A byte that is not UTF-8 is shown otherwise wherever it stands. */
    if (!trial_run(&trial, page, &run->context, &run->arena, &faults))
        return false;
    size_t at = trial.findings.count ? chance_below(&run->chance, trial.findings.count) : 0;
    if (trial.findings.count && trial.findings.items[at].fix && chance_below(&run->chance, 2))
        spoil_fix(run, &trial, &trial.findings.items[at]);
    else
        tell_silent_lie(run, &trial);
    arena_free(&run->arena);
    return true;
}

int main(int argc, char **argv)
{
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : USUAL_LIES;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    struct run run = {.chance.state = seed};
    struct arena arena = {0};
    struct error error;
    if (!rulebook_load(&run.rulebook, &arena, &error) || !rulebook_compile(&run.rulebook, &error) ||
        !example_bodies_read(&run.bodies, &run.rulebook, &arena, &error)) {
        printf("Bail out! %s\n", error.message);
        return EXIT_FAILURE;
    }
    run.context = (struct context){.rulebook = &run.rulebook, .today = {2025, 4, 9}};
    for (size_t i = 0; i < count; i++)
        if (!tell_lie(&run))
            return EXIT_FAILURE;
    bool is_right = run.told && run.caught == run.told && !run.honest_refused;
    printf("#| %zu edits that show something else than they declare, %zu caught; of %zu that do not, %zu refused\n"
           "#| %zu honest fixes, %zu refused (seed %" PRIu64 ")\n",
           run.told, run.caught, run.harmless, run.harmless_refused, run.honest, run.honest_refused, seed);
    printf("%s 1 - lies are caught, and nothing but lies\n1..1\n", is_right ? "ok" : "not ok");
    rulebook_free(&run.rulebook);
    arena_free(&arena);
    return is_right ? EXIT_SUCCESS : EXIT_FAILURE;
}
