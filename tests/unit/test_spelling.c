#include "lists.h"

#include "list/spelling.h"
#include "list/venue.h"

#define HEADER "|Title|Publication|Paper|\n|---|---|---|\n"

/* A house table with these publications. */
static void read_publications(const char *names)
{
    struct builder page = {.arena = &arena};
    builder_add(&page, TEXT(HEADER));
    for (struct text rest = text_from(names); rest.length;) {
        struct text name = text_cut(&rest, ',');
        builder_format(&page, "|**t**|%.*s|null|\n", TEXT_ARGUMENTS(name));
    }
    read_text(builder_text(&page));
}

static struct text wanted(const char *venue)
{
    bool by_page;
    return spellings_wanted(spellings_read(&list, &arena), rulebook_venue(&rulebook, text_from(venue)),
                            &list.tables.items[0], &by_page);
}

static enum spelling spelling_in(const char *text)
{
    struct publication publication = publication_read(text_from(text));
    return spelling_of(publication_venue(&rulebook, &publication), &publication);
}

static void a_slip_from_the_name_is_a_mistake(void **state)
{
    (void)state;
    assert_int_equal(spelling_in("IGARSS2023"), SPELLING_NAME);
    assert_int_equal(spelling_in("IGRASS2023"), SPELLING_MISTAKEN);
    assert_int_equal(spelling_in("Jstar2023"), SPELLING_MISTAKEN);
}

static void other_letter_case_is_odd_unless_it_is_listed(void **state)
{
    (void)state;
    assert_int_equal(spelling_in("ArXiv2023"), SPELLING_ODD);
    assert_int_equal(spelling_in("ACM-MM2023"), SPELLING_ODD);
    assert_int_equal(spelling_in("arXiv2023"), SPELLING_VARIANT);
    assert_int_equal(spelling_in("ACM MM 2023"), SPELLING_VARIANT);
    assert_int_equal(spelling_in("ieee grsm 2023"), SPELLING_VARIANT);
}

static void a_short_name_is_no_slip_of_another(void **state)
{
    (void)state;
    assert_int_equal(spelling_in("PAMI2023"), SPELLING_VARIANT);
}

static void a_conference_had_another_name_until_2017(void **state)
{
    (void)state;
    assert_int_equal(spelling_in("NIPS2017"), SPELLING_OF_TIME);
    assert_int_equal(spelling_in("NIPS2018"), SPELLING_FORMER);
}

static void three_quarters_of_five_are_the_page_s_way(void **state)
{
    (void)state;
    read_publications("arXiv2023,arXiv2023,arXiv2023,Arxiv2023,arXiv2023");
    assert_text(wanted("Arxiv"), "arXiv");
    read_publications("IEEE GRSM2023,IEEE GRSM2023,IEEE GRSM2023,GRSM2023,GRSM2023");
    assert_text(wanted("GRSM"), "");
}

static void with_fewer_the_house_has_its_way(void **state)
{
    (void)state;
    read_publications("IEEE TIP2025,TGRS2023,arXiv2023,Arxiv2023");
    assert_text(wanted("TIP"), "TIP");
    assert_text(wanted("Arxiv"), "Arxiv");
}

static void unless_all_of_them_are_one_other_writing(void **state)
{
    (void)state;
    read_publications("IEEE TIP2025,IEEE TIP2024,ArXiv2023,ArXiv2024");
    assert_text(wanted("TIP"), "IEEE TIP");
    assert_text(wanted("Arxiv"), "Arxiv");
}

static void mistakes_have_no_vote(void **state)
{
    (void)state;
    read_publications("IGRASS2020,IGRASS2021,IGRASS2022,IGRASS2023,IGRASS2024");
    assert_text(wanted("IGARSS"), "IGARSS");
}

static void a_stranger_s_table_has_only_its_page(void **state)
{
    (void)state;
    read_list("|Title|Publication|Region|\n|---|---|---|\n|t|IEEE TIP2025|x|\n");
    assert_text(wanted("TIP"), "");
}

static void a_page_with_many_spellings_has_no_way(void **state)
{
    (void)state;
    read_publications("arxiv2023,aRxiv2023,arXiv2023,arxIv2023,arxiV2023,ARxiv2023,ARXiv2023,ARXIv2023,ARXIV2023,"
                      "aRXIV2023");
    assert_text(wanted("Arxiv"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_slip_from_the_name_is_a_mistake),
        list_test(other_letter_case_is_odd_unless_it_is_listed),
        list_test(a_short_name_is_no_slip_of_another),
        list_test(a_conference_had_another_name_until_2017),
        list_test(three_quarters_of_five_are_the_page_s_way),
        list_test(with_fewer_the_house_has_its_way),
        list_test(unless_all_of_them_are_one_other_writing),
        list_test(mistakes_have_no_vote),
        list_test(a_stranger_s_table_has_only_its_page),
        list_test(a_page_with_many_spellings_has_no_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
