#include "support.h"

#include "markdown/bounds.h"
#include "markdown/definition.h"
#include "markdown/document.h"

static struct arena arena;
static struct source source;
static struct document document;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void parse(struct text content)
{
    source_from_text(&source, "list.md", content, &arena);
    document_parse(&document, &source, &arena);
}

/* The blocks of a page, each with its first and last line. */
static struct text blocks(struct text content)
{
    static const char *const names[] = {"paragraph", "heading", "table", "html", "code", "rule"};
    struct builder builder = {.arena = &arena};
    parse(content);
    for (size_t i = 0; i < document.block_count; i++) {
        const struct block *block = &document.blocks[i];
        builder_format(&builder, "%s%s %u-%u", i ? ", " : "", names[block->kind], block->first_line,
                       block->last_line);
    }
    return builder_text(&builder);
}

/* The rows of the first table, each in brackets. */
static struct text rows(struct text content)
{
    struct builder builder = {.arena = &arena};
    parse(content);
    for (size_t i = 0; i < document.block_count; i++) {
        const struct block *block = &document.blocks[i];
        for (size_t r = 0; r < block->row_count; r++) {
            builder_format(&builder, "[%.*s]", TEXT_ARGUMENTS(text_range(content, block->rows[r].range)));
            assert_true(range_contains(source_line_range(&source, block->rows[r].line), block->rows[r].range));
        }
        if (block->row_count)
            break;
    }
    return builder_text(&builder);
}

static void a_page_is_a_sequence_of_blocks(void **state)
{
    (void)state;
    assert_text(blocks(TEXT("# A\ntext\nmore\n\n|a|\n|-|\n|b|\n\n---\n<div>\n</div>\n\n```\nx\n```\n")),
                "heading 0-0, paragraph 1-2, table 4-6, rule 8-8, html 9-10, code 12-14");
    assert_text(blocks(TEXT("")), "");
    assert_text(blocks(TEXT("\n \n")), "");
}

static void code_is_fenced_or_indented(void **state)
{
    (void)state;
    assert_text(blocks(TEXT("    |a|\n    |-|\n\n~~~\n|a|\n|-|\n~~~\n")), "code 0-1, code 3-6");
    assert_true(document.blocks[0].is_indented);
    assert_false(document.blocks[1].is_indented);
}

static void blocks_know_how_deep_they_stand(void **state)
{
    (void)state;
    parse(TEXT("a\n\n- b\n  - c\n\n> d\n>\n> > - e\n"));
    static const uint32_t lists[] = {0, 1, 2, 0, 1}, quotes[] = {0, 0, 0, 1, 2};
    assert_int_equal(document.block_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(document.blocks[i].list_depth, lists[i]);
        assert_int_equal(document.blocks[i].quote_depth, quotes[i]);
    }
}

static void a_block_starts_behind_the_marks_of_its_containers(void **state)
{
    (void)state;
    struct text content = TEXT("- one\n  > two\n");
    parse(content);
    assert_text(text_range(content, document.blocks[0].range), "one");
    assert_text(text_range(content, document.blocks[1].range), "two");
}

static void a_table_is_header_delimiter_row_and_body(void **state)
{
    (void)state;
    assert_text(rows(TEXT("|a|b|\n|-|-|\n|c|d|\n|e|f|\n")), "[|a|b|][|-|-|][|c|d|][|e|f|]");
    assert_text(rows(TEXT("|a|b|\n|-|-|")), "[|a|b|][|-|-|]");
}

static void header_and_delimiter_row_must_agree(void **state)
{
    (void)state;
    assert_text(blocks(TEXT("|a|b|\n|-|\n|c|d|\n")), "paragraph 0-2");
    assert_text(blocks(TEXT("|a|b|\n|:--:-|-|\n")), "paragraph 0-1");
    assert_text(blocks(TEXT("|a|b|\n\n|-|-|\n")), "paragraph 0-0, paragraph 2-2");
}

static void rows_need_no_outer_pipes(void **state)
{
    (void)state;
    assert_text(rows(TEXT("a|b\n-|-\nc|d\ne|f\n")), "[a|b][-|-][c|d][e|f]");
}

static void a_row_starts_behind_its_indentation(void **state)
{
    (void)state;
    assert_text(rows(TEXT("|a|\n  |-|\n   |c|\n |d|\n|e|\n")), "[|a|][|-|][|c|][|d|][|e|]");
}

static void rows_stand_in_quotes_and_lists(void **state)
{
    (void)state;
    assert_text(rows(TEXT(">|a|b|\n> |-|-|\n>   |c|d|\n")), "[|a|b|][|-|-|][|c|d|]");
    assert_text(rows(TEXT("- |a|b|\n  |-|-|\n  |c|d|\n\n  end\n")), "[|a|b|][|-|-|][|c|d|]");
    assert_text(rows(TEXT("1. > |a|\n   > |-|\n   > |c|\n")), "[|a|][|-|][|c|]");
}

static void an_escaped_pipe_moves_no_row(void **state)
{
    (void)state;
    assert_text(rows(TEXT("|a|b|\n|-|-|\n|c\\|c|d|\n|\\|e|f\\||\n")), "[|a|b|][|-|-|][|c\\|c|d|][|\\|e|f\\||]");
}

static void text_directly_above_a_table_is_no_part_of_it(void **state)
{
    (void)state;
    struct text content = TEXT("one\ntwo\n|a|b|\n|-|-|\n|c|d|\n");
    assert_text(blocks(content), "paragraph 0-1, table 2-4");
    assert_text(text_range(content, document.blocks[0].range), "one\ntwo");
    assert_text(rows(content), "[|a|b|][|-|-|][|c|d|]");
}

static void text_directly_under_a_table_becomes_a_row(void **state)
{
    (void)state;
    assert_text(rows(TEXT("|a|b|\n|-|-|\nglued\n|c|d|\n\nnot\n")), "[|a|b|][|-|-|][glued][|c|d|]");
}

static void a_table_ends_where_another_block_begins(void **state)
{
    (void)state;
    assert_text(blocks(TEXT("|a|\n|-|\n|b|\n# c\n|d|\n")), "table 0-2, heading 3-3, paragraph 4-4");
    assert_text(blocks(TEXT("|a|\n|-|\n|b|\n<!-- c -->\n|d|\n")), "table 0-2, html 3-3, paragraph 4-4");
    assert_text(blocks(TEXT("|a|\n|-|\n|b|\n- c\n")), "table 0-2, paragraph 3-3");
    assert_text(blocks(TEXT("|a|\n|-|\n|b|\n|\n|c|\n")), "table 0-2, paragraph 3-4");
    assert_text(blocks(TEXT("|a|\n|-|\n|b|\n\n|c|\n|-|\n")), "table 0-2, table 4-5");
}

static void lines_keep_their_numbers_behind_many_rows_and_blank_lines(void **state)
{
    (void)state;
    assert_text(blocks(TEXT("\n\n\n\n\n|a|\n|-|\n|b|\n|c|\n\n\n\n\n\n# d\n\n\n\n\n> |e|\n> |-|\n> "
                            "|f|\n\n\n\n\nend")),
                "table 5-8, heading 14-14, table 19-21, paragraph 26-26");
}

static void a_byte_order_mark_belongs_to_no_block(void **state)
{
    (void)state;
    struct text content = TEXT("\xEF\xBB\xBF|a|b|\n|-|-|\n|c|d|\n");
    assert_text(rows(content), "[|a|b|][|-|-|][|c|d|]");
    assert_int_equal(document.blocks[0].range.start, 3);
    content = TEXT("\xEF\xBB\xBF# a\n");
    parse(content);
    assert_text(text_range(content, document.blocks[0].range), "# a");
    assert_text(document.blocks[0].text, "a");
}

static void line_endings_make_no_difference(void **state)
{
    (void)state;
    static const char expected[] = "[|a|b|][|-|-|][|c|d|]";
    assert_text(rows(TEXT("# x\n\n|a|b|\n|-|-|\n|c|d|\n\ny\n")), expected);
    assert_text(rows(TEXT("# x\r\n\r\n|a|b|\r\n|-|-|\r\n|c|d|\r\n\r\ny\r\n")), expected);
    assert_text(rows(TEXT("# x\r\r|a|b|\r|-|-|\r|c|d|\r\ry\r")), expected);
    assert_text(rows(TEXT("# x\r\n\r|a|b|\n|-|-|\r|c|d|\r\n\ny")), expected);
}

static void a_nul_byte_moves_nothing(void **state)
{
    (void)state;
    struct text content = TEXT("a\0b\n\n|a|b|\n|-|-|\n");
    assert_text(rows(content), "[|a|b|][|-|-|]");
    assert_text(blocks(content), "paragraph 0-0, table 2-3");
}

static struct text heading(struct text content)
{
    parse(content);
    assert_int_equal(document.block_count, 1);
    assert_int_equal(document.blocks[0].kind, BLOCK_HEADING);
    return document.blocks[0].text;
}

static void a_headings_text_is_what_a_reader_sees(void **state)
{
    (void)state;
    assert_text(heading(TEXT("## Plain text ##\n")), "Plain text");
    assert_text(heading(TEXT("# **Bold** and *em* `code`\n")), "Bold and em code");
    assert_text(heading(TEXT("# [label](url) and ![image](x)\n")), "label and ");
    assert_text(heading(TEXT("# Remote <ins>Vision</ins> Models\n")), "Remote Vision Models");
    assert_text(heading(TEXT("# A &amp; B \\# C\n")), "A & B # C");
    assert_text(heading(TEXT("# 📢 最新更新\n")), "📢 最新更新");
    assert_text(heading(TEXT("#\n")), "");
}

static void a_heading_may_be_underlined(void **state)
{
    (void)state;
    assert_text(heading(TEXT("Title\n===\n")), "Title");
    assert_true(document.blocks[0].is_setext);
    assert_int_equal(document.blocks[0].level, 1);
    assert_text(heading(TEXT("two\nlines\n---\n")), "twolines");
    assert_int_equal(document.blocks[0].level, 2);
    assert_text(heading(TEXT("### c\n")), "c");
    assert_false(document.blocks[0].is_setext);
    assert_int_equal(document.blocks[0].level, 3);
}

static const char *url_of(const char *name)
{
    const struct definition *definition = definitions_find(&document.definitions, text_from(name));
    return definition ? text_copy(&arena, text_range(source.content, definition->url)).bytes : "";
}

static void definitions_are_found_wherever_they_stand(void **state)
{
    (void)state;
    parse(TEXT("[a]: /1\n\ntext\n\n[B]: </2> \"title\"\n\n> [c]: /3\n\n- [d]: /4\n"));
    assert_string_equal(url_of("a"), "/1");
    assert_string_equal(url_of("b"), "/2");
    assert_string_equal(url_of("c"), "/3");
    assert_string_equal(url_of("d"), "/4");
    assert_string_equal(url_of("e"), "");
}

static void the_first_definition_of_a_name_counts(void **state)
{
    (void)state;
    parse(TEXT("[a]: /1\n[A]: /2\n"));
    assert_string_equal(url_of("a"), "/1");
}

static void text_behind_definitions_is_a_paragraph_of_its_own(void **state)
{
    (void)state;
    struct text content = TEXT("[a]: /1\n[b]: /2\nthen [a]\n");
    parse(content);
    assert_int_equal(document.block_count, 1);
    assert_text(text_range(content, document.blocks[0].range), "then [a]");
    assert_string_equal(url_of("b"), "/2");
}

static void what_looks_like_a_definition_within_a_paragraph_or_in_code_is_none(void **state)
{
    (void)state;
    parse(TEXT("text\n[a]: /1\n\n```\n[b]: /2\n```\n\n    [c]: /3\n"));
    assert_string_equal(url_of("a"), "");
    assert_string_equal(url_of("b"), "");
    assert_string_equal(url_of("c"), "");
}

/* Text above, the line that is too much, text below. */
static void assert_cut(struct text line, const char *reason)
{
    struct builder content = {.arena = &arena};
    builder_add(&content, TEXT("above\n\n"));
    builder_add(&content, line);
    builder_add(&content, TEXT("\n\nbelow\n"));
    parse(builder_text(&content));
    assert_true(document.is_cut);
    assert_text(document.cut_reason, reason);
    assert_true(document.cut.start >= 7);
    assert_true(document.block_count >= 1);
    for (size_t i = 0; i < document.block_count; i++)
        assert_true(document.blocks[i].range.start <= document.cut.start);
}

static struct text repeated(const char *piece, size_t count)
{
    struct builder builder = {.arena = &arena};
    for (size_t i = 0; i < count; i++)
        builder_add(&builder, text_from(piece));
    return builder_text(&builder);
}

static void a_page_is_cut_where_it_goes_beyond_a_bound(void **state)
{
    (void)state;
    assert_cut(repeated("x", BOUND_LINE_BYTES + 1), "this line is longer than 1 MiB");
    assert_cut(repeated("|x", BOUND_COLUMNS + 1), "this line has more than 256 cells");
    assert_cut(repeated("- ", BOUND_NESTING + 1), "lists and quotes are nested more than 64 deep here");
    assert_cut(repeated("|-|:\n", 10000), "the page has more long paragraphs full of brackets and stars by here than "
                                          "can be read in a second");
}

static void the_cells_of_all_tables_are_bounded(void **state)
{
    (void)state;
    struct builder content = {.arena = &arena};
    builder_add(&content, TEXT("|a|\n|-|\n"));
    builder_add(&content, repeated("|||||||||||||||||||||||||||||||||||||||||||||||||||||\n", 40000));
    parse(builder_text(&content));
    assert_true(document.is_cut);
    assert_text(document.cut_reason, "the tables have more than 1,000,000 cells by here");
    assert_int_equal(document.block_count, 1);
    assert_true(document.blocks[0].range.end <= document.cut.start);
}

static void a_page_within_its_bounds_is_whole(void **state)
{
    (void)state;
    parse(repeated("|a|b|\n|-|-|\n|c|d|\n\ntext\n\n", 2000));
    assert_false(document.is_cut);
    assert_int_equal(document.block_count, 4000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_a_sequence_of_blocks),
        cmocka_unit_test(code_is_fenced_or_indented),
        cmocka_unit_test(blocks_know_how_deep_they_stand),
        cmocka_unit_test(a_block_starts_behind_the_marks_of_its_containers),
        cmocka_unit_test(a_table_is_header_delimiter_row_and_body),
        cmocka_unit_test(header_and_delimiter_row_must_agree),
        cmocka_unit_test(rows_need_no_outer_pipes),
        cmocka_unit_test(a_row_starts_behind_its_indentation),
        cmocka_unit_test(rows_stand_in_quotes_and_lists),
        cmocka_unit_test(an_escaped_pipe_moves_no_row),
        cmocka_unit_test(text_directly_above_a_table_is_no_part_of_it),
        cmocka_unit_test(text_directly_under_a_table_becomes_a_row),
        cmocka_unit_test(a_table_ends_where_another_block_begins),
        cmocka_unit_test(lines_keep_their_numbers_behind_many_rows_and_blank_lines),
        cmocka_unit_test(a_byte_order_mark_belongs_to_no_block),
        cmocka_unit_test(line_endings_make_no_difference),
        cmocka_unit_test(a_nul_byte_moves_nothing),
        cmocka_unit_test(a_headings_text_is_what_a_reader_sees),
        cmocka_unit_test(a_heading_may_be_underlined),
        cmocka_unit_test(definitions_are_found_wherever_they_stand),
        cmocka_unit_test(the_first_definition_of_a_name_counts),
        cmocka_unit_test(text_behind_definitions_is_a_paragraph_of_its_own),
        cmocka_unit_test(what_looks_like_a_definition_within_a_paragraph_or_in_code_is_none),
        cmocka_unit_test(a_page_is_cut_where_it_goes_beyond_a_bound),
        cmocka_unit_test(the_cells_of_all_tables_are_bounded),
        cmocka_unit_test(a_page_within_its_bounds_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
