/* Puts one defect of each kind into lists without any, and sees what the linter says: found at all, found by the rule
 * that should, and how many other findings came with it; and what --fix makes of it, without and with the unsafe fixes:
 * the list that it was? Prints TAP, and a table for people on lines that begin with
 * "#|". Arguments: number of lists, seed, files with lists that are sound too, each of which is tried as often. */
#include "defect_kinds.h"
#include "engine/fix.h"
#include "engine/repair.h"
#include "list_generator.h"
#include "rules/rules.h"

#include <stdlib.h>

struct tally {
    size_t tried, found, right, others, safe, unsafe; /* safe, unsafe: it is again what it was */
};

struct page_run {
    struct rulebook rulebook;
    struct context context;
    struct arena arena; /* of one page */
    struct tally tallies[DEFECT_KIND_COUNT];
};

static void lint_text(struct page_run *run, struct text text, struct list *list, struct findings *findings)
{
    struct source *source = arena_allocate(&run->arena, sizeof *source);
    struct error error;
    source_from_text(source, "list.md", text, &run->arena);
    list_build(list, source, &run->context, &run->arena);
    if (!lint_run(list, rules_all(), &run->arena, findings, &error)) {
        printf("Bail out! %s\n", error.message);
        exit(1);
    }
}

static bool names(const char *rule, const struct finding *finding)
{
    return rule && text_equal(finding->rule->name, text_from(rule));
}

static void show_miss(const char *what, struct text text, const struct findings *findings)
{
    if (!getenv("SHOW_DEFECTS"))
        return;
    fprintf(stderr, "%s\n", what);
    for (size_t i = 0; i < findings->count; i++)
        fprintf(stderr, "  %.*s: %.*s\n", TEXT_ARGUMENTS(findings->items[i].rule->name),
                TEXT_ARGUMENTS(findings->items[i].message));
    fprintf(stderr, "%.*s\n", TEXT_ARGUMENTS(text));
}

static bool is_restored(struct page_run *run, const struct list *list, struct text wanted, bool unsafe)
{
    struct error error;
    struct repair repair;
    struct repair_options options = {.context = &run->context, .checks = rules_all(), .unsafe = unsafe};
    if (!repair_page(&repair, list->source, &options, &error)) {
        printf("Bail out! %s\n", error.message);
        exit(1);
    }
    bool is_same = text_equal(repair.source->content, wanted);
    repair_free(&repair);
    return is_same;
}

static void try_kind(struct page_run *run, const struct defect_kind *kind, struct tally *tally, struct mutation *mutation)
{
    struct list list;
    struct findings findings;
    if (!kind->spoil(mutation))
        return;
    struct text sound = mutation->list->source->content;
    struct text spoilt = fix_apply(sound, &mutation->edit, 1, &run->arena);
    lint_text(run, spoilt, &list, &findings);
    size_t right = 0;
    for (size_t i = 0; i < findings.count; i++)
        right += names(kind->rule, &findings.items[i]) || names(kind->or_rule, &findings.items[i]);
    bool safe = is_restored(run, &list, sound, false), unsafe = is_restored(run, &list, sound, true);
    tally->tried++;
    tally->found += findings.count > 0;
    tally->right += right > 0;
    tally->others += findings.count - (right > 0);
    tally->safe += safe;
    tally->unsafe += unsafe;
    bool is_as_wanted = kind->restored == RESTORED_BY_NONE || (kind->restored == RESTORED_BY_SAFE ? safe : unsafe);
    if (!right || findings.count > 1 || !is_as_wanted)
        show_miss(kind->name, spoilt, &findings);
}

/* Every kind once, each in another row. */
static size_t try_list(struct page_run *run, struct generator *generator, struct text text)
{
    struct list list;
    struct findings findings;
    lint_text(run, text, &list, &findings);
    if (findings.count)
        show_miss("a sound list", list.source->content, &findings);
    for (size_t i = 0; i < DEFECT_KIND_COUNT; i++)
        for (unsigned attempt = 0; attempt < 20; attempt++) {
            const struct table *table = &list.tables.items[generate_number(generator, 3)];
            size_t row = 1 + generate_number(generator, (unsigned)table->row_count - 1), before = run->tallies[i].tried;
            struct mutation mutation = {.list = &list, .row = &table->rows[row], .other = &table->rows[row - 1],
                                        .arena = &run->arena};
            try_kind(run, &defect_kinds[i], &run->tallies[i], &mutation);
            if (run->tallies[i].tried > before)
                break;
        }
    return findings.count;
}

/* Gives how many of its two tests failed. */
static size_t print_kind(const struct defect_kind *kind, const struct tally *tally, size_t number)
{
    bool is_found = tally->tried && tally->right == tally->tried && !tally->others;
    bool is_restored = (kind->restored != RESTORED_BY_SAFE || tally->safe == tally->tried) &&
                       (kind->restored != RESTORED_BY_UNSAFE || tally->unsafe == tally->tried);
    printf("#| %-28s %6zu %6zu %6zu %6zu %6zu %6zu\n", kind->name, tally->tried, tally->found, tally->right, tally->others,
           tally->safe, tally->unsafe);
    printf("%s %zu - %s is found by %s alone\n", is_found ? "ok" : "not ok", number, kind->name, kind->rule);
    printf("%s %zu - %s is repaired where that can be\n", is_restored ? "ok" : "not ok", number + 1, kind->name);
    return !is_found + !is_restored;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct page_run run = {.context.today = {2025, 4, 9}};
    struct generator generator;
    struct error error;
    unsigned long lists = argc > 1 ? strtoul(argv[1], NULL, 10) : 100, seed = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    size_t noise = 0, failed = 0;
    if (!rulebook_load(&run.rulebook, &arena, &error) || !rulebook_compile(&run.rulebook, &error))
        return 1;
    run.context.rulebook = &run.rulebook;
    for (unsigned long i = 0; i < lists; i++) {
        noise += try_list(&run, &generator, generate_list(&generator, seed + i, &run.arena));
        arena_free(&run.arena);
    }
    for (unsigned long i = 0; argc > 3 && i < lists * (unsigned long)(argc - 3); i++) {
        struct source file;
        if (!source_read(&file, argv[3 + i % (unsigned long)(argc - 3)], -1, &run.arena, &error))
            return 1;
        noise += try_list(&run, &generator, file.content);
        arena_free(&run.arena);
    }
    printf("1..%d\n#| %-28s %6s %6s %6s %6s %6s %6s   (%lu lists, seed %lu)\n", 2 * DEFECT_KIND_COUNT + 1, "defect",
           "tried", "found", "right", "others", "fixed", "unsafe", lists, seed);
    for (size_t i = 0; i < DEFECT_KIND_COUNT; i++)
        failed += print_kind(&defect_kinds[i], &run.tallies[i], 2 * i + 1);
    printf("%s %d - a sound list has no findings\n", noise ? "not ok" : "ok", 2 * DEFECT_KIND_COUNT + 1);
    rulebook_free(&run.rulebook);
    arena_free(&arena);
    return failed || noise;
}
