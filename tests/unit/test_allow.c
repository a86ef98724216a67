#include "lists.h"

#include "list/allow.h"

#define TABLE "|Abbreviation|Title|Publication|\n|---|---|---|\n"

static struct text allowed(void)
{
    static const char *const kinds[] = {"line", "page", "nonsense"};
    struct builder builder = {.arena = &arena};
    for (size_t i = 0; i < list.allows.count; i++) {
        const struct allow *allow = &list.allows.items[i];
        builder_format(&builder, "%s%s %u %.*s%s", i ? "; " : "", kinds[allow->kind], allow->line + 1,
                       TEXT_ARGUMENTS(at(allow->name)), allow->rule ? "" : "?");
    }
    return builder_text(&builder);
}

static void comments_are_read_wherever_they_stand(void **state)
{
    (void)state;
    read_list("<!-- rsfm-lint: allow-page heading-level, toc-text -->\n\n"
              "# One <!--rsfm-lint:allow heading-level-->\n\n" TABLE
              "|**A** <!-- rsfm-lint: allow venue-form,\tvenue-alias -->|**T1**"
              "|TGRS 2021<!-- rsfm-lint:  allow  nothing -->|\n\n"
              "Prose, <!-- rsfm-lint: allow typos --> and\nmore <!-- rsfm-lint: allow dead-anchor -->\n");
    assert_text(allowed(), "page 1 heading-level; page 1 toc-text; line 3 heading-level; line 7 venue-form; "
                           "line 7 venue-alias; line 7 nothing?; line 9 typos?; line 10 dead-anchor");
}

static void what_is_no_comment_allows_nothing(void **state)
{
    (void)state;
    read_list("`<!-- rsfm-lint: allow venue-form -->`\n\n```\n<!-- rsfm-lint: allow-page venue-form -->\n```\n\n"
              "rsfm-lint: allow venue-form\n\n<!-- note: rsfm-lint: allow venue-form -->\n\n" TABLE
              "|**A**|`<!-- rsfm-lint: allow venue-form -->`|TGRS 2021 rsfm-lint:|\n\n"
              "<!-- | a <!-- rsfm-lint: allow venue-form --> | -->\n\n<!-- rsfm-lint: allow venue-form");
    assert_text(allowed(), "");
}

static void words_that_mean_nothing_are_kept_as_such(void **state)
{
    (void)state;
    read_list("<!-- rsfm-lint: ignore venue-form -->\n\n<!-- rsfm-lint: allow -->\n\n<!-- rsfm-lint: -->\n");
    assert_text(allowed(), "nonsense 1 ignore venue-form?; nonsense 3 allow?; nonsense 5 ?");
}

static void a_retired_name_still_works(void **state)
{
    (void)state;
    lay_over("bad-venue.md", "# bad-venue\n\nSummary.\n\n|Severity|Where|Formerly|\n|---|---|---|\n"
                             "|note|cell venue|old-venue|\n\n"
                             "```pcre2\nTGRS\n```\n\n```message\nm\n```\n");
    only("bad-venue,unused-allow");
    lint(TABLE "|**A**|**T1**|TGRS 2021 <!-- rsfm-lint: allow old-venue -->|\n|**B**|**T2**|TGRS 2021|\n");
    assert_text(found(), "4:15 bad-venue \"TGRS\"");
}

static void a_row_is_left_alone_and_no_other(void **state)
{
    (void)state;
    only("doubled-emphasis,unused-allow");
    lint(TABLE "|**A**|****T1****<!-- rsfm-lint: allow doubled-emphasis -->|x|\n|**B**|****T2****|x|\n");
    assert_text(found(), "4:8 doubled-emphasis \"****T2****\"");
}

static void the_page_is_left_alone(void **state)
{
    (void)state;
    only("doubled-emphasis,unused-allow");
    lint(TABLE "|**A**|****T1****|x|\n|**B**|****T2****|x|\n\n<!-- rsfm-lint: allow-page doubled-emphasis -->\n");
    assert_text(found(), "");
}

static void either_row_of_a_pair_may_allow_it(void **state)
{
    (void)state;
    static const char *const head = "|Abbreviation|Title|Publication|Paper|\n|---|---|---|---|\n";
    static const char *const row = "|**%s**|**%s**|TGRS2021%s|[%s](https://arxiv.org/abs/2101.00001)|\n";
    static const char comment[] = "<!-- rsfm-lint: allow shared-paper-url -->";
    only("shared-paper-url,unused-allow");
    for (int allowing = 0; allowing < 3; allowing++) {
        struct builder page = {.arena = &arena};
        builder_add(&page, text_from(head));
        builder_format(&page, row, "Aspen", "Forests from Space at Night", allowing == 1 ? comment : "", "Aspen");
        builder_format(&page, row, "Birch", "Counting Whales with Radar", allowing == 2 ? comment : "", "Birch");
        lint(text_copy(&arena, builder_text(&page)).bytes);
        assert_int_equal(findings.count, allowing == 0);
    }
}

static void what_allows_nothing_is_taken_out(void **state)
{
    (void)state;
    only("doubled-emphasis,unused-allow");
    lint("<!-- rsfm-lint: allow-page doubled-emphasis -->\n\n" TABLE
         "|**A** <!-- rsfm-lint: allow doubled-emphasis --> |**T1**|x|\n"
         "|<!-- rsfm-lint: allow doubled-emphasis --> **B**|**T2**|x|\n"
         "|<!-- rsfm-lint: allow doubled-emphasis -->|**T2**|x|\n");
    assert_int_equal(findings.count, 4);
    assert_text(fixed(FIX_SAFE), "\n" TABLE "|**A** |**T1**|x|\n|**B**|**T2**|x|\n||**T2**|x|\n");
}

static void of_several_names_one_is_taken_out(void **state)
{
    (void)state;
    only("doubled-emphasis,arxiv-id,dead-anchor,unused-allow");
    lint(TABLE "|**A**|****T1****<!-- rsfm-lint: allow arxiv-id, doubled-emphasis, dead-anchor -->|x|\n");
    assert_int_equal(findings.count, 2);
    assert_text(fixed(FIX_SAFE), TABLE "|**A**|****T1****<!-- rsfm-lint: allow doubled-emphasis -->|x|\n");
}

static void a_rule_that_does_not_run_is_not_judged(void **state)
{
    (void)state;
    only("doubled-emphasis,unused-allow");
    lint(TABLE "|**A**|**T1**<!-- rsfm-lint: allow dead-anchor, unbumped-date -->|x|\n");
    assert_text(found(), "");
}

static void unused_allow_may_itself_be_allowed(void **state)
{
    (void)state;
    only("doubled-emphasis,unused-allow");
    lint(TABLE "|**A**|**T1**<!-- rsfm-lint: allow doubled-emphasis, unused-allow -->|x|\n");
    assert_text(found(), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(comments_are_read_wherever_they_stand),
        list_test(what_is_no_comment_allows_nothing),
        list_test(words_that_mean_nothing_are_kept_as_such),
        list_test(a_retired_name_still_works),
        list_test(a_row_is_left_alone_and_no_other),
        list_test(the_page_is_left_alone),
        list_test(either_row_of_a_pair_may_allow_it),
        list_test(what_allows_nothing_is_taken_out),
        list_test(of_several_names_one_is_taken_out),
        list_test(a_rule_that_does_not_run_is_not_judged),
        list_test(unused_allow_may_itself_be_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
