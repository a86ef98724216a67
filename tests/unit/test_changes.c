#include "lists.h"

#include "engine/news.h"
#include "list/changes.h"

static struct source source_before;
static struct list before;
static struct changes changes;
static struct context context_before;

/* The page before, and how the one after differs: lines (from 1) in place of lines. */
static void start(const char *content)
{
    context_before = context;
    source_from_text(&source_before, "list.md", text_from(content), &arena);
    list_build(&before, &source_before, &context_before, &arena);
    changes = (struct changes){.before = &before};
    context.changes = &changes;
}

static void change(uint32_t first_before, uint32_t count_before, uint32_t first, uint32_t count)
{
    struct hunk hunk = {{first_before - 1, count_before}, {first - 1, count}};
    *array_add(&arena, &changes.hunks) = hunk;
    if (count)
        *array_add(&arena, &changes.lines) = hunk.now;
}

static bool touches(const char *text)
{
    size_t at = text_find(source.content, text_from(text), 0);
    assert_int_not_equal(at, TEXT_NOT_FOUND);
    return changes_touch(&list, (struct range){(uint32_t)at, (uint32_t)(at + strlen(text))});
}

#define HEAD "## Vision\n\n|Abbreviation|Title|Publication|\n|---|---|---|\n"
#define ROWS "|**A**|**T1**|TGRS2021|\n|**B**|**T2**|TGRS2022|\n|**C**|**T3**|TGRS2023|\n"

static void only_new_lines_are_touched(void **state)
{
    (void)state;
    start(HEAD ROWS);
    change(6, 0, 6, 1);
    change(7, 1, 8, 1);
    read_list(HEAD "|**A**|**T1**|TGRS2021|\n|**N**|**T9**|TGRS2021|\n|**B**|**T2**|TGRS2022|\n"
                   "|**D**|**T3**|TGRS2023|\n");
    assert_false(touches("**A**"));
    assert_true(touches("**N**"));
    assert_false(touches("**B**"));
    assert_true(touches("**D**"));
    assert_true(touches("TGRS2022|\n|**D"));
    uint32_t end = (uint32_t)source.content.length;
    assert_false(changes_touch(&list, (struct range){end, end}));
    assert_true(changes_touch(&list, (struct range){end - 1, end - 1}));
}

static void lines_that_are_gone_touch_nothing(void **state)
{
    (void)state;
    start(HEAD ROWS);
    change(6, 1, 6, 0);
    read_list(HEAD "|**A**|**T1**|TGRS2021|\n|**C**|**T3**|TGRS2023|\n");
    assert_false(touches("**A**"));
    assert_false(touches("**C**"));
}

static void without_a_page_before_all_is_new(void **state)
{
    (void)state;
    read_list(HEAD ROWS);
    assert_true(touches("**A**"));
    changes = (struct changes){.before = NULL};
    context.changes = &changes;
    assert_true(touches("**A**"));
    assert_ptr_equal(changes_voters(&list), &list);
}

static void a_table_is_found_on_the_page_before(void **state)
{
    (void)state;
    start(HEAD ROWS "\n## Speech\n\n|Abbreviation|Title|Publication|\n|---|---|---|\n|**E**|**T5**|TGRS2021|\n");
    change(1, 0, 1, 2);
    change(6, 1, 8, 1);
    change(11, 1, 13, 1);
    read_list("A line.\n\n" HEAD "|**A**|**T1**|TGRS2021|\n|**D**|**T2**|TGRS2022|\n|**C**|**T3**|TGRS2023|\n"
              "\n## Speech\n\n|Name|Title|Publication|\n|---|---|---|\n|**E**|**T5**|TGRS2021|\n");
    assert_ptr_equal(changes_table_before(&list, &list.tables.items[0]), &before.tables.items[0]);
    assert_ptr_equal(changes_table_before(&list, &list.tables.items[1]), &before.tables.items[1]);
}

static void a_new_table_has_none_before(void **state)
{
    (void)state;
    start(HEAD ROWS);
    change(7, 0, 8, 6);
    read_list(HEAD ROWS "\n## Speech\n\n|Abbreviation|Title|Publication|\n|---|---|---|\n|**E**|**T5**|TGRS2021|\n");
    assert_null(changes_table_before(&list, &list.tables.items[1]));
}

/* The lines of changes that are left. */
static struct text left(void)
{
    struct builder builder = {.arena = &arena};
    for (size_t i = 0; i < changes.lines.count; i++)
        builder_format(&builder, "%s%u+%u", i ? " " : "", changes.lines.items[i].first, changes.lines.items[i].count);
    return builder_text(&builder);
}

static void of_two_sides_the_common_lines_are_kept(void **state)
{
    (void)state;
    start(HEAD ROWS);
    struct changes other = {.before = &before};
    *array_add(&arena, &changes.lines) = (struct lines){2, 5};
    *array_add(&arena, &changes.lines) = (struct lines){10, 1};
    *array_add(&arena, &changes.lines) = (struct lines){20, 10};
    *array_add(&arena, &other.lines) = (struct lines){0, 3};
    *array_add(&arena, &other.lines) = (struct lines){4, 2};
    *array_add(&arena, &other.lines) = (struct lines){11, 9};
    *array_add(&arena, &other.lines) = (struct lines){25, 100};
    changes_keep_common(&changes, &other, &arena);
    assert_text(left(), "2+1 4+2 25+5");
}

static struct known known_of(const char *content)
{
    struct known known = {0};
    struct source other;
    struct list page;
    struct findings found_before;
    struct error error;
    struct context alone = {.rulebook = &rulebook, .today = context.today};
    assert_true(rulebook_compile(&rulebook, &error));
    source_from_text(&other, "list.md", text_from(content), &arena);
    list_build(&page, &other, &alone, &arena);
    assert_true(lint_run(&page, rules_all(), &arena, &found_before, &error));
    known_add_findings(&known, &found_before, &arena);
    return known;
}

#define EVEN "|**A**|**T1**|TGRS2021|\n|**B**|**T2**|TGRS2022|\n|**C**|**T3**|TGRS2023|\n|**D**|**T4**|TGRS2023|\n"
#define ODD "|**E**|**T5**|TGRS 2023|\n"

static void one_more_of_the_same_is_news_where_the_change_is(void **state)
{
    (void)state;
    only("venue-form");
    const char *old = HEAD EVEN EVEN ODD;
    struct known known = known_of(old);
    start(old);
    change(4, 0, 5, 1);
    lint(HEAD ODD EVEN EVEN ODD);
    news_select(&list, &findings, &known, &arena);
    assert_text(found(), "5:15 venue-form \"TGRS 2023\"");
    assert_false(findings.items[0].was_there);
}

static void an_old_finding_on_a_new_line_is_a_note(void **state)
{
    (void)state;
    only("venue-form");
    const char *old = HEAD EVEN EVEN ODD;
    struct known known = known_of(old);
    start(old);
    change(13, 1, 5, 1);
    lint(HEAD ODD EVEN EVEN);
    news_select(&list, &findings, &known, &arena);
    assert_int_equal(findings.count, 1);
    assert_true(findings.items[0].was_there);
    assert_int_equal(findings.items[0].severity, SEVERITY_NOTE);
    assert_true(text_ends_with(findings.items[0].message, TEXT("(was there before)")));
}

static void a_rule_of_rows_is_silent_on_untouched_lines(void **state)
{
    (void)state;
    only("venue-form");
    struct known none = {0};
    start(HEAD EVEN EVEN ODD);
    change(13, 0, 14, 1);
    lint(HEAD EVEN EVEN ODD "|**F**|**T6**|TGRS2023|\n");
    assert_int_equal(findings.count, 1);
    news_select(&list, &findings, &none, &arena);
    assert_int_equal(findings.count, 0);
}

static void a_table_that_is_rewritten_has_the_form_that_it_has_now(void **state)
{
    (void)state;
    only("venue-form");
    start(HEAD EVEN EVEN);
    change(5, 8, 5, 8);
    lint(HEAD "|**A**|**T1**|TGRS 2021|\n|**B**|**T2**|TGRS 2022|\n|**C**|**T3**|TGRS 2023|\n"
              "|**D**|**T4**|TGRS 2023|\n|**E**|**T5**|TGRS 2021|\n|**F**|**T6**|TGRS 2022|\n"
              "|**G**|**T7**|TGRS 2023|\n|**H**|**T8**|TGRS2023|\n");
    assert_text(found(), "12:15 venue-form \"TGRS2023\"");
    start(HEAD EVEN EVEN);
    change(5, 5, 5, 5);
    lint(HEAD "|**A**|**T1**|TGRS 2021|\n|**B**|**T2**|TGRS 2022|\n|**C**|**T3**|TGRS 2023|\n"
              "|**D**|**T4**|TGRS 2023|\n|**E**|**T5**|TGRS 2021|\n" ROWS);
    assert_int_equal(findings.count, 5);
}

static void the_first_tables_of_a_page_vote_for_themselves(void **state)
{
    (void)state;
    only("abbreviation-not-bold");
    start("# Papers\n");
    change(1, 0, 2, 8);
    lint("# Papers\n" HEAD "|A|**T1**|TGRS2021|\n|B|**T2**|TGRS2022|\n|C|**T3**|TGRS2023|\n"
         "|D|**T4**|TGRS2023|\n|**E**|**T5**|TGRS2023|\n");
    assert_int_equal(findings.count, 0);
}

static void of_two_that_know_a_key_the_larger_count_holds(void **state)
{
    (void)state;
    struct known_key one[] = {{TEXT("a"), 1}, {TEXT("b"), 5}}, other[] = {{TEXT("b"), 2}, {TEXT("c"), 3}};
    struct known known = {one, 2, 2}, more = {other, 2, 2};
    known_add(&known, &more, &arena);
    assert_int_equal(known.count, 3);
    assert_int_equal(known.items[1].count, 5);
    assert_true(known_has(&known, TEXT("c")));
    assert_false(known_has(&known, TEXT("d")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(only_new_lines_are_touched),
        list_test(lines_that_are_gone_touch_nothing),
        list_test(without_a_page_before_all_is_new),
        list_test(a_table_is_found_on_the_page_before),
        list_test(a_new_table_has_none_before),
        list_test(of_two_sides_the_common_lines_are_kept),
        list_test(one_more_of_the_same_is_news_where_the_change_is),
        list_test(an_old_finding_on_a_new_line_is_a_note),
        list_test(a_rule_of_rows_is_silent_on_untouched_lines),
        list_test(a_table_that_is_rewritten_has_the_form_that_it_has_now),
        list_test(the_first_tables_of_a_page_vote_for_themselves),
        list_test(of_two_that_know_a_key_the_larger_count_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
