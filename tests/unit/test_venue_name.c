#include "lists.h"

#include "list/venue_name.h"

static const char *near(const char *name)
{
    const struct venue *venue = venue_names_near(venue_names_new(&rulebook, &arena), text_from(name), &arena);
    return venue ? text_copy(&arena, venue->name).bytes : "";
}

static bool is_variation(const char *name)
{
    return venue_name_is_variation(&rulebook, text_from(name));
}

static void one_letter_more_less_other_or_moved_is_near(void **state)
{
    (void)state;
    assert_string_equal(near("SIGSPATIALL"), "SIGSPATIAL");
    assert_string_equal(near("MICAI"), "MICCAI");
    assert_string_equal(near("IGARRS"), "IGARSS");
    assert_string_equal(near("ICSASP"), "ICASSP");
    assert_string_equal(near("Nature Comunications"), "Nature Communications");
}

static void two_letters_are_far(void **state)
{
    (void)state;
    assert_string_equal(near("IGARXX"), "");
    assert_string_equal(near("Natural Communications"), "");
}

static void short_names_are_near_to_none(void **state)
{
    (void)state;
    assert_string_equal(near("ICMX"), "");
    assert_string_equal(near("TGRX"), "");
    assert_string_equal(near("ISIGIR"), "");
}

static void who_holds_a_conference_does_not_count_as_letters(void **state)
{
    (void)state;
    assert_string_equal(near("IEEE TXX"), "");
    assert_string_equal(near("IEEE IGARRS"), "IGARSS");
    assert_string_equal(near("IEEE JSTAR"), "JSTARS");
}

static void what_is_near_to_two_venues_is_near_to_none(void **state)
{
    (void)state;
    lay_over(".rsfm-lint.md", "| Venue | Kind |\n|---|---|\n| GeoLetterA | journal |\n| GeoLetterB | journal |\n");
    assert_string_equal(near("GeoLetterC"), "");
    assert_string_equal(near("GeoLetterAA"), "GeoLetterA");
}

static void other_scripts_are_not_searched(void **state)
{
    (void)state;
    assert_string_equal(near("中国图象图形学刊"), "");
}

static void known_names_with_more_words_are_variations(void **state)
{
    (void)state;
    assert_true(is_variation("Findings of the ACL"));
    assert_true(is_variation("IEEE/CVF WACV"));
    assert_true(is_variation("EACLW"));
    assert_true(is_variation("CVPR EarthVision"));
    assert_true(is_variation("Proceedings of the IEEE IGARSS"));
}

static void others_are_not(void **state)
{
    (void)state;
    assert_false(is_variation("Geo Letters"));
    assert_false(is_variation("Nature of Things"));
    assert_false(is_variation("IEEE JSTAR"));
    assert_false(is_variation("TGRSW"));
    assert_false(is_variation("IEEE"));
    assert_false(is_variation("W"));
    assert_false(is_variation(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(one_letter_more_less_other_or_moved_is_near),
        list_test(two_letters_are_far),
        list_test(short_names_are_near_to_none),
        list_test(who_holds_a_conference_does_not_count_as_letters),
        list_test(what_is_near_to_two_venues_is_near_to_none),
        list_test(other_scripts_are_not_searched),
        list_test(known_names_with_more_words_are_variations),
        list_test(others_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
