#include "lists.h"

#include "engine/selection.h"

static struct findings reported;

static const struct rule *rule(const char *name)
{
    const struct rule *found = rulebook_rule(&rulebook, text_from(name));
    assert_non_null(found);
    return found;
}

/* A rule that yields to others; their names have commas between them. */
static void add_rule(const char *name, const char *yields_to)
{
    struct text path = text_format(&arena, "%s.md%c", name, '\0');
    struct text page = text_format(&arena, "# %s\n\nSummary.\n\n"
                                   "|Severity|Where|Yields to|\n|---|---|---|\n|note|line|%s|\n\n"
                                   "```pcre2\nx\n```\n\n```message\nm\n```\n%c", name, yields_to, '\0');
    lay_over(path.bytes, page.bytes);
}

static int set_up_rules(void **state)
{
    set_up(state);
    add_rule("strong", "");
    add_rule("weak", "strong");
    add_rule("weakest", "weak, strong");
    read_list("|Abbreviation|Title|Paper|\n|---|---|---|\n|**A**|**T**|[p](q)|\n|**B**|**U**|[r](s)|\n");
    reported = (struct findings){.arena = &arena};
    return 0;
}

#define rules_test(function) cmocka_unit_test_setup_teardown(function, set_up_rules, tear_down)

static struct finding *report(const char *name, uint32_t start, uint32_t end, const char *message)
{
    reported.rule = rule(name);
    return findings_add(&reported, (struct range){start, end}, "%s", message);
}

/* What is left, as rule start-end. */
static struct text selected(void)
{
    struct builder builder = {.arena = &arena};
    selection_apply(&list, &reported, &arena);
    for (size_t i = 0; i < reported.count; i++)
        builder_format(&builder, "%s%.*s %u-%u", i ? ", " : "", TEXT_ARGUMENTS(reported.items[i].rule->name),
                       reported.items[i].range.start, reported.items[i].range.end);
    return builder_text(&builder);
}

static void findings_are_sorted_by_place_then_rule(void **state)
{
    (void)state;
    report("weakest", 9, 10, "m");
    report("weakest", 3, 5, "m");
    report("strong", 5, 6, "m");
    report("weak", 6, 7, "m");
    report("strong", 6, 6, "a");
    report("strong", 0, 1, "m");
    assert_text(selected(), "strong 0-1, weakest 3-5, strong 5-6, strong 6-6, weakest 9-10");
}

static void equal_findings_are_shown_once(void **state)
{
    (void)state;
    report("strong", 3, 5, "m");
    report("strong", 3, 5, "m");
    report("strong", 3, 5, "m");
    report("strong", 3, 5, "another");
    report("strong", 3, 6, "m");
    report("strong", 2, 5, "m");
    assert_text(selected(), "strong 2-5, strong 3-5, strong 3-5, strong 3-6");
}

static void the_weaker_of_two_rules_on_the_same_bytes_is_silent(void **state)
{
    (void)state;
    report("strong", 5, 9, "m");
    report("weak", 3, 6, "m");
    report("weak", 8, 20, "m");
    report("weak", 6, 7, "m");
    report("weak", 0, 30, "m");
    assert_text(selected(), "strong 5-9");
}

static void neighbouring_bytes_are_other_bytes(void **state)
{
    (void)state;
    report("strong", 5, 9, "m");
    report("weak", 3, 5, "m");
    report("weak", 9, 12, "m");
    assert_text(selected(), "weak 3-5, strong 5-9, weak 9-12");
}

static void an_empty_range_is_claimed_by_what_it_touches(void **state)
{
    (void)state;
    report("strong", 5, 9, "m");
    report("weak", 5, 5, "m");
    report("weak", 7, 7, "m");
    report("weak", 9, 9, "m");
    report("weak", 10, 10, "m");
    report("weak", 4, 4, "m");
    report("weak", 0, 0, "m");
    assert_text(selected(), "weak 0-0, weak 4-4, strong 5-9, weak 10-10");
}

static void an_empty_range_claims_what_starts_there(void **state)
{
    (void)state;
    report("strong", 5, 5, "m");
    report("weak", 5, 9, "m");
    report("weak", 3, 8, "m");
    report("weak", 3, 5, "m");
    report("weak", 5, 5, "n");
    assert_text(selected(), "weak 3-5, strong 5-5");
}

static void a_long_claim_holds_behind_a_short_one_that_starts_later(void **state)
{
    (void)state;
    report("strong", 0, 50, "m");
    report("strong", 2, 3, "m");
    report("weak", 20, 30, "m");
    assert_text(selected(), "strong 0-50, strong 2-3");
}

static void a_row_that_is_to_go_is_claimed_whole(void **state)
{
    (void)state;
    struct finding *finding = report("strong", 31, 36, "m");
    finding_add_edit(&reported, finding, FIX_UNSAFE, (struct range){30, 50}, TEXT(""),
                     (struct effect){.kind = EFFECT_REMOVES_ROW});
    report("weak", 48, 49, "m");
    report("weak", 30, 31, "m");
    report("weak", 28, 30, "m");
    report("weak", 50, 52, "m");
    assert_text(selected(), "weak 28-30, strong 31-36, weak 50-52");
}

static void other_edits_claim_nothing(void **state)
{
    (void)state;
    struct finding *finding = report("strong", 31, 36, "m");
    finding_add_edit(&reported, finding, FIX_SAFE, (struct range){30, 50}, TEXT(""),
                     (struct effect){.kind = EFFECT_REPLACES});
    report("weak", 48, 49, "m");
    assert_text(selected(), "strong 31-36, weak 48-49");
}

static void no_rule_yields_to_a_weaker_one_or_to_a_stranger(void **state)
{
    (void)state;
    report("weak", 5, 9, "m");
    report("strong", 12, 15, "m");
    report("github-tab", 5, 9, "m");
    report("github-tab", 12, 15, "m");
    assert_text(selected(), "github-tab 5-9, weak 5-9, github-tab 12-15, strong 12-15");
}

static void one_may_yield_to_several(void **state)
{
    (void)state;
    report("weak", 5, 9, "m");
    report("strong", 12, 15, "m");
    report("weakest", 5, 9, "m");
    report("weakest", 12, 15, "m");
    report("weakest", 20, 21, "m");
    assert_text(selected(), "weak 5-9, strong 12-15, weakest 20-21");
}

static void a_rule_that_is_off_claims_nothing(void **state)
{
    (void)state;
    report("strong", 5, 9, "m");
    report("weak", 5, 9, "m");
    rulebook_rule(&rulebook, TEXT("strong"))->enabled = false;
    assert_text(selected(), "strong 5-9, weak 5-9");
}

static void an_excepted_entry_is_left_alone_by_that_rule(void **state)
{
    (void)state;
    lay_over(".rsfm-lint.md", "|Rule|Entry|Reason|\n|---|---|---|\n|strong|a|known|\n|weak|U|known|\n");
    uint32_t first = (uint32_t)text_find(source.content, TEXT("[p]"), 0);
    uint32_t second = (uint32_t)text_find(source.content, TEXT("[r]"), 0);
    report("strong", first, first + 3, "m");
    report("strong", second, second + 3, "m");
    report("weakest", first + 4, first + 5, "m");
    report("weak", second + 4, second + 5, "m");
    report("strong", 0, 1, "m");
    struct text expected = text_format(&arena, "strong 0-1, weakest %u-%u, strong %u-%u%c", first + 4, first + 5,
                                       second, second + 3, '\0');
    assert_text(selected(), expected.bytes);
}

static void many_findings_are_selected_in_no_time(void **state)
{
    (void)state;
    enum { COUNT = FINDINGS_LIMIT / 3 };
    for (uint32_t i = 0; i < COUNT; i++) {
        report("strong", 4 * i, 4 * i + 2, "m");
        report("weak", 4 * i + 1, 4 * i + 2, "m");
        report("weakest", 4 * i + 2, 4 * i + 3, "m");
    }
    selection_apply(&list, &reported, &arena);
    assert_int_equal(reported.count, 2 * COUNT);
}

static void what_is_worse_than_the_rest_is_raised_unless_the_user_has_settled_it(void **state)
{
    (void)state;
    struct rule *unknown = rulebook_rule(&rulebook, TEXT("unknown-venue"));
    reported.rule = unknown;
    struct finding *finding = findings_add(&reported, (struct range){1, 2}, "m");
    assert_int_equal(finding->severity, SEVERITY_NOTE);
    finding_raise(finding, SEVERITY_WARNING);
    assert_int_equal(finding->severity, SEVERITY_WARNING);
    finding_raise(finding, SEVERITY_NOTE);
    assert_int_equal(finding->severity, SEVERITY_WARNING);
    unknown->is_severity_settled = true;
    finding_raise(finding, SEVERITY_ERROR);
    assert_int_equal(finding->severity, SEVERITY_WARNING);
}

static void so_it_can_be_beyond_the_limit(void **state)
{
    (void)state;
    reported.rule = rule("unknown-venue");
    for (uint32_t i = 0; i <= FINDINGS_LIMIT; i++)
        finding_raise(findings_add(&reported, (struct range){1, 2}, "m"), SEVERITY_WARNING);
    assert_int_equal(reported.count, FINDINGS_LIMIT);
    assert_int_equal(reported.beyond->severity, SEVERITY_WARNING);
}

static void a_finding_has_its_rules_severity_unless_it_is_lowered(void **state)
{
    (void)state;
    reported.rule = rule("column-count");
    struct finding *finding = findings_add(&reported, (struct range){1, 2}, "%d of %s", 3, "them");
    assert_int_equal(finding->severity, SEVERITY_ERROR);
    assert_text(finding->message, "3 of them");
    assert_ptr_equal(finding->rule, reported.rule);
    assert_null(finding->fix);
}

static void a_finding_takes_notes_and_edits(void **state)
{
    (void)state;
    struct finding *finding = report("strong", 1, 2, "m");
    const struct effect none = {.kind = EFFECT_NONE};
    finding_add_note(&reported, finding, (struct range){3, 4}, "see %s", "here");
    finding_add_edit(&reported, finding, FIX_UNSAFE, (struct range){1, 2}, TEXT("a"), none);
    finding_add_edit(&reported, finding, FIX_SAFE, (struct range){5, 6}, TEXT("b"), none);
    assert_text(finding->notes.items[0].message, "see here");
    assert_int_equal(finding->fix->edits.count, 2);
    /* The first edit decides. */
    assert_int_equal(finding->fix->safety, FIX_UNSAFE);
}

static void nothing_is_left_of_a_finding_that_was_taken_back(void **state)
{
    (void)state;
    struct finding *finding = report("strong", 1, 2, "m");
    finding_add_note(&reported, finding, (struct range){3, 4}, "note");
    finding_add_edit(&reported, finding, FIX_SAFE, (struct range){1, 2}, TEXT("a"),
                     (struct effect){.kind = EFFECT_NONE});
    finding->key_detail = TEXT("detail");
    reported.count = 0;
    finding = report("weak", 5, 6, "n");
    assert_null(finding->fix);
    assert_int_equal(finding->notes.count, 0);
    assert_text(finding->key_detail, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        rules_test(findings_are_sorted_by_place_then_rule),
        rules_test(equal_findings_are_shown_once),
        rules_test(the_weaker_of_two_rules_on_the_same_bytes_is_silent),
        rules_test(neighbouring_bytes_are_other_bytes),
        rules_test(an_empty_range_is_claimed_by_what_it_touches),
        rules_test(an_empty_range_claims_what_starts_there),
        rules_test(a_long_claim_holds_behind_a_short_one_that_starts_later),
        rules_test(a_row_that_is_to_go_is_claimed_whole),
        rules_test(other_edits_claim_nothing),
        rules_test(no_rule_yields_to_a_weaker_one_or_to_a_stranger),
        rules_test(one_may_yield_to_several),
        rules_test(a_rule_that_is_off_claims_nothing),
        rules_test(an_excepted_entry_is_left_alone_by_that_rule),
        rules_test(many_findings_are_selected_in_no_time),
        rules_test(what_is_worse_than_the_rest_is_raised_unless_the_user_has_settled_it),
        rules_test(so_it_can_be_beyond_the_limit),
        rules_test(a_finding_has_its_rules_severity_unless_it_is_lowered),
        rules_test(a_finding_takes_notes_and_edits),
        rules_test(nothing_is_left_of_a_finding_that_was_taken_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
