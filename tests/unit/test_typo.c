#include "lists.h"

#define TABLE "|Abbreviation|Title|Publication|Paper|Code & Weights|\n|:---:|---|:---:|:---:|:---:|\n"

static struct text typos(const char *content)
{
    only("typo");
    lint(content);
    return found();
}

static struct text mended(const char *content, enum safety safety)
{
    only("typo");
    lint(content);
    return fixed(safety);
}

static void a_misspelt_word_is_found_in_any_letter_case_and_keeps_it(void **state)
{
    (void)state;
    assert_text(mended("comming, Comming; COMMING.\n", FIX_SAFE), "coming, Coming; COMING.\n");
    assert_text(found(), "1:1 typo \"comming\"; 1:10 typo \"Comming\"; 1:19 typo \"COMMING\"");
}

static void parts_of_hyphenated_words_and_of_chinese_text_are_words(void **state)
{
    (void)state;
    assert_text(mended("Mulit-modal/mulit-task，comming即将 (mulit)\n", FIX_SAFE),
                "Multi-modal/multi-task，coming即将 (multi)\n");
}

static void parts_of_names_are_none(void **state)
{
    (void)state;
    assert_text(typos("CommingNet comming2 2comming comming_soon écomming commingé mulitmode\n"), "");
}

static void code_addresses_and_files_are_left_alone(void **state)
{
    (void)state;
    assert_text(typos("`comming` https://example.org/comming <https://mulit.org> comming@example.org "
                      "mulit.tif a.mulit [x](mulit) ![x](comming.png) <b title=\"comming\"> \\mulit\n\n"
                      "    comming\n\n```\ncomming\n```\n\n<div>\ncomming\n</div>\n\n[a]: comming\n"),
                "");
}

static void words_beside_code_are_read(void **state)
{
    (void)state;
    assert_text(typos("`a` comming `comming` mulit [comming](comming) mulit\n"),
                "1:5 typo \"comming\"; 1:23 typo \"mulit\"; 1:30 typo \"comming\"; 1:48 typo \"mulit\"");
}

static void titles_names_and_labels_are_mended_by_people(void **state)
{
    (void)state;
    const char *page = TABLE "|**Mulit**|**Comming**|CVPR2024|[Comming](https://a.org)|[Comming soon](https://b.org)|\n"
                             "\n[Comming](https://c.org) [![Mulit](d.png)](e) comming\n";
    assert_text(mended(page, FIX_SAFE),
                TABLE "|**Mulit**|**Comming**|CVPR2024|[Comming](https://a.org)|[Coming soon](https://b.org)|\n"
                      "\n[Comming](https://c.org) [![Mulit](d.png)](e) coming\n");
    assert_text(fixed(FIX_UNSAFE),
                TABLE "|**Multi**|**Coming**|CVPR2024|[Coming](https://a.org)|[Coming soon](https://b.org)|\n"
                      "\n[Coming](https://c.org) [![Multi](d.png)](e) coming\n");
}

static void a_heading_is_not_mended_since_links_lead_to_it(void **state)
{
    (void)state;
    assert_text(mended("# Comming\n", FIX_UNSAFE), "# Comming\n");
    assert_text(found(), "1:3 typo \"Comming\"");
}

static void rows_that_cannot_be_told_apart_are_left_alone(void **state)
{
    (void)state;
    assert_text(typos(TABLE "|**A**|**B**|CVPR2024|comming|\n"), "");
    assert_text(typos(TABLE "|**A**|**B**|CVPR2024|[a](b)|null|\n\n|**A**|**B**|CVPR2024|[a](c)|comming|\n"), "");
}

static void a_correction_keeps_the_capitals_of_names(void **state)
{
    (void)state;
    lay_over(".rsfm-lint.md", "| Misspelling | Correction |\n|---|---|\n| guthub | GitHub |\n| Worng | Wrong |\n"
                              "| alot | a lot |\n| comming | off |\n");
    assert_text(mended("chineese Chineese guthub GUTHUB worng Worng alot Alot comming\n", FIX_SAFE),
                "Chinese Chinese GitHub GITHUB wrong Wrong a lot A lot comming\n");
}

static void a_padded_column_stays_as_wide(void **state)
{
    (void)state;
    assert_text(mended("|Abbreviation|Title  |Paper |Code        |\n|------------|-------|------|------------|\n"
                       "|**A**       |**a**  |[a](b)|comming soon|\n|**B**       |**bb** |[a](c)|null        |\n"
                       "|**C**       |**ccc**|[a](d)|comming     |\n",
                       FIX_SAFE),
                "|Abbreviation|Title  |Paper |Code        |\n|------------|-------|------|------------|\n"
                "|**A**       |**a**  |[a](b)|coming soon|\n|**B**       |**bb** |[a](c)|null        |\n"
                "|**C**       |**ccc**|[a](d)|coming      |\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_misspelt_word_is_found_in_any_letter_case_and_keeps_it),
        list_test(parts_of_hyphenated_words_and_of_chinese_text_are_words),
        list_test(parts_of_names_are_none),
        list_test(code_addresses_and_files_are_left_alone),
        list_test(words_beside_code_are_read),
        list_test(titles_names_and_labels_are_mended_by_people),
        list_test(a_heading_is_not_mended_since_links_lead_to_it),
        list_test(rows_that_cannot_be_told_apart_are_left_alone),
        list_test(a_correction_keeps_the_capitals_of_names),
        list_test(a_padded_column_stays_as_wide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
