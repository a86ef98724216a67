#include "lists.h"

#include <time.h>

static struct text check(const char *content)
{
    only("dead-anchor");
    lint(content);
    return found();
}

static void a_page_without_headings_has_no_target_but_the_top(void **state)
{
    (void)state;
    assert_text(check("[a](#b) [c](#top) [d](#)\n"), "1:5 dead-anchor \"#b\"");
    assert_null(findings.items[0].fix);
}

static void headings_ids_and_names_are_targets(void **state)
{
    (void)state;
    assert_text(check("# A B\n\n<h2>C</h2>\n\n<a id=d></a><p name=\"e\">\n\n[](#a-b) [](#c) [](#d) [](#e)\n"), "");
    assert_text(check("# A\n\n# A\n\n[](#a) [](#a-1) [](#a-2)\n"), "5:20 dead-anchor \"#a-2\"");
}

static void github_finds_an_anchor_in_another_case_with_its_prefix_or_encoded(void **state)
{
    (void)state;
    assert_text(check("# Éa 中\n\n[](#ÉA-中) [](#user-content-éa-中) [](#%C3%A9a-%E4%B8%AD)\n"), "");
}

static void other_pages_images_and_code_are_not_looked_at(void **state)
{
    (void)state;
    assert_text(check("[](other.md#a) [](https://x.y/#a) ![](#a) `[](#a)`\n\n<!-- [](#a) -->\n"), "");
}

static void a_link_in_html_or_in_a_cell_can_be_dead_too(void **state)
{
    (void)state;
    assert_text(check("<a href=\"#a\">x</a>\n\n|T|\n|---|\n|[x](#b)|\n\n[y][r]\n\n[r]: #c\n"),
                "1:10 dead-anchor \"#a\"; 5:6 dead-anchor \"#b\"; 9:6 dead-anchor \"#c\"");
}

static void the_one_heading_of_that_text_is_meant(void **state)
{
    (void)state;
    check("- [**Survey** Papers](#x)\n\n# Survey Papers\n\n# Models\n");
    assert_int_equal(findings.items[0].fix->safety, FIX_SAFE);
    assert_text(fixed(FIX_SAFE), "- [**Survey** Papers](#survey-papers)\n\n# Survey Papers\n\n# Models\n");
}

static void one_of_two_headings_of_that_text_is_a_guess(void **state)
{
    (void)state;
    check("- [Survey](#x)\n\n# Survey\n\n# Survey\n");
    assert_true(!findings.items[0].fix || findings.items[0].fix->safety == FIX_UNSAFE);
}

static void the_nearest_heading_that_no_contents_line_links_is_offered(void **state)
{
    (void)state;
    check("# Contents\n\n- [Pretraining Datasets](#datasets)\n- [Benchmarks](#benchmark-datasets)\n\n"
          "# Benchmark Datasets\n\n# Pretraining Data Sets\n\n# Something Else\n");
    assert_text(fixed(FIX_UNSAFE), "# Contents\n\n- [Pretraining Datasets](#pretraining-data-sets)\n"
                                   "- [Benchmarks](#benchmark-datasets)\n\n"
                                   "# Benchmark Datasets\n\n# Pretraining Data Sets\n\n# Something Else\n");
    assert_int_equal(findings.items[0].fix->safety, FIX_UNSAFE);
    assert_text(at(findings.items[0].notes.items[0].range), "# Pretraining Data Sets");
}

static void a_heading_without_an_anchor_is_no_target(void **state)
{
    (void)state;
    check("# 🔥\n\n[🔥](#x) [](#y)\n");
    assert_int_equal(findings.count, 2);
    assert_null(findings.items[0].fix);
    assert_null(findings.items[1].fix);
}

static void two_links_by_one_definition_are_one_finding(void **state)
{
    (void)state;
    assert_text(check("[a] and [a]\n\n[a]: #b\n"), "3:6 dead-anchor \"#b\"");
}

static void a_page_full_of_dead_links_and_headings_takes_no_time(void **state)
{
    (void)state;
    enum { COUNT = 1500 };
    struct builder content = {.arena = &arena};
    for (int i = 0; i < COUNT; i++) {
        builder_format(&content, "# h%d", i);
        for (int k = 0; k < 60; k++)
            builder_format(&content, " %c%c", 'a' + (i * 7 + k * 3) % 26, 'a' + (i + k) % 26);
        builder_format(&content, "\n\n- [x%d", i);
        for (int k = 0; k < 60; k++)
            builder_format(&content, " %c%c", 'a' + (i * 5 + k) % 26, 'a' + (i + k * 3) % 26);
        builder_format(&content, "](#none-%d)\n\n", i);
    }
    builder_add_byte(&content, '\0');
    clock_t start = clock();
    check(content.bytes);
    assert_int_equal(findings.count, COUNT);
    assert_true(clock() - start < 60 * CLOCKS_PER_SEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_page_without_headings_has_no_target_but_the_top),
        list_test(headings_ids_and_names_are_targets),
        list_test(github_finds_an_anchor_in_another_case_with_its_prefix_or_encoded),
        list_test(other_pages_images_and_code_are_not_looked_at),
        list_test(a_link_in_html_or_in_a_cell_can_be_dead_too),
        list_test(the_one_heading_of_that_text_is_meant),
        list_test(one_of_two_headings_of_that_text_is_a_guess),
        list_test(the_nearest_heading_that_no_contents_line_links_is_offered),
        list_test(a_heading_without_an_anchor_is_no_target),
        list_test(two_links_by_one_definition_are_one_finding),
        list_test(a_page_full_of_dead_links_and_headings_takes_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
