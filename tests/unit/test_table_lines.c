#include "lists.h"

#define TABLE "|Title|Paper|\n|---|---|\n|a|b|\n|c|d|\n"

static struct text lint_for(const char *rules, const char *content)
{
    only(rules);
    lint(content);
    return found();
}

static struct text glued(const char *content)
{
    return lint_for("column-count,glued-text", content);
}

static struct text marked(const char *content)
{
    return lint_for("column-count,conflict-marker,glued-text,not-a-table,split-table", content);
}

static struct text piped(const char *content)
{
    return lint_for("column-count,glued-text,outer-pipe", content);
}

static void a_line_without_pipes_below_a_table_is_glued_text(void **state)
{
    (void)state;
    assert_text(glued(TABLE "text\n"), "5:1 glued-text \"text\"");
    assert_text(fixed(FIX_SAFE), TABLE "\ntext\n");
    assert_text(glued(TABLE "<a name=\"x\"></a>\n"), "5:1 glued-text \"<a name=\"x\"></a>\"");
    assert_text(glued(TABLE "a | b\n"), "");
    assert_text(glued("|Title|\n|---|\n|a|\ntext"), "4:1 glued-text \"text\"");
    assert_text(glued("Title|\n---|\na\nb\n"), "");
}

static void lines_below_each_other_are_one_finding(void **state)
{
    (void)state;
    assert_text(glued(TABLE "text\n[x]: y\n"), "5:1 glued-text \"text\n[x]: y\"");
    assert_text(fixed(FIX_SAFE), TABLE "\ntext\n[x]: y\n");
}

static void the_blank_line_belongs_to_the_same_list_and_quote(void **state)
{
    (void)state;
    assert_text(glued("- x\n\n  |a|b|\n  |-|-|\n  text\n"), "5:3 glued-text \"text\"");
    assert_text(fixed(FIX_SAFE), "- x\n\n  |a|b|\n  |-|-|\n\n  text\n");
    assert_text(glued("> |a|b|\n> |-|-|\n> text\n"), "3:3 glued-text \"text\"");
    assert_text(fixed(FIX_SAFE), "> |a|b|\n> |-|-|\n>\n> text\n");
}

static void text_between_rows_has_no_fix(void **state)
{
    (void)state;
    assert_text(glued(TABLE "text\n|e|f|\n"), "5:1 glued-text \"text\"");
    assert_null(findings.items[0].fix);
}

static void full_width_pipes_make_a_row_and_no_text(void **state)
{
    (void)state;
    assert_text(glued(TABLE "｜e｜f｜\n"), "5:1 column-count \"｜\"");
    assert_text(fixed(FIX_SAFE), TABLE "|e|f|\n");
    assert_text(glued(TABLE "|**e｜x**｜f|\n"), "5:11 column-count \"｜\"");
    assert_text(fixed(FIX_SAFE), TABLE "|**e｜x**|f|\n");
    assert_text(glued("|Title|Paper|\n|---|---|\n|**a｜b**|\n"), "3:12 column-count \"\"");
}

static void a_conflict_is_one_finding(void **state)
{
    (void)state;
    assert_text(marked(TABLE "<<<<<<< HEAD\n|e|f|\n=======\n|e|F|\n>>>>>>> x\n|g|h|\n|i|j|\n"),
                "5:1 conflict-marker \"<<<<<<< HEAD\n|e|f|\n=======\n|e|F|\n>>>>>>> x\n|g|h|\n|i|j|\"");
    assert_text(marked("<<<<<<< HEAD\n" TABLE "=======\n" TABLE ">>>>>>> x\n"),
                "1:1 conflict-marker \"<<<<<<< HEAD\n" TABLE "=======\n" TABLE ">>>>>>> x\"");
    assert_text(marked("<<<<<<< HEAD\n||||||| base\n=======\n>>>>>>> x\n"),
                "1:1 conflict-marker \"<<<<<<< HEAD\n||||||| base\n=======\n>>>>>>> x\"");
}

static void a_fence_may_show_a_conflict(void **state)
{
    (void)state;
    assert_text(marked("```\n<<<<<<< HEAD\n=======\n>>>>>>> x\n```\n"), "");
    assert_text(marked("- ~~~\n<<<<<<< HEAD\n"), "2:1 conflict-marker \"<<<<<<< HEAD\"");
    assert_text(marked("```\na\n```\n<<<<<<< HEAD\n```\n>>>>>>> x\n```\n"), "4:1 conflict-marker \"<<<<<<< HEAD\"");
}

static void a_mark_left_behind_is_one_too(void **state)
{
    (void)state;
    assert_text(marked(TABLE "=======\n"), "5:1 conflict-marker \"=======\"");
    assert_text(marked("text\n\n<<<<<<< HEAD\n"), "3:1 conflict-marker \"<<<<<<< HEAD\"");
    assert_text(marked("text\n\n>>>>>>> 4a28b61 (Update)\n"), "3:1 conflict-marker \">>>>>>> 4a28b61 (Update)\"");
}

static void headings_quotes_and_arrows_are_no_marks(void **state)
{
    (void)state;
    assert_text(marked("Title\n=======\n\n>>>>>>> a quote within quotes\n"), "");
    assert_text(marked("<<<<<<<<\n\n ======= \n\n=======x\n\n<<<<<<<x\n\n a <<<<<<< b\n\n>>>>>>>\n"), "");
}

static void a_second_delimiter_row_is_found_with_its_header(void **state)
{
    (void)state;
    assert_text(marked(TABLE "|---|---|\n|e|f|\n"), "5:1 conflict-marker \"|---|---|\"");
    assert_text(marked(TABLE "|Title|Code|\n|:-:|-|\n"), "5:1 conflict-marker \"|Title|Code|\n|:-:|-|\"");
    assert_text(marked(TABLE "|-|-|\n|--|--|\n"), "");
}

static void a_pipe_is_missed_where_the_other_lines_have_it(void **state)
{
    (void)state;
    assert_text(piped("|Title|Paper\n|---|---|\n|a|b|\n|c|d|\n"), "1:13 outer-pipe \"\"");
    assert_text(piped(TABLE "e|f|\n|g|h\n"), "5:1 outer-pipe \"\"; 6:5 outer-pipe \"\"");
    assert_text(fixed(FIX_SAFE), TABLE "|e|f|\n|g|h|\n");
    assert_text(piped("Title|Paper\n---|---\na|b\n|c|d|\n"), "");
    assert_text(piped(TABLE "|e\n"), "5:1 column-count \"|e\"");
}

static void the_pipe_is_written_as_the_row_needs_it(void **state)
{
    (void)state;
    piped("| Title | Paper |\n| --- | --- |\n| a | b |\n| c | d |\ne | f\n");
    assert_text(fixed(FIX_SAFE), "| Title | Paper |\n| --- | --- |\n| a | b |\n| c | d |\n| e | f |\n");
    piped(TABLE "|e|f\\\n");
    assert_text(fixed(FIX_SAFE), TABLE "|e|f\\ |\n");
    piped(TABLE "|e|f｜\n");
    assert_text(fixed(FIX_SAFE), TABLE "|e|f|\n");
}

static void more_than_three_lines_of_a_table_are_one_finding(void **state)
{
    (void)state;
    struct builder content = {.arena = &arena};
    builder_add(&content, TEXT("|Title|Paper|\n|---|---|\n|a|b\n|a|b\n|a|b\n|a|b\n"));
    for (size_t i = 0; i < 12; i++)
        builder_add(&content, TEXT("|a|b|\n"));
    builder_add_byte(&content, '\0');
    assert_text(piped(builder_text(&content).bytes), "3:5 outer-pipe \"\"");
    assert_int_equal(findings.items[0].fix->edits.count, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_line_without_pipes_below_a_table_is_glued_text),
        list_test(lines_below_each_other_are_one_finding),
        list_test(the_blank_line_belongs_to_the_same_list_and_quote),
        list_test(text_between_rows_has_no_fix),
        list_test(full_width_pipes_make_a_row_and_no_text),
        list_test(a_conflict_is_one_finding),
        list_test(a_fence_may_show_a_conflict),
        list_test(a_mark_left_behind_is_one_too),
        list_test(headings_quotes_and_arrows_are_no_marks),
        list_test(a_second_delimiter_row_is_found_with_its_header),
        list_test(a_pipe_is_missed_where_the_other_lines_have_it),
        list_test(the_pipe_is_written_as_the_row_needs_it),
        list_test(more_than_three_lines_of_a_table_are_one_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
