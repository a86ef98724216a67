#include "support.h"

#include "output/capture.h"
#include "output/markdown_text.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void expect(void (*add)(struct writer *, struct text), const char *text, const char *expected)
{
    struct capture capture;
    capture_begin(&capture);
    struct writer writer = {.stream = capture.stream, .has_begun = true};
    add(&writer, text_from(text));
    assert_text(capture_end(&capture, &arena), expected);
}

static void code_is_fenced_by_more_back_ticks_than_it_has(void **state)
{
    (void)state;
    expect(markdown_add_code, "<b>", "`<b>`");
    expect(markdown_add_code, " a ", "`a`");
    expect(markdown_add_code, "a`b", "`` a`b ``");
    expect(markdown_add_code, "``", "``` `` ```");
    expect(markdown_add_code, "", "");
    expect(markdown_add_code, " \t", "");
    expect(markdown_add_code, "a\nb", "`a\\x0ab`");
    expect(markdown_add_code, "``````````````````a",
           "` \\x60\\x60\\x60\\x60\\x60\\x60\\x60\\x60\\x60"
           "\\x60\\x60\\x60\\x60\\x60\\x60\\x60\\x60\\x60a `");
}

static void plain_words_stay_plain(void **state)
{
    (void)state;
    const char *const plain[] = {
        "4 cells, the header has 5: Publication is missing (see \"Paper\")",
        "write 遥感2023 or -, 25 % of X/Y; well-known?",
        "the address names a tab of the repository's page!",
        "",
        "  ",
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        expect(markdown_add_words, plain[i], plain[i]);
}

static void other_words_become_code(void **state)
{
    (void)state;
    expect(markdown_add_words, "write https://a.example, then go", "write `https://a.example`, then go");
    expect(markdown_add_words, "ask @octocat (or <b>)", "ask `@octocat` (or `<b>`)");
    expect(markdown_add_words, "see #1 and GH-1 and 0a1b2c3: :fire: $x$",
           "see `#1` and `GH-1` and `0a1b2c3`: `:fire`: `$x$`");
    expect(markdown_add_words, "WWW.a.example a\\b a|b a_b &lt; ~~a~~ a*b",
           "`WWW.a.example` `a\\b` `a|b` `a_b` `&lt`; `~~a~~` `a*b`");
    expect(markdown_add_words, "a \x1b[m \xff \u202E.", "a `\\x1b[m` `\\xff` `\\u{202e}`.");
}

static void bold_text_and_links_are_not_torn(void **state)
{
    (void)state;
    expect(markdown_add_words, "write **A plain title**, not a", "write `**A plain title**`, not a");
    expect(markdown_add_words, "write [a b](https://c) here", "write `[a b](https://c)` here");
    expect(markdown_add_words, "write **open and go", "write `**open` and go");
    expect(markdown_add_words, "write [open and go", "write `[open` and go");
}

/* Two that touch would be read as one, or none. */
static void no_two_pieces_of_code_touch(void **state)
{
    (void)state;
    expect(markdown_add_words, "**a b**`c`` d", "``` **a b**`c`` ``` d");
    expect(markdown_add_words, "[a b](c)`,` \"`\"", "`` [a b](c)`,` `` \"`` ` ``\"");
    expect(markdown_add_words, "`a` `b`", "`` `a` `` `` `b` ``");
}

static void a_line_that_cannot_be_copied_is_no_block(void **state)
{
    (void)state;
    assert_true(markdown_can_be_block(TEXT("|**A**|`b` ```|")));
    assert_true(markdown_can_be_block(TEXT("")));
    assert_false(markdown_can_be_block(TEXT("|a\x1b[m|")));
    assert_false(markdown_can_be_block(TEXT("|a\xff|")));
    assert_false(markdown_can_be_block(TEXT("|##[group]|")));
    assert_false(markdown_can_be_block(TEXT("  ::error::a|b|")));
    assert_false(markdown_can_be_block(TEXT("|`````````````````|")));
    expect(markdown_add_block, "|a|", "```markdown\n|a|\n```\n");
    expect(markdown_add_block, "|````|", "`````markdown\n|````|\n`````\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_is_fenced_by_more_back_ticks_than_it_has),
        cmocka_unit_test(plain_words_stay_plain),
        cmocka_unit_test(other_words_become_code),
        cmocka_unit_test(bold_text_and_links_are_not_torn),
        cmocka_unit_test(no_two_pieces_of_code_touch),
        cmocka_unit_test(a_line_that_cannot_be_copied_is_no_block),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
