#include "support.h"

#include "base/pattern.h"

#include <stdlib.h>

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct pattern *made(struct text source)
{
    struct error error;
    size_t offset;
    struct pattern *pattern = pattern_new(source, &error, &offset);
    assert_non_null(pattern);
    return pattern;
}

/* What the pattern finds, with | between. */
static struct text found(const char *source, const char *subject, bool fast)
{
    struct pattern *pattern = made(text_from(source));
    struct text text = text_from(subject);
    struct builder builder = {.arena = &arena};
    struct range match = {0, 0};
    if (fast)
        pattern_make_fast(pattern);
    for (size_t from = 0; pattern_match(pattern, text, from, &match) == PATTERN_FOUND; from = match.end)
        builder_format(&builder, "%.*s|", TEXT_ARGUMENTS(text_range(text, match)));
    pattern_free(pattern);
    return builder_text(&builder);
}

static void matches_are_found_one_after_the_other(void **state)
{
    (void)state;
    assert_text(found("[0-9]+", "a1b22c333", false), "1|22|333|");
    assert_text(found("[0-9]+", "a1b22c333", true), "1|22|333|");
    assert_text(found("x", "abc", false), "");
}

static void patterns_know_unicode(void **state)
{
    (void)state;
    assert_text(found("\\w+", "论文 é", false), "论文|é|");
    assert_text(found("^.", "论文", false), "论|");
    assert_text(found("(?i)É", "é", false), "é|");
}

static void a_match_has_its_range(void **state)
{
    (void)state;
    struct pattern *pattern = made(TEXT("b+"));
    struct range match;
    assert_int_equal(pattern_match(pattern, TEXT("论bb"), 0, &match), PATTERN_FOUND);
    assert_int_equal(match.start, 3);
    assert_int_equal(match.end, 5);
    assert_int_equal(pattern_match(pattern, TEXT("论bb"), 5, &match), PATTERN_ABSENT);
    pattern_free(pattern);
}

static void a_match_may_be_empty(void **state)
{
    (void)state;
    struct pattern *pattern = made(TEXT("$"));
    struct range match;
    assert_int_equal(pattern_match(pattern, TEXT("ab"), 0, &match), PATTERN_FOUND);
    assert_int_equal(match.start, 2);
    assert_int_equal(match.end, 2);
    pattern_free(pattern);
}

/* PCRE2 refuses such a pattern from 10.38 on. */
static void a_start_behind_the_end_is_no_match(void **state)
{
    (void)state;
    struct error error;
    size_t offset;
    struct range match;
    struct pattern *pattern = pattern_new(TEXT("(?=ab\\K)a"), &error, &offset);
    if (pattern)
        assert_int_equal(pattern_match(pattern, TEXT("ab"), 0, &match), PATTERN_ABSENT);
    pattern_free(pattern);
}

static void a_bad_pattern_is_named_with_its_place(void **state)
{
    (void)state;
    struct error error;
    size_t offset;
    assert_null(pattern_new(TEXT("ab(c"), &error, &offset));
    assert_int_equal(offset, 4);
    assert_string_equal(error.message, "missing closing parenthesis");
    assert_null(pattern_new(TEXT("a\\Cb"), &error, &offset));
    assert_int_equal(offset, 3);
}

static void a_pattern_has_a_longest_length(void **state)
{
    (void)state;
    struct error error;
    size_t offset;
    char bytes[PATTERN_LENGTH_LIMIT + 1];
    memset(bytes, 'a', sizeof bytes);
    pattern_free(made((struct text){bytes, PATTERN_LENGTH_LIMIT}));
    assert_null(pattern_new((struct text){bytes, sizeof bytes}, &error, &offset));
    assert_string_equal(error.message, "the pattern is longer than 4096 bytes");
    assert_true(pattern_check_template((struct text){bytes, PATTERN_LENGTH_LIMIT}, TEXT("$0"), &error));
}

/* Backtracking without end: it must hit the limit, and it must be said. */
static void a_pattern_without_end_hits_a_limit(void **state)
{
    (void)state;
    struct pattern *pattern = made(TEXT("^(a+)+$"));
    struct text subject = TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
    struct range match;
    assert_int_equal(pattern_match(pattern, subject, 0, &match), PATTERN_LIMIT_HIT);
    pattern_make_fast(pattern);
    assert_int_equal(pattern_match(pattern, subject, 0, &match), PATTERN_LIMIT_HIT);
    pattern_free(pattern);
}

static void recursion_without_end_hits_a_limit(void **state)
{
    (void)state;
    enum { LENGTH = 1000000 };
    struct pattern *pattern = made(TEXT("^(\\((?1)*\\))$"));
    char *bytes = arena_allocate(&arena, LENGTH);
    struct range match;
    memset(bytes, '(', LENGTH);
    assert_int_equal(pattern_match(pattern, (struct text){bytes, LENGTH}, 0, &match), PATTERN_ABSENT);
    bytes[LENGTH - 1] = ')'; /* without it PCRE2 need not look */
    assert_int_equal(pattern_match(pattern, (struct text){bytes, LENGTH}, 0, &match), PATTERN_LIMIT_HIT);
    pattern_make_fast(pattern);
    assert_int_equal(pattern_match(pattern, (struct text){bytes, LENGTH}, 0, &match), PATTERN_LIMIT_HIT);
    pattern_free(pattern);
}

/* The template made for the first match. */
static struct text expanded(const char *source, const char *subject, const char *template)
{
    struct pattern *pattern = made(text_from(source));
    struct range match;
    struct text result = TEXT("");
    struct error error;
    assert_int_equal(pattern_match(pattern, text_from(subject), 0, &match), PATTERN_FOUND);
    if (!pattern_expand(pattern, text_from(subject), text_from(template), &arena, &result, &error))
        result = text_format(&arena, "error: %s", error.message);
    pattern_free(pattern);
    return result;
}

static void a_template_gives_the_match_and_nothing_around_it(void **state)
{
    (void)state;
    assert_text(expanded("(b)(?<name>c)", "abcd", "<$1$2>"), "<bc>");
    assert_text(expanded("(b)(?<name>c)", "abcd", "${name}$0"), "cbc");
    assert_text(expanded("b", "abcd", ""), "");
    assert_text(expanded("b", "abcd", "$$"), "$");
}

static void a_template_can_change_case_and_choose(void **state)
{
    (void)state;
    assert_text(expanded("(b+)", "abb", "\\U$1\\E-x"), "BB-x");
    assert_text(expanded("(b)|(c)", "ac", "${1:+one:other}"), "other");
    assert_text(expanded("(b)|(c)", "ac", "[$1]"), "[]");
}

static void a_group_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    assert_text(expanded("b", "abcd", "$1"), "error: unknown substring");
}

static void a_result_that_is_too_long_is_an_error(void **state)
{
    (void)state;
    struct builder template = {.arena = &arena};
    for (int i = 0; i < PATTERN_REPLACEMENT_LIMIT / 1000; i++)
        for (int j = 0; j < 100; j++)
            builder_add(&template, TEXT("$0"));
    builder_add_byte(&template, '\0');
    assert_int_equal(expanded("bbbbbbbbbb", "bbbbbbbbbb", template.bytes).length, 65000);
    template.length--;
    for (int i = 0; i < 100; i++)
        builder_add(&template, TEXT("$0"));
    builder_add_byte(&template, '\0');
    assert_text(expanded("bbbbbbbbbb", "bbbbbbbbbb", template.bytes), "error: no more memory");
}

static void a_template_is_checked_without_a_subject(void **state)
{
    (void)state;
    struct error error;
    assert_true(pattern_check_template(TEXT("(a)(?<n>b)"), TEXT("$1 ${n} \\U$2"), &error));
    assert_false(pattern_check_template(TEXT("(a)"), TEXT("$2"), &error));
    assert_string_equal(error.message, "unknown substring");
    assert_false(pattern_check_template(TEXT("(a)"), TEXT("${1"), &error));
    assert_false(pattern_check_template(TEXT("(a)"), TEXT("${m}"), &error));
}

static void freeing_no_pattern_is_fine(void **state)
{
    (void)state;
    pattern_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_are_found_one_after_the_other),
        cmocka_unit_test(patterns_know_unicode),
        cmocka_unit_test(a_match_has_its_range),
        cmocka_unit_test(a_match_may_be_empty),
        cmocka_unit_test(a_start_behind_the_end_is_no_match),
        cmocka_unit_test(a_bad_pattern_is_named_with_its_place),
        cmocka_unit_test(a_pattern_has_a_longest_length),
        cmocka_unit_test(a_pattern_without_end_hits_a_limit),
        cmocka_unit_test(recursion_without_end_hits_a_limit),
        cmocka_unit_test(a_template_gives_the_match_and_nothing_around_it),
        cmocka_unit_test(a_template_can_change_case_and_choose),
        cmocka_unit_test(a_group_that_is_not_there_is_an_error),
        cmocka_unit_test(a_result_that_is_too_long_is_an_error),
        cmocka_unit_test(a_template_is_checked_without_a_subject),
        cmocka_unit_test(freeing_no_pattern_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
