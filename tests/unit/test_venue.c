#include "support.h"

#include "list/venue.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* "name/year/form/qualifier" */
static struct text parts(const char *cell)
{
    static const char *const forms[] = {[FORM_FREE] = "free", [FORM_VENUE_YEAR] = "VenueYear",
                                        [FORM_VENUE_SPACE_YEAR] = "Venue Year"};
    struct publication publication = publication_read(text_from(cell));
    return text_format(&arena, "%.*s/%d/%s/%.*s", TEXT_ARGUMENTS(publication.name), publication.year,
                       forms[publication.form], TEXT_ARGUMENTS(publication.qualifier));
}

static void one_word_and_a_year_is_the_usual_form(void **state)
{
    (void)state;
    assert_text(parts("Arxiv2024"), "Arxiv/2024/VenueYear/");
    assert_text(parts("TGRS2023"), "TGRS/2023/VenueYear/");
    assert_text(parts("NeurIPSW2023"), "NeurIPSW/2023/VenueYear/");
    assert_text(parts("RS2022"), "RS/2022/VenueYear/");
    assert_text(parts("CVPR2018"), "CVPR/2018/VenueYear/");
    assert_text(parts(" JSTARS2021 "), "JSTARS/2021/VenueYear/");
    assert_text(parts("CVPR1999"), "CVPR/1999/VenueYear/");
}

static void the_year_may_stand_behind_a_blank(void **state)
{
    (void)state;
    assert_text(parts("TGRS 2024"), "TGRS/2024/Venue Year/");
    assert_text(parts("NeurIPS 2023"), "NeurIPS/2023/Venue Year/");
    assert_text(parts("Remote Sensing 2025"), "Remote Sensing/2025/Venue Year/");
    assert_text(parts("ACM MM 2024"), "ACM MM/2024/Venue Year/");
}

static void several_words_may_have_the_year_attached(void **state)
{
    (void)state;
    assert_text(parts("IEEE GRSM2024"), "IEEE GRSM/2024/VenueYear/");
    assert_text(parts("ISPRS JPRS2024"), "ISPRS JPRS/2024/VenueYear/");
    assert_text(parts("Science Bulletin2024"), "Science Bulletin/2024/VenueYear/");
    assert_text(parts("The Innovation2025"), "The Innovation/2025/VenueYear/");
    assert_text(parts("Communications Earth & Environment 2023"),
                "Communications Earth & Environment/2023/Venue Year/");
}

static void chinese_journals_are_read_as_they_are(void **state)
{
    (void)state;
    assert_text(parts("遥感学报2023"), "遥感学报/2023/VenueYear/");
    assert_text(parts("测绘学报2024"), "测绘学报/2024/VenueYear/");
    assert_text(parts("武汉大学学报 (信息科学版) 2023"), "武汉大学学报 (信息科学版)/2023/Venue Year/");
}

static void other_ways_to_put_them_together_are_free(void **state)
{
    (void)state;
    assert_text(parts("2021-ICCV"), "ICCV/2021/free/");
    assert_text(parts("2023 TGRS"), "TGRS/2023/free/");
    assert_text(parts("CVPR-2024"), "CVPR/2024/free/");
    assert_text(parts("CVPR_2024"), "CVPR/2024/free/");
    assert_text(parts("CVPR, 2024"), "CVPR/2024/free/");
    assert_text(parts("CVPR  2024"), "CVPR/2024/free/");
    assert_text(parts("CVPR\xC2\xA0" "2024"), "CVPR/2024/free/");
    assert_text(parts("COMPASS'2025"), "COMPASS/2025/free/");
    assert_text(parts("Nature (2023)"), "Nature/2023/free/");
    assert_text(parts("(2023) Nature"), "Nature/2023/free/");
}

static void a_year_may_have_two_digits_behind_an_apostrophe(void **state)
{
    (void)state;
    assert_text(parts("CVPR'24"), "CVPR/2024/free/");
    assert_text(parts("CVPR ’24 oral"), "CVPR/2024/free/oral");
    assert_text(parts("ICCV'99"), "ICCV/1999/free/");
    assert_text(parts("CVPR'2"), "CVPR'2/0/free/");
    assert_text(parts("CVPR'245"), "CVPR'245/0/free/");
    assert_text(parts("'24"), "'24/0/free/");
}

static void what_follows_the_year_is_a_qualifier(void **state)
{
    (void)state;
    assert_text(parts("ICCV2025 Oral"), "ICCV/2025/VenueYear/Oral");
    assert_text(parts("ACMMM 2023 oral"), "ACMMM/2023/Venue Year/oral");
    assert_text(parts("BMVC 2018 spotlight"), "BMVC/2018/Venue Year/spotlight");
    assert_text(parts("CVPRW2025 (EarthVision Best Paper)"), "CVPRW/2025/VenueYear/(EarthVision Best Paper)");
    assert_text(parts("NeurIPS2023 CCAI workshop"), "NeurIPS/2023/VenueYear/CCAI workshop");
    assert_text(parts("ICLR 2024 ML4RS Workshop"), "ICLR/2024/Venue Year/ML4RS Workshop");
    assert_text(parts("ICML2025 TerraBytes Workshop"), "ICML/2025/VenueYear/TerraBytes Workshop");
    assert_text(parts("Nature (2023) poster"), "Nature/2023/free/poster");
}

static void without_a_year_all_of_it_is_the_name(void **state)
{
    (void)state;
    assert_text(parts("Github"), "Github/0/free/");
    assert_text(parts("-"), "-/0/free/");
    assert_text(parts(""), "/0/free/");
    assert_text(parts("CVPR 24"), "CVPR 24/0/free/");
    assert_text(parts("arXiv:2306.11029"), "arXiv:2306.11029/0/free/");
    assert_text(parts("arXiv:1901.01234"), "arXiv:1901.01234/0/free/");
    assert_text(parts("CVPR20245"), "CVPR20245/0/free/");
    assert_text(parts("CVPR1824"), "CVPR1824/0/free/");
}

static void a_year_alone_has_no_name(void **state)
{
    (void)state;
    assert_text(parts("2023"), "/2023/free/");
    assert_text(parts("(2023)"), "/2023/free/");
}

static bool has_plain_name(const char *cell)
{
    struct publication publication = publication_read(text_from(cell));
    return publication_has_plain_name(&publication);
}

static void the_blank_is_a_matter_of_form_behind_one_word_only(void **state)
{
    (void)state;
    assert_true(has_plain_name("TGRS2023"));
    assert_true(has_plain_name("ICCV-W 2023"));
    assert_false(has_plain_name("IEEE TGRS2023"));
    assert_false(has_plain_name("遥感学报2023"));
    assert_false(has_plain_name("2023"));
    assert_false(has_plain_name("&2023"));
}

static bool has_plain_qualifier(const char *cell)
{
    struct publication publication = publication_read(text_from(cell));
    return publication_has_plain_qualifier(&publication);
}

static void a_remark_leaves_the_form_alone_and_a_workshop_does_not(void **state)
{
    (void)state;
    assert_true(has_plain_qualifier("CVPR2024"));
    assert_true(has_plain_qualifier("CVPR2024 Oral"));
    assert_true(has_plain_qualifier("BMVC 2018 spotlight"));
    assert_true(has_plain_qualifier("CVPRW2025 (EarthVision Best Paper)"));
    assert_true(has_plain_qualifier("EMNLP2023 [Findings]"));
    assert_false(has_plain_qualifier("NeurIPS2023 CCAI workshop"));
    assert_false(has_plain_qualifier("CVPR2024W"));
    assert_false(has_plain_qualifier("CVPR2024 oral and poster"));
}

static struct text written(const char *cell, enum form form)
{
    struct publication publication = publication_read(text_from(cell));
    return publication_write(&publication, form, &arena);
}

static void it_can_be_written_in_either_form_with_its_remark(void **state)
{
    (void)state;
    assert_text(written("TGRS 2023", FORM_VENUE_YEAR), "TGRS2023");
    assert_text(written("TGRS2023", FORM_VENUE_SPACE_YEAR), "TGRS 2023");
    assert_text(written("2021-ICCV", FORM_VENUE_YEAR), "ICCV2021");
    assert_text(written("CVPR'24 (oral)", FORM_VENUE_YEAR), "CVPR2024 (oral)");
    assert_text(written("ICCV-2023 oral", FORM_VENUE_SPACE_YEAR), "ICCV 2023 oral");
}

static void what_was_written_is_read_as_the_same(void **state)
{
    (void)state;
    static const char *const cells[] = {"TGRS 2023", "2021-ICCV", "CVPR'24 (oral)", "Nature (2023)", "遥感学报2023",
                                        "IEEE GRSM2024", "COMPASS'2025", "ACMMM 2023 oral"};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        for (enum form form = FORM_VENUE_YEAR; form <= FORM_VENUE_SPACE_YEAR; form++) {
            struct publication before = publication_read(text_from(cells[i]));
            struct publication after = publication_read(publication_write(&before, form, &arena));
            assert_true(text_equal(before.name, after.name));
            assert_true(text_equal(before.qualifier, after.qualifier));
            assert_int_equal(before.year, after.year);
            assert_int_equal(after.form, form);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_word_and_a_year_is_the_usual_form),
        cmocka_unit_test(the_year_may_stand_behind_a_blank),
        cmocka_unit_test(several_words_may_have_the_year_attached),
        cmocka_unit_test(chinese_journals_are_read_as_they_are),
        cmocka_unit_test(other_ways_to_put_them_together_are_free),
        cmocka_unit_test(a_year_may_have_two_digits_behind_an_apostrophe),
        cmocka_unit_test(what_follows_the_year_is_a_qualifier),
        cmocka_unit_test(without_a_year_all_of_it_is_the_name),
        cmocka_unit_test(a_year_alone_has_no_name),
        cmocka_unit_test(the_blank_is_a_matter_of_form_behind_one_word_only),
        cmocka_unit_test(a_remark_leaves_the_form_alone_and_a_workshop_does_not),
        cmocka_unit_test(it_can_be_written_in_either_form_with_its_remark),
        cmocka_unit_test(what_was_written_is_read_as_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
