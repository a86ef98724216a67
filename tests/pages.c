/* Tries the examples of all rule pages: what stands under Wrong gives the page's rule and no other error or
 * warning, and is, fixed, what stands under Right; what stands under Right gives none. Each is tried again with CR LF,
 * with a line of Chinese in front and with a byte order mark; and its repair again with drawn tables, with tables in
 * an item of a list, with Chinese in every row and without the last line ending. Prints TAP.
 *
 * pages [RULE]...    tries the pages of these rules alone */
#include "base/arena.h"
#include "page_trial.h"
#include "page_variants.h"
#include "rulebook/example.h"

#include <glob.h>
#include <stdlib.h>

struct run {
    size_t tests, failures;
    const struct page *page;
    const struct rule *rule; /* the page's */
    struct rulebook rulebook;
    struct examples examples;
    struct arena arena; /* of one page */
    struct faults faults;
};

static const struct date usual_day = {2025, 4, 9};

/* Ends a test, and with it what was found wrong. */
static void print_result(struct run *run, const char *what, size_t number, uint32_t line)
{
    bool is_right = !run->faults.count;
    run->tests++;
    run->failures += !is_right;
    printf("%s %zu - %.*s: %s", is_right ? "ok" : "not ok", run->tests, TEXT_ARGUMENTS(run->rule->name), what);
    if (number)
        printf(" %zu (%s:%u)", number, run->page->path, line);
    printf("\n%.*s", TEXT_ARGUMENTS(builder_text(&run->faults.text)));
    run->faults = (struct faults){.text.arena = &run->arena};
}

static bool is_also_meant(const struct example *example, struct text rule)
{
    for (size_t i = 0; i < example->also.count; i++)
        if (text_equal(example->also.items[i], rule))
            return true;
    return false;
}

static size_t count_of(const struct trial *trial, struct text rule)
{
    size_t count = 0;
    for (size_t i = 0; i < trial->findings.count; i++)
        count += text_equal(trial->findings.items[i].rule->name, rule);
    return count;
}

static void check_findings(struct run *run, const struct example *example, const struct trial *trial)
{
    size_t before = run->faults.count, own = count_of(trial, run->rule->name);
    if (example->is_wrong != (own > 0))
        fault(&run->faults, example->is_wrong ? "the rule says nothing" : "the rule speaks");
    for (size_t i = 0; i < trial->findings.count; i++) {
        const struct finding *finding = &trial->findings.items[i];
        struct text name = finding->rule->name;
        check_finding(trial, finding, &run->faults);
        if (finding->rule != run->rule && finding->severity > SEVERITY_NOTE && !is_also_meant(example, name))
            fault(&run->faults, "%.*s speaks too", TEXT_ARGUMENTS(name));
    }
    for (size_t i = 0; i < example->also.count; i++)
        if (!count_of(trial, example->also.items[i]))
            fault(&run->faults, "it is marked also=%.*s, which says nothing",
                  TEXT_ARGUMENTS(example->also.items[i]));
    if (run->faults.count > before)
        faults_show_findings(&run->faults, trial);
}

static void check_text(struct run *run, const char *what, struct text wanted, struct text got)
{
    if (text_equal(wanted, got))
        return;
    fault(&run->faults, "%s:", what);
    faults_show_difference(&run->faults, wanted, got);
}

/* The n-th Right is what the n-th Wrong becomes. A Wrong without a fix counts too; so they all stand last. */
static const struct example *example_when_fixed(struct run *run, size_t number)
{
    size_t wrongs = 0, rights = 0;
    const struct example *right = NULL;
    for (size_t i = 0; i < run->examples.count; i++) {
        const struct example *example = &run->examples.items[i];
        if (example->is_wrong && ++wrongs < number && example->nofix) {
            fault(&run->faults, "a Wrong marked nofix stands above: move it behind those that are fixed");
            return NULL;
        }
        if (!example->is_wrong && ++rights == number)
            right = example;
    }
    if (!right)
        fault(&run->faults, "there is no Right %zu for what it becomes: mark it nofix, or add one", number);
    return right;
}

static void check_no_fix(struct run *run, const struct trial *trial)
{
    for (size_t i = 0; i < trial->findings.count; i++)
        if (fix_is_allowed(&trial->findings.items[i], run->rule, true))
            fault(&run->faults, "it is marked nofix and has a fix");
}

static void check_fix(struct run *run, const struct example *example, size_t number, const struct trial *trial,
                      const struct context *context)
{
    struct trial again;
    const struct example *right = example_when_fixed(run, number);
    struct text fixed = trial_fixed(trial, run->rule, example->unsafe, &run->arena, &run->faults);
    if (!right || !trial_run(&again, fixed, context, &run->arena, &run->faults))
        return;
    check_text(run, "fixed, it is not the Right of that number", right->body, fixed);
    if (example->unsafe && text_equal(trial_fixed(trial, run->rule, false, &run->arena, &run->faults), fixed))
        fault(&run->faults, "it is marked unsafe, and safe fixes do the same");
    for (size_t i = 0; i < again.findings.count; i++)
        if (fix_is_allowed(&again.findings.items[i], run->rule, example->unsafe))
            fault(&run->faults, "fixed, it still has a fix of that safety");
    check_text(run, "fixed twice, it is another text", fixed,
               trial_fixed(&again, run->rule, example->unsafe, &run->arena, &run->faults));
}

/* The same document for another editor, or lower on its page. */
struct variant {
    const char *name;
    const char *prefix, *line_ending;
    uint32_t lines; /* that the prefix has */
};

static const struct variant variants[] = {
    {"with CR LF", "", "\r\n", 0},
    {"under a line of Chinese", "你好，世界。\n\n", "\n", 2},
    {"with a byte order mark", "\xEF\xBB\xBF", "\n", 0},
};

static struct text vary(const struct variant *variant, struct text text, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    builder_add(&builder, text_from(variant->prefix));
    for (size_t i = 0; i < text.length; i++)
        builder_add(&builder, text.bytes[i] == '\n' ? text_from(variant->line_ending) : text_slice(text, i, i + 1));
    return builder_text(&builder);
}

static bool is_same_finding(const struct trial *trial, const struct trial *varied, size_t i, uint32_t lines)
{
    const struct finding *one = &trial->findings.items[i], *other = &varied->findings.items[i];
    struct position at = source_position(&trial->source, one->range.start);
    struct position now = source_position(&varied->source, other->range.start);
    return one->rule == other->rule && one->severity == other->severity && at.line + lines == now.line &&
           at.column == now.column && text_equal(one->key, other->key);
}

static void check_variant(struct run *run, const struct example *example, const struct trial *trial,
                          const struct variant *variant, const struct context *context)
{
    struct trial varied;
    if (!trial_run(&varied, vary(variant, example->body, &run->arena), context, &run->arena, &run->faults))
        return;
    bool is_same = trial->findings.count == varied.findings.count;
    for (size_t i = 0; is_same && i < trial->findings.count; i++) {
        check_finding(&varied, &varied.findings.items[i], &run->faults);
        is_same = is_same_finding(trial, &varied, i, variant->lines);
    }
    if (!is_same) {
        fault(&run->faults, "%s it has other findings:", variant->name);
        faults_show_findings(&run->faults, &varied);
        fault(&run->faults, "than without:");
        faults_show_findings(&run->faults, trial);
    }
    struct text fixed = trial_fixed(trial, run->rule, true, &run->arena, &run->faults);
    check_text(run, variant->name, vary(variant, fixed, &run->arena),
               trial_fixed(&varied, run->rule, true, &run->arena, &run->faults));
}

static struct text without_ending(struct text page)
{
    return text_slice(page, 0, page.length - text_ends_with(page, TEXT("\n")));
}

static void check_fixed_variant(struct run *run, const char *name, struct text page, struct text wanted,
                                const struct context *context)
{
    struct trial varied;
    if (trial_run(&varied, page, context, &run->arena, &run->faults))
        check_text(run, name, wanted, trial_fixed(&varied, run->rule, true, &run->arena, &run->faults));
}

/* Drawn, in a list, and with Chinese in every row it is repaired to the same. */
static void check_fixed_variants(struct run *run, const struct example *example, const struct trial *trial,
                                 const struct context *context)
{
    struct arena *arena = &run->arena;
    struct drawn drawn = {0};
    struct text before = example->body, after = trial_fixed(trial, run->rule, true, arena, &run->faults);
    variant_measure(&drawn, before);
    variant_measure(&drawn, after);
    /* Drawn by the cells that it has, a row that is to be cut anew stands in no column. */
    if (!text_equal(run->rule->name, TEXT("column-count")))
        check_fixed_variant(run, "drawn", variant_drawn(before, &drawn, arena), variant_drawn(after, &drawn, arena), context);
    check_fixed_variant(run, "without its last line ending", without_ending(before), without_ending(after), context);
    check_fixed_variant(run, "in a list", variant_in_item(before, arena), variant_in_item(after, arena), context);
    check_fixed_variant(run, "with a Chinese column", variant_with_column(before, arena),
                        variant_with_column(after, arena), context);
}

static void try_example(struct run *run, const struct example *example, size_t number)
{
    struct trial trial;
    struct context context = {.rulebook = &run->rulebook, .today = usual_day};
    char separator;
    if (example->today.length && !date_read(example->today, &context.today, &separator))
        fault(&run->faults, "today=%.*s is no date", TEXT_ARGUMENTS(example->today));
    if (trial_run(&trial, example->body, &context, &run->arena, &run->faults)) {
        check_findings(run, example, &trial);
        if (example->is_wrong && example->nofix)
            check_no_fix(run, &trial);
        else if (example->is_wrong)
            check_fix(run, example, number, &trial, &context);
        bool is_plain = text_find_byte(example->body, '\r', 0) == TEXT_NOT_FOUND;
        for (size_t i = 0; is_plain && i < sizeof variants / sizeof *variants; i++)
            check_variant(run, example, &trial, &variants[i], &context);
        if (is_plain)
            check_fixed_variants(run, example, &trial, &context);
    }
    print_result(run, example->is_wrong ? "wrong" : "right", number, example->line);
}

static bool has_case(struct run *run)
{
    glob_t found;
    struct text pattern = text_format(&run->arena, "tests/cases/%.*s*", TEXT_ARGUMENTS(run->rule->name));
    int status = glob(text_copy(&run->arena, pattern).bytes, 0, NULL, &found);
    if (!status)
        globfree(&found);
    return !status;
}

static void try_page(struct run *run)
{
    size_t wrongs = 0, rights = 0;
    for (size_t i = 0; i < run->examples.count; i++) {
        const struct example *example = &run->examples.items[i];
        try_example(run, example, example->is_wrong ? ++wrongs : ++rights);
    }
    if (run->rule->reach >= REACH_GIT) {
        if (!has_case(run))
            fault(&run->faults, "there is no folder tests/cases/%.*s*", TEXT_ARGUMENTS(run->rule->name));
        print_result(run, "has a case", 0, 0);
        return;
    }
    if (!wrongs || !rights)
        fault(&run->faults, "the page has %zu examples under Wrong and %zu under Right", wrongs, rights);
    print_result(run, "has examples", 0, 0);
}

/* The rule that the page declares, switched on; NULL where it declares none. */
static const struct rule *take_rule(struct rulebook *rulebook, const struct page *page)
{
    for (size_t i = 0; i < rulebook->rules.count; i++)
        if (rulebook->rules.items[i].page == page) {
            rulebook->rules.items[i].enabled = true;
            return &rulebook->rules.items[i];
        }
    return NULL;
}

static bool prepare(struct run *run, const struct page *page, struct error *error)
{
    run->page = page;
    run->faults = (struct faults){.text.arena = &run->arena};
    if (!rulebook_load(&run->rulebook, &run->arena, error))
        return false;
    run->rule = take_rule(&run->rulebook, page);
    return rulebook_compile(&run->rulebook, error) && lint_verify(&run->rulebook, rules_all(), error) &&
           (!run->rule || examples_read(&run->examples, page, &run->arena, error));
}

/* Without names every page is wanted. */
static bool is_wanted(const struct rule *rule, char **names)
{
    for (size_t i = 0; names[i]; i++)
        if (text_equal(rule->name, text_from(names[i])))
            return true;
    return !names[0];
}

int main(int argc, char **argv)
{
    (void)argc;
    struct run run = {0};
    struct error error;
    for (size_t i = 0; i < embedded_page_count; i++) {
        if (!prepare(&run, &embedded_pages[i], &error)) {
            printf("Bail out! %s:%u:%u: %s\n", error.path, error.line, error.column, error.message);
            return EXIT_FAILURE;
        }
        if (run.rule && is_wanted(run.rule, argv + 1))
            try_page(&run);
        rulebook_free(&run.rulebook);
        arena_free(&run.arena);
    }
    printf("1..%zu\n", run.tests);
    return run.failures || !run.tests ? EXIT_FAILURE : EXIT_SUCCESS;
}
