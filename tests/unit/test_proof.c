#include "lists.h"

#include "engine/proof.h"

/* What the proof says against a fix of one edit: wanted becomes replacement, and that is what is declared of it. */
static struct text verdict(const char *content, const char *wanted, const char *replacement, struct effect effect)
{
    struct list *after = arena_allocate(&arena, sizeof *after);
    struct source *result = arena_allocate(&arena, sizeof *result);
    struct finding finding = {.rule = &rulebook.rules.items[0]};
    const struct finding *repaired = &finding;
    const struct findings none = {0};
    struct patch patch;
    bool applied = true;
    findings = (struct findings){.arena = &arena};
    read_list(content);
    size_t start = text_find(source.content, text_from(wanted), 0);
    assert_true(start != TEXT_NOT_FOUND);
    struct range range = {(uint32_t)start, (uint32_t)(start + strlen(wanted))};
    finding_add_edit(&findings, &finding, FIX_SAFE, range, text_from(replacement), effect);
    const struct fix *fix = finding.fix;
    patch_make(&patch, source.content, &fix, &applied, 1, &arena);
    source_from_text(result, "README.md", patch.result, &arena);
    list_build(after, result, &context, &arena);
    struct proof proof = {.before = {&list, &none}, .after = {after, &none}, .patch = &patch, .repaired = &repaired,
                          .applied = &applied, .count = 1, .arena = &arena};
    return proof_holds(&proof) ? TEXT("") : proof.reasons[0];
}

static struct effect replaces(const char *before, const char *after)
{
    return (struct effect){.kind = EFFECT_REPLACES, .before = text_from(before), .after = text_from(after)};
}

#define HEAD "|Title|Paper|\n|---|---|\n"
#define OTHER "GitHub would show something else"

static void what_is_declared_is_let_pass(void **state)
{
    (void)state;
    assert_text(verdict(HEAD "|a|[p](q)|\n", "|a|", "|b|", replaces("a", "b")), "");
    assert_text(verdict(HEAD "|a|[p](q)|\n", "q", "r",
                        (struct effect){.kind = EFFECT_CHANGES_LINK, .before = TEXT("q"), .after = TEXT("r")}), "");
}

static void more_than_is_declared_is_not(void **state)
{
    (void)state;
    const char *page = HEAD "|a word|[p](q)|\n";
    assert_text(verdict(page, "a word", "b", replaces("a", "b")), "the text around \"word\" would change");
    assert_text(verdict(page, "(q)", "", (struct effect){.kind = EFFECT_NONE}),
                "the text around \"[p](q)\" would change");
}

static void joiners_are_to_be_seen(void **state)
{
    (void)state;
    const char *page = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645\n";
    struct effect removes = {.kind = EFFECT_REPLACES, .before = TEXT("\u200C")};
    assert_true(verdict(page, "\u200C", "", (struct effect){.kind = EFFECT_NONE}).length > 0);
    assert_text(verdict(page, "\u200C", "", removes), "");
}

static void a_table_stays_in_its_list(void **state)
{
    (void)state;
    const char *page = "- Models:\n\n      |Title|Paper|\n  |---|---|\n  |a|b|\n";
    struct effect table = {.kind = EFFECT_MAKES_TABLE, .before = TEXT("|---|---|"), .after = TEXT("|---|---|"),
                           .count = 1};
    const char *wanted = "      |Title|Paper|\n  |---|---|\n  |a|b|\n";
    assert_text(verdict(page, wanted, "  |Title|Paper|\n  |---|---|\n  |a|b|\n", table), "");
    assert_text(verdict(page, wanted, "|Title|Paper|\n|---|---|\n|a|b|\n", table), OTHER);
    assert_text(verdict(page, wanted, "  > |Title|Paper|\n  > |---|---|\n  > |a|b|\n", table), OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(what_is_declared_is_let_pass),
        list_test(more_than_is_declared_is_not),
        list_test(joiners_are_to_be_seen),
        list_test(a_table_stays_in_its_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
