#include "lists.h"

#include "base/utf8.h"
#include "list/invisible.h"

#define TABLE "|Abbreviation|Title|Publication|Paper|Code & Weights|\n|:---:|---|:---:|:---:|:---:|\n"
#define NBSP "\xC2\xA0"
#define ZERO "\xE2\x80\x8B"
#define OVERRIDE "\xE2\x80\xAE"
#define MARK "\xE2\x80\x8E"

/* The code points that are found. */
static struct text characters(const char *content)
{
    struct invisible_walk walk = {.content = text_from(content)};
    struct invisible_character character;
    struct builder builder = {.arena = &arena};
    while (invisible_next(&walk, &character))
        builder_format(&builder, "%s%X", builder.length ? " " : "", (unsigned)character.code_point);
    return builder_text(&builder);
}

static struct text mended(const char *content)
{
    only("invisible-character,bidi-control");
    lint(content);
    return fixed(FIX_SAFE);
}

static void joiners_and_selectors_of_emoji_are_needed(void **state)
{
    (void)state;
    assert_text(characters("👩‍💻 👨🏽‍🚀 ❤️‍🔥 🏳️‍🌈 👁️‍🗨️ 1️⃣ ❄️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿"), "");
    assert_text(characters("a\xE2\x80\x8D" "b 💻\xE2\x80\x8D"), "200D 200D");
    assert_text(characters("a\xF3\xA0\x81\xA7"), "E0067");
}

static void joiners_of_scripts_are_needed(void **state)
{
    (void)state;
    assert_text(characters("می‌خواهم क्‍ष ක්‍ෂ ภาษา\xE2\x80\x8Bไทย"), "");
    assert_text(characters("re\xE2\x80\x8Cmote 遥感\xE2\x80\x8B模型"), "200C 200B");
}

static void directions_are_needed_beside_right_to_left_letters_of_the_line(void **state)
{
    (void)state;
    assert_text(characters("שלום C++" MARK "\nC++" MARK "\n(" MARK "a) العربية\n" MARK), "200E 200E");
    assert_text(characters("שלום " OVERRIDE "x"), "202E");
}

static void every_character_of_unicode_that_is_ignored_on_display_is_known(void **state)
{
    (void)state;
    static const uint32_t points[] = {0xAD,   0x34F,  0x61C,  0x115F, 0x1160, 0x180E, 0x200B, 0x200C, 0x200D,
                                      0x200E, 0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0x3164, 0xFEFF,
                                      0xFFA0, 0xE0001, 0xE007F};
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        struct builder builder = {.arena = &arena};
        builder_add_byte(&builder, 'a');
        utf8_add(&builder, points[i]);
        builder_add_byte(&builder, '\0');
        assert_text(characters(builder.bytes), text_format(&arena, "%X", (unsigned)points[i]).bytes);
    }
    assert_text(characters("a，、。　é中文ＡＢ한글\xE2\x80\x94😀"), "3000");
}

static void a_line_has_one_finding(void **state)
{
    (void)state;
    assert_text(mended("a" ZERO "b" ZERO "c\n\nd" ZERO "\n"), "abc\n\nd\n");
    assert_text(found(), "1:2 invisible-character \"" ZERO "\"; 3:2 invisible-character \"" ZERO "\"");
    assert_text(findings.items[0].message, "zero width space (U+200B) and 1 more such character here: nobody "
                                           "sees it, and no search finds what it stands in. Remove it");
}

static void a_byte_order_mark_at_the_start_of_the_file_is_none(void **state)
{
    (void)state;
    assert_text(mended("\xEF\xBB\xBF# A\n\n\xEF\xBB\xBF|B|\n"), "\xEF\xBB\xBF# A\n\n|B|\n");
}

static void code_and_addresses_are_left_alone_but_for_directions(void **state)
{
    (void)state;
    const char *page = "`a" ZERO "` [b](c" ZERO ") <i>d</i>\n\n    e" ZERO "\n\n[f]: g" ZERO "\n";
    assert_text(mended(page), page);
    assert_text(mended("`a" OVERRIDE "b`\n"), "`ab`\n");
}

static void no_break_spaces_between_words_are_fine(void **state)
{
    (void)state;
    const char *page = "Fig." NBSP "3 : a" NBSP "b\n\n# A" NBSP "B\n\n- " NBSP "c\n\n#" NBSP "1 of all\n\n-" NBSP
                       "5 degrees\n\n　　中文\n\n" TABLE "|**A" NBSP "B**|**C**|-|[a](b)|null|\n";
    assert_text(mended(page), page);
}

static void no_break_spaces_in_syntax_become_spaces(void **state)
{
    (void)state;
    assert_text(mended("##" NBSP "A\n\n*" NBSP "b\n+" NBSP "c\n\n##　标题\n\n> #" NBSP "d\n"),
                "## A\n\n* b\n+ c\n\n## 标题\n\n> # d\n");
}

static void no_break_spaces_at_the_ends_of_cells_are_removed(void **state)
{
    (void)state;
    assert_text(mended(TABLE "|" NBSP "**A**|**B**" NBSP "|" NBSP "|[a](b)|null|\n"),
                TABLE "|**A**|**B**||[a](b)|null|\n");
    assert_text(mended("| Title | Paper |\n|---|---|\n|" NBSP "**A** | [a](b)" NBSP "|\n| b " NBSP "| c |\n|" NBSP " d | e " NBSP " |\n"),
                "| Title | Paper |\n|---|---|\n| **A** | [a](b) |\n| b | c |\n| d | e |\n");
}

static void an_indent_drawn_with_them_is_left_alone(void **state)
{
    (void)state;
    const char *page = TABLE "|" NBSP NBSP "**A**|**B**|-|[a](b)|null|\n";
    assert_text(mended(page), page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(joiners_and_selectors_of_emoji_are_needed),
        list_test(joiners_of_scripts_are_needed),
        list_test(directions_are_needed_beside_right_to_left_letters_of_the_line),
        list_test(every_character_of_unicode_that_is_ignored_on_display_is_known),
        list_test(a_line_has_one_finding),
        list_test(a_byte_order_mark_at_the_start_of_the_file_is_none),
        list_test(code_and_addresses_are_left_alone_but_for_directions),
        list_test(no_break_spaces_between_words_are_fine),
        list_test(no_break_spaces_in_syntax_become_spaces),
        list_test(no_break_spaces_at_the_ends_of_cells_are_removed),
        list_test(an_indent_drawn_with_them_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
