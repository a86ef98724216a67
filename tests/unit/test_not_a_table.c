#include "lists.h"

#define HEADER "|Title|Publication|Paper|\n"
#define ROW "|**T**|CVPR2024|[p](q)|\n"

static struct text check(const char *content)
{
    only("not-a-table");
    lint(content);
    return found();
}

static void the_delimiter_row_is_written_anew_in_its_own_style(void **state)
{
    (void)state;
    check(HEADER "|---|:---:|\n" ROW);
    assert_text(fixed(FIX_SAFE), HEADER "|---|:---:|:---:|\n" ROW);
    check("| Title | Publication | Paper |\n| :-- | --: | :--:- |\n" ROW);
    assert_text(fixed(FIX_SAFE), "| Title | Publication | Paper |\n| :--- | ---: | :---: |\n" ROW);
    check("|Year|Stars|\n|：---：|——|\n|2024|1|\n");
    assert_text(fixed(FIX_SAFE), "|Year|Stars|\n|:---:|---|\n|2024|1|\n");
}

static void it_is_not_where_a_row_would_lose_a_cell(void **state)
{
    (void)state;
    check(HEADER "|---|---|---|---|\n|**T**|CVPR2024|[p](q)|null|\n");
    assert_text(found(), "1:1 not-a-table \"|Title|Publication|Paper|\"");
    assert_null(findings.items[0].fix);
    check(HEADER "|---|---|\n|**T**|CVPR2024|[p](q)|null|\n");
    assert_null(findings.items[0].fix);
    check(HEADER "|---|---|\n" ROW "|**U**|-|\n");
    assert_null(findings.items[0].fix);
}

static void the_cell_that_is_none_is_pointed_at(void **state)
{
    (void)state;
    assert_text(check(HEADER "|---|:--:-|---|\n" ROW), "2:6 not-a-table \":--:-\"");
    assert_text(check(HEADER "|---| - - |::|\n" ROW), "2:7 not-a-table \"- -\"");
}

static void what_is_to_be_done_is_said(void **state)
{
    (void)state;
    check(HEADER "|---|---|---|---|\n|**T**|CVPR2024|[p](q)|null|\n");
    assert_true(text_ends_with(findings.items[0].message, TEXT("Name every column")));
    check(HEADER "|---|---|\n|**T**|CVPR2024|\n");
    assert_true(text_ends_with(findings.items[0].message, TEXT("Remove the column without cells")));
    check(HEADER "|---||---|\n" ROW);
    assert_text(findings.items[0].message,
                "a delimiter row with an empty cell: GitHub shows these 3 lines as text. Write |---|---|---|");
}

static void a_missing_delimiter_row_begins_like_the_row_below(void **state)
{
    (void)state;
    check(HEADER ROW);
    assert_text(fixed(FIX_SAFE), HEADER "|---|:---:|:---:|\n" ROW);
    check("> " HEADER "> " ROW);
    assert_text(fixed(FIX_SAFE), "> " HEADER "> |---|:---:|:---:|\n> " ROW);
    check("- " HEADER "  " ROW);
    assert_text(fixed(FIX_SAFE), "- " HEADER "  |---|:---:|:---:|\n  " ROW);
    check("|Title|Paper|\r\n|**T**|[p](q)|\r\n");
    assert_text(fixed(FIX_SAFE), "|Title|Paper|\r\n|---|:---:|\r\n|**T**|[p](q)|\r\n");
}

static void nobody_knows_whether_strange_lines_have_a_header(void **state)
{
    (void)state;
    assert_text(check("|a|b|\n|c|d|\n"), "1:1 not-a-table \"|a|b|\"");
    assert_null(findings.items[0].fix);
    check(HEADER "|**T**|CVPR2024|\n");
    assert_null(findings.items[0].fix);
}

static void what_stands_above_the_delimiter_row_is_removed_if_it_is_blank(void **state)
{
    (void)state;
    check(HEADER "\n \n|---|---|---|\n" ROW);
    assert_text(fixed(FIX_SAFE), HEADER "|---|---|---|\n" ROW);
    check(HEADER "<!-- x -->\n|---|---|---|\n" ROW);
    assert_null(findings.items[0].fix);
    check(HEADER "\n[x]: y\n\n|---|---|---|\n" ROW);
    assert_null(findings.items[0].fix);
    check(HEADER "\n|---|---|\n" ROW);
    assert_null(findings.items[0].fix);
}

static void an_indented_table_is_moved_only_when_a_person_looks(void **state)
{
    (void)state;
    check("text\n\n    |Title|Paper|\n\t|---|---|\n      |a|b|\n");
    assert_int_equal(findings.items[0].fix->safety, FIX_UNSAFE);
    assert_text(fixed(FIX_UNSAFE), "text\n\n|Title|Paper|\n|---|---|\n|a|b|\n");
}

static void under_raw_html_a_blank_line_is_missing(void **state)
{
    (void)state;
    assert_text(check("<div>\r\n|Title|Paper|\r\n|---|---|\r\n|a|b|\r\n</div>\r\n"), "2:1 not-a-table \"|Title|Paper|\"");
    assert_text(fixed(FIX_UNSAFE), "<div>\r\n\r\n|Title|Paper|\r\n|---|---|\r\n|a|b|\r\n</div>\r\n");
}

static void a_header_of_full_width_pipes_is_mended(void **state)
{
    (void)state;
    check("｜Title｜Publication｜Paper｜\n|---|---|---|\n" ROW);
    assert_int_equal(findings.count, 1);
    assert_text(fixed(FIX_SAFE), HEADER "|---|---|---|\n" ROW);
}

static void hidden_lines_and_prose_are_left_alone(void **state)
{
    (void)state;
    assert_text(check("<!--\n" HEADER ROW "-->\n\n```\n" HEADER ROW "```\n\ntext <!--\n" HEADER ROW "-->\n"), "");
    assert_text(check("P(a | b) and c | d\n\n[A](x) | [B](y)\n"), "");
}

static void an_underline_becomes_the_delimiter_row(void **state)
{
    (void)state;
    assert_text(check(HEADER "---\n" ROW), "2:1 not-a-table \"---\"");
    assert_text(fixed(FIX_SAFE), HEADER "|---|:---:|:---:|\n" ROW);
    check("> " HEADER "> ===\n> " ROW);
    assert_text(fixed(FIX_SAFE), "> " HEADER "> |---|:---:|:---:|\n> " ROW);
    check(HEADER "---\n|a|b|\n");
    assert_null(findings.items[0].fix);
}

static void a_delimiter_row_changes_places_with_the_header_below_it(void **state)
{
    (void)state;
    assert_text(check("|---|:---:|:---:|\n" HEADER ROW), "1:1 not-a-table \"|---|:---:|:---:|\"");
    assert_text(fixed(FIX_SAFE), HEADER "|---|:---:|:---:|\n" ROW);
    check("|---|---|---|\n" ROW ROW);
    assert_null(findings.items[0].fix);
}

static void a_delimiter_row_above_a_whole_table_goes(void **state)
{
    (void)state;
    check("text\n\n|---|---|---|\n" HEADER "|---|:---:|:---:|\n" ROW);
    assert_text(fixed(FIX_SAFE), "text\n\n" HEADER "|---|:---:|:---:|\n" ROW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(the_delimiter_row_is_written_anew_in_its_own_style),
        list_test(it_is_not_where_a_row_would_lose_a_cell),
        list_test(the_cell_that_is_none_is_pointed_at),
        list_test(what_is_to_be_done_is_said),
        list_test(a_missing_delimiter_row_begins_like_the_row_below),
        list_test(nobody_knows_whether_strange_lines_have_a_header),
        list_test(what_stands_above_the_delimiter_row_is_removed_if_it_is_blank),
        list_test(an_indented_table_is_moved_only_when_a_person_looks),
        list_test(under_raw_html_a_blank_line_is_missing),
        list_test(a_header_of_full_width_pipes_is_mended),
        list_test(hidden_lines_and_prose_are_left_alone),
        list_test(an_underline_becomes_the_delimiter_row),
        list_test(a_delimiter_row_changes_places_with_the_header_below_it),
        list_test(a_delimiter_row_above_a_whole_table_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
