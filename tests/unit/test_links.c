#include "lists.h"

#define HOUSE "|Abbreviation|Title|Publication|Paper|Code & Weights|\n|:---:|---|:---:|:---:|:---:|\n"

/* The addresses of all links. */
static struct text addresses(const char *content)
{
    struct builder builder = {.arena = &arena};
    read_list(content);
    for (size_t i = 0; i < list.links.count; i++)
        builder_format(&builder, "%s%.*s", i ? " " : "", TEXT_ARGUMENTS(list.links.items[i].address));
    return builder_text(&builder);
}

static void links_are_found_all_over_the_page(void **state)
{
    (void)state;
    assert_text(addresses("[a](1) <https://2.x>\n\n# [b](3)\n\n- ![c](4)\n\n> "
                          "[d][r]\n\n|T|\n|---|\n|[e](5)|\n\n[r]: 6\n"),
                "1 https://2.x 3 4 6 5");
    assert_true(list.links.items[1].is_autolink);
    assert_true(list.links.items[3].is_image);
    assert_true(list.links.items[4].is_reference);
    assert_text(at(list.links.items[4].url), "6");
    assert_text(at(list.links.items[4].whole), "[d][r]");
}

static void links_in_raw_html_are_links(void **state)
{
    (void)state;
    assert_text(addresses("<p><a href=\"1?a=b&amp;c\">x</a></p>\n\ntext <a href='2'>y</a> <img src=3>\n"),
                "1?a=b&c 2 3");
    assert_true(list.links.items[0].is_html);
    assert_text(at(list.links.items[0].url), "1?a=b&amp;c");
    assert_true(list.links.items[2].is_image);
}

static void an_address_in_raw_html_may_be_broken_over_lines(void **state)
{
    (void)state;
    assert_text(addresses("<a href=\" https://a.b/\n  \tc d \">x</a>\n"), "https://a.b/  c d");
}

static void code_and_comments_hold_no_links(void **state)
{
    (void)state;
    assert_text(addresses("`[a](1)`\n\n```\n[b](2)\n```\n\n<!-- [c](3) <a href=4> -->\n\n<!--\n<a href=5>\n-->\n"),
                "");
}

static void links_have_the_role_of_their_column(void **state)
{
    (void)state;
    read_list("[x](y)\n\n" HOUSE "|[**A**](1)|**T**|[CVPR2024](2)|[A](3)|[c](4), [w](5)|\n");
    static const enum role expected[] = {ROLE_NONE, ROLE_ABBREVIATION, ROLE_VENUE, ROLE_PAPER, ROLE_CODE,
                                         ROLE_CODE};
    assert_int_equal(list.links.count, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(list.links.items[i].role, expected[i]);
    assert_null(list.links.items[0].row);
    assert_ptr_equal(list.links.items[5].row, &list.tables.items[0].rows[0]);
}

static void a_pipe_in_an_address_is_escaped_in_a_cell(void **state)
{
    (void)state;
    assert_text(addresses("|T|\n|---|\n|[a](x\\|y)|\n\n[b](x\\|y)\n"), "x|y x|y");
    assert_text(at(list.links.items[0].url), "x\\|y");
}

static void headings_have_githubs_anchors(void **state)
{
    (void)state;
    read_list("# A & B\n\nSurvey\n---\n\n## Survey\n\n<h2 align=center>Survey <b>X</b></h2>\n\n## 📢 最新更新\n");
    static const char *const slugs[] = {"a--b", "survey", "survey-1", "survey-x", "-最新更新"};
    assert_int_equal(list.headings.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_text(list.headings.items[i].slug, slugs[i]);
    assert_int_equal(list.headings.items[1].level, 2);
    assert_text(list.headings.items[3].text, "Survey X");
    assert_text(at(list.headings.items[3].range), "Survey <b>X</b>");
    assert_true(list.headings.items[3].is_html);
    assert_int_equal(list.headings.items[3].level, 2);
}

static void headings_in_comments_and_code_are_none(void **state)
{
    (void)state;
    read_list("<!--\n<h1>a</h1>\n-->\n\n```\n# b\n```\n\n<div>\n<!-- <h2>c</h2> -->\n</div>\n");
    assert_int_equal(list.headings.count, 0);
}

static void ids_and_names_are_targets(void **state)
{
    (void)state;
    read_list("<a id=\"one\"></a>\n\ntext <a name='two'>x</a>\n\n|T|\n|---|\n|<span id=three>y</span>|\n\n"
              "## <a name=\"four\"></a> H\n\n<!-- <a id=none> -->\n");
    static const char *const names[] = {"one", "two", "three", "four"};
    assert_int_equal(list.targets.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_text(list.targets.items[i].name, names[i]);
    assert_text(at(list.targets.items[0].range), "one");
}

/* The addresses of the contents. */
static struct text contents(const char *content)
{
    struct builder builder = {.arena = &arena};
    read_list(content);
    for (size_t i = 0; i < list.contents.count; i++)
        builder_format(&builder, "%s%.*s", i ? " " : "", TEXT_ARGUMENTS(list.contents.items[i]->address));
    return builder_text(&builder);
}

static void the_contents_are_the_links_into_the_page_under_their_heading(void **state)
{
    (void)state;
    assert_text(contents("[x](#x)\n\n## Table of Contents\n\n- **Models**\n  - [a](#a)\n- "
                         "[b](https://b.c#d)\n\n[c](#c)\n\n"
                         "### More\n\n- [d](#d)\n\n## Models\n\n- [e](#e)\n"),
                "#a #c #d");
    assert_text(contents("## 目录\n\n- [a](#a)\n"), "#a");
    assert_text(contents("**[TOC](#toc)**\n\n# *TOC*\n\n<ul><li><a href=\"#a\">a</a></li></ul>\n"), "#a");
}

static void without_such_a_heading_the_links_of_all_lists_are_the_contents(void **state)
{
    (void)state;
    assert_text(contents("- [a](#a)\n\n# A\n\n[b](#b)\n\n1. [c](#c)\n\n|T|\n|---|\n|[d](#d)|\n"), "#a #c");
}

static void a_list_may_name_its_contents_otherwise(void **state)
{
    (void)state;
    lay_over(".rsfm-lint.md", "|Setting|Value|\n|---|---|\n|Contents heading|Overview|\n");
    assert_text(contents("# Contents\n\n- [a](#a)\n\n# Overview\n\n- [b](#b)\n"), "#b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(links_are_found_all_over_the_page),
        list_test(links_in_raw_html_are_links),
        list_test(an_address_in_raw_html_may_be_broken_over_lines),
        list_test(code_and_comments_hold_no_links),
        list_test(links_have_the_role_of_their_column),
        list_test(a_pipe_in_an_address_is_escaped_in_a_cell),
        list_test(headings_have_githubs_anchors),
        list_test(headings_in_comments_and_code_are_none),
        list_test(ids_and_names_are_targets),
        list_test(the_contents_are_the_links_into_the_page_under_their_heading),
        list_test(without_such_a_heading_the_links_of_all_lists_are_the_contents),
        list_test(a_list_may_name_its_contents_otherwise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
