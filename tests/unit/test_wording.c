#include "support.h"

#include "list/wording.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* On a page that has these two titles, and others. */
static bool is_related(const char *left, const char *right, const char *const *others, size_t count)
{
    struct wording *wording = wording_new(&arena);
    wording_add(wording, text_from(left));
    wording_add(wording, text_from(right));
    wording_count(wording, text_from(left));
    wording_count(wording, text_from(right));
    for (size_t i = 0; i < count; i++)
        wording_count(wording, text_from(others[i]));
    return wording_is_related(wording, text_from(left), text_from(right));
}

static void a_shared_rare_word_and_half_of_the_words_are_enough(void **state)
{
    (void)state;
    assert_true(is_related("VHM: Versatile and Honest Vision Language Model",
                           "Towards Honest Language Models: a Vision", NULL, 0));
    assert_false(is_related("One Honest Model for Remote Sensing", "Honest Answers in Dialogue", NULL, 0));
}

static void words_that_many_titles_have_are_not(void **state)
{
    (void)state;
    const char *const others[] = {"harvest field storms", "field harvest storms", "harvest storms of field",
                                  "storms, harvest, field"};
    assert_false(is_related("Retrieval of Harvest Field Storms", "Harvest Field Storms by Night", others, 4));
    assert_true(is_related("Retrieval of Harvest Field Storms", "Harvest Field Storms by Night", NULL, 0));
}

static void words_of_the_field_are_rare_on_no_page(void **state)
{
    (void)state;
    assert_false(is_related("GeoChat: Grounded Large Vision-Language Model for Remote Sensing",
                            "RemoteCLIP: A Vision Language Foundation Model for Remote Sensing", NULL, 0));
}

static void a_misspelt_word_leaves_a_title_what_it_is(void **state)
{
    (void)state;
    const char *const others[] = {"image classification with remote sensing", "remote sensing image classification",
                                  "remote image classification in sensing",
                                  "sensing, remote: image classification"};
    assert_true(is_related("Multi Source Remote Sensing Image Classification for Sensing",
                           "Mulit Source Remote Sensing Image Classification for Sensing", others, 4));
}

static void a_title_within_another_is_related(void **state)
{
    (void)state;
    const char *const others[] = {"segment any change", "any change to segment", "change any segment",
                                  "segment, change, any"};
    assert_true(is_related("AnyChange: Segment Any Change", "Segment Any Change", others, 4));
}

static void chinese_titles_are_read_by_pairs_of_characters(void **state)
{
    (void)state;
    assert_true(is_related("遥感大模型：进展与前瞻", "遥感大模型的进展与展望", NULL, 0));
    assert_false(is_related("遥感大模型：进展与前瞻", "地理人工智能样本：模型、质量与服务", NULL, 0));
}

static void letter_case_does_not_count(void **state)
{
    (void)state;
    assert_true(is_related("SEGMENT ANY ÉTUDE", "segment any étude", NULL, 0));
}

static void three_words_or_six_characters_make_a_sentence(void **state)
{
    (void)state;
    assert_true(wording_is_sentence(TEXT("Segment Any Change")));
    assert_true(wording_is_sentence(TEXT("遥感大模型综述")));
    assert_false(wording_is_sentence(TEXT("PANGAEA")));
    assert_false(wording_is_sentence(TEXT("- Project Page -")));
    assert_false(wording_is_sentence(TEXT("综述")));
    assert_false(wording_is_sentence(TEXT("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_shared_rare_word_and_half_of_the_words_are_enough, free_arena),
        cmocka_unit_test_teardown(words_that_many_titles_have_are_not, free_arena),
        cmocka_unit_test_teardown(words_of_the_field_are_rare_on_no_page, free_arena),
        cmocka_unit_test_teardown(a_misspelt_word_leaves_a_title_what_it_is, free_arena),
        cmocka_unit_test_teardown(a_title_within_another_is_related, free_arena),
        cmocka_unit_test_teardown(chinese_titles_are_read_by_pairs_of_characters, free_arena),
        cmocka_unit_test_teardown(letter_case_does_not_count, free_arena),
        cmocka_unit_test(three_words_or_six_characters_make_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
