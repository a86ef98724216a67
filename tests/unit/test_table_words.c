#include "lists.h"

#define HEAD "|Title|Paper|Code|Attribute|\n|---|---|---|---|\n"

/* A table of so many rows; the n-th cell under Code and under Attribute, the last ones for all that follow. */
static struct text table_of(const char *codes, const char *attributes, size_t rows)
{
    struct builder builder = {.arena = &arena};
    struct text code_rest = text_from(codes), attribute_rest = text_from(attributes);
    struct text code = TEXT(""), attribute = TEXT("");
    builder_add(&builder, TEXT(HEAD));
    for (size_t i = 0; i < rows; i++) {
        code = code_rest.length ? text_cut(&code_rest, '|') : code;
        attribute = attribute_rest.length ? text_cut(&attribute_rest, '|') : attribute;
        builder_format(&builder, "|**t%zu**|[p](https://a.example/%zu)|%.*s|%.*s|\n", i, i, TEXT_ARGUMENTS(code),
                       TEXT_ARGUMENTS(attribute));
    }
    return text_copy(&arena, builder_text(&builder));
}

#define LINK "[l](https://b.example/)"
#define MANY_LINKS LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" \
                   LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" LINK "|" LINK "|"

/* What is said of the last row, whose Code is that; 20 rows with links stand above, and as many more as others say. */
static struct text said_of(const char *others, const char *code)
{
    struct text codes = text_format(&arena, MANY_LINKS "%s%s", others, code);
    only("placeholder");
    lint(table_of(codes.bytes, "-", text_count_byte(codes, '|') + 1).bytes);
    return findings.count ? findings.items[findings.count - 1].message : TEXT("");
}

static void another_word_for_none_is_found(void **state)
{
    (void)state;
    assert_text(said_of("-|-|-|-|-|-|", "null"), "null under Code: this list writes - where there is none");
    assert_text(said_of("null|null|null|null|null|null|", "N/A"),
                "N/A under Code: this list writes null where there is none");
    assert_text(said_of("null|null|null|null|null|null|", "soon"),
                "soon under Code is no link: link it, or write null");
    assert_text(said_of("null|null|null|null|null|null|", "**-**"), "- under Code: this list writes null where there is none");
}

static void the_list_s_own_word_and_what_says_more_are_left_alone(void **state)
{
    (void)state;
    assert_text(said_of("-|-|-|-|-|-|", "-"), "");
    assert_text(said_of("null|null|null|null|null|null|", "NULL"), "");
    assert_text(said_of("null|null|null|null|null|null|", "coming soon"), "");
    assert_text(said_of("null|null|null|null|null|null|", "Targeted open-source"), "");
    assert_text(said_of("closed|closed|closed|closed|closed|closed|", "closed"), "");
}

static void no_habit_says_nothing(void **state)
{
    (void)state;
    assert_text(said_of("null|-|null|-|null|-|", "-"), "");
    assert_text(said_of("null|-|closed|-|null|open|", "later"), "");
}

static void few_words_are_held_to_the_rulebook_s(void **state)
{
    (void)state;
    assert_text(said_of("", "-"), "");
    assert_text(said_of("", "null"), "");
    assert_text(said_of("", "later"), "later under Code is no link: link it, or write null");
}

static void what_may_be_a_link_is_no_placeholder(void **state)
{
    (void)state;
    assert_text(said_of("", "https://b.example/"), "");
    assert_text(said_of("", "[l]"), "");
    assert_text(said_of("", "![](x)"), "");
    assert_text(said_of("", "<b>x</b>"), "");
}

static void a_misspelt_word_is_mended(void **state)
{
    (void)state;
    assert_text(said_of("", "Comming soon"), "Comming soon: write Coming soon");
    assert_text(said_of("", "nulll"), "nulll: write null");
    assert_text(findings.items[0].fix->edits.items[0].replacement, "null");
    assert_text(said_of("", "full"), "full under Code is no link: link it, or write null");
}

static struct text attributed(const char *attributes)
{
    only("unknown-attribute");
    lint(table_of(LINK, attributes, text_count_byte(text_from(attributes), '|') + 1).bytes);
    return findings.count ? findings.items[0].message : TEXT("");
}

#define BOLD "**Vision**|**Vision**|**Vision-Language**|**Vision & Generative**|**-**|**Vision**|"

static void an_attribute_like_a_known_one_is_found(void **state)
{
    (void)state;
    assert_text(attributed(BOLD "**Vison**"), "Vison is no attribute of this list: did you mean Vision?");
    assert_text(attributed(BOLD "**Vision & vision-language (RGB)**"),
                "vision-language is no attribute of this list: did you mean Vision-Language?");
    assert_text(at(findings.items[0].range), "vision-language");
    assert_text(attributed(BOLD "**Vision-Audoi**"), "");
}

static void attributes_are_bold_and_joined_by_an_ampersand(void **state)
{
    (void)state;
    assert_text(attributed(BOLD "Vision"), "Vision is not bold like the rest of its column: write **Vision**");
    assert_text(attributed(BOLD "**Vision, Vision-Language (A, B),Generative**"),
                "attributes are joined by &: write Vision & Vision-Language (A, B) & Generative");
    assert_text(attributed(BOLD "**Vision, Radar**"), "");
}

static void what_is_deliberate_is_left_alone(void **state)
{
    (void)state;
    assert_text(attributed(BOLD "**Vision (Supervised)**|**Transfer learning**|**Hyperspectral**|-"), "");
    assert_text(attributed("**vision**|**vision**|**vision**|**vision**|**vision**"), "");
    assert_text(attributed("**Video**|**Visions**|**Radar**|**Text**|**Audio**"), "");
}

static struct text ordered(const char *years)
{
    struct builder builder = {.arena = &arena};
    builder_add(&builder, TEXT("|Title|Publication|Paper|\n|---|---|---|\n"));
    for (struct text rest = text_from(years); rest.length;) {
        struct text year = text_cut(&rest, ' ');
        builder_format(&builder, "|t|%.*s|[p](x)|\n", TEXT_ARGUMENTS(year));
    }
    builder_add_byte(&builder, '\0');
    only("row-order");
    lint(builder_text(&builder).bytes);
    return found();
}

static void a_row_against_the_direction_is_found(void **state)
{
    (void)state;
    assert_text(ordered("A2021 B2021 C2024 D2022 E2022 F2023"), "5:4 row-order \"C2024\"");
    assert_text(ordered("A2023 B2023 C2022 - D2024 E2021 F2020"), "7:4 row-order \"D2024\"");
    assert_int_equal(source_position(&source, findings.items[0].notes.items[0].range.start).line, 5);
}

static void no_direction_is_no_fault(void **state)
{
    (void)state;
    assert_text(ordered("A2021 B2021 C2021 D2021 E2021 F2021"), "");
    assert_text(ordered("A2021 B2024 C2020 D2023 E2019 F2025"), "");
    assert_text(ordered("A2021 B2020 C2022 D2023"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(another_word_for_none_is_found),
        list_test(the_list_s_own_word_and_what_says_more_are_left_alone),
        list_test(no_habit_says_nothing),
        list_test(few_words_are_held_to_the_rulebook_s),
        list_test(what_may_be_a_link_is_no_placeholder),
        list_test(a_misspelt_word_is_mended),
        list_test(an_attribute_like_a_known_one_is_found),
        list_test(attributes_are_bold_and_joined_by_an_ampersand),
        list_test(what_is_deliberate_is_left_alone),
        list_test(a_row_against_the_direction_is_found),
        list_test(no_direction_is_no_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
