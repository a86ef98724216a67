#include "lists.h"

#include "list/shape.h"

#define HEADER "|Abbreviation|Title|Publication|Paper|Code|\n|---|---|---|---|---|\n"
#define ROW "|**A**|**A title that goes on and on and on**|CVPR2024|[p](https://arxiv.org/abs/1)" \
            "|[c](https://github.com/a/b)|\n"

static enum shape shape(const char *cell)
{
    read_list(cell);
    return shape_of(&list, (struct range){0, (uint32_t)source.content.length}, &arena);
}

static void a_cells_shape_is_what_it_looks_like(void **state)
{
    (void)state;
    assert_int_equal(shape(""), SHAPE_EMPTY);
    assert_int_equal(shape("  "), SHAPE_EMPTY);
    assert_int_equal(shape("**SatMAE**"), SHAPE_NAME);
    assert_int_equal(shape("**A title that is longer than any name**"), SHAPE_SENTENCE);
    assert_int_equal(shape("CVPR2024"), SHAPE_VENUE);
    assert_int_equal(shape("Change Detection & Segmentation"), SHAPE_WORDS);
}

static void words_for_none_have_a_shape_of_their_own(void **state)
{
    (void)state;
    assert_int_equal(shape("null"), SHAPE_NONE_WORD);
    assert_int_equal(shape("-"), SHAPE_NONE_WORD);
    assert_int_equal(shape("**-**"), SHAPE_NONE_WORD);
    assert_int_equal(shape("Coming soon"), SHAPE_NONE_WORD);
}

static void links_are_told_apart_by_their_hosts(void **state)
{
    (void)state;
    assert_int_equal(shape("[x](https://arxiv.org/abs/2306.11029)"), SHAPE_PAPER_LINK);
    assert_int_equal(shape("[x](https://github.com/a/b)"), SHAPE_CODE_LINK);
    assert_int_equal(shape("[x](https://lab.github.io/x)"), SHAPE_CODE_LINK);
    assert_int_equal(shape("**[x](http://arxiv.org/abs/1)**"), SHAPE_PAPER_LINK);
    assert_int_equal(shape("[x](https://example.org/)"), SHAPE_OTHER);
    assert_int_equal(shape("[x]()"), SHAPE_OTHER);
}

static struct profile profile_of(const char *content)
{
    struct profile profile;
    read_list(content);
    profile_read(&profile, &list, &list.tables.items[0], &arena);
    return profile;
}

static void a_profile_counts_the_shapes_of_sound_rows(void **state)
{
    (void)state;
    struct profile profile = profile_of(HEADER ROW ROW "|**B**|\n" "|**-**|x|-|null|null|\n");
    assert_int_equal(profile.rows, 3);
    assert_int_equal(profile.counts[0][SHAPE_NAME], 2);
    assert_int_equal(profile.counts[0][SHAPE_NONE_WORD], 1);
    assert_int_equal(profile.counts[4][SHAPE_CODE_LINK], 2);
}

static void what_most_cells_of_a_column_are_fits_it_best(void **state)
{
    (void)state;
    struct profile profile = profile_of(HEADER ROW ROW ROW ROW "|**B**|**T**|-|null|null|\n");
    assert_int_equal(profile_fit(&profile, 2, SHAPE_VENUE), 4);
    assert_int_equal(profile_fit(&profile, 2, SHAPE_NONE_WORD), 3);
    assert_int_equal(profile_fit(&profile, 2, SHAPE_PAPER_LINK), -4);
    assert_int_equal(profile_fit(&profile, 3, SHAPE_PAPER_LINK), 4);
    assert_int_equal(profile_fit(&profile, 3, SHAPE_CODE_LINK), -4);
}

static void with_few_rows_the_roles_decide(void **state)
{
    (void)state;
    struct profile profile = profile_of(HEADER ROW);
    assert_true(profile_fit(&profile, 0, SHAPE_NAME) > 0);
    assert_true(profile_fit(&profile, 0, SHAPE_VENUE) < 0);
    assert_true(profile_fit(&profile, 1, SHAPE_SENTENCE) > 0);
    assert_true(profile_fit(&profile, 3, SHAPE_PAPER_LINK) > profile_fit(&profile, 3, SHAPE_EMPTY));
    assert_true(profile_fit(&profile, 3, SHAPE_EMPTY) > profile_fit(&profile, 3, SHAPE_VENUE));
}

static void a_row_fits_best_where_its_cells_belong(void **state)
{
    (void)state;
    struct profile profile = profile_of(HEADER ROW ROW ROW);
    static const enum shape without_venue[] = {SHAPE_NAME, SHAPE_SENTENCE, SHAPE_PAPER_LINK, SHAPE_CODE_LINK};
    int best = profile_fit_row(&profile, without_venue, 4, SIZE_MAX, 2);
    assert_int_equal(best, 16);
    for (size_t missing = 0; missing < 5; missing++)
        if (missing != 2)
            assert_true(profile_fit_row(&profile, without_venue, 4, SIZE_MAX, missing) < best);
    static const enum shape doubled[] = {SHAPE_NAME,  SHAPE_EMPTY,      SHAPE_SENTENCE,
                                         SHAPE_VENUE, SHAPE_PAPER_LINK, SHAPE_CODE_LINK};
    assert_int_equal(profile_fit_row(&profile, doubled, 6, 1, SIZE_MAX), 20);
    assert_true(profile_fit_row(&profile, doubled, 6, SIZE_MAX, SIZE_MAX) < 20);
}

static void a_row_holds_when_each_cell_fits_its_column(void **state)
{
    (void)state;
    struct profile profile = profile_of(HEADER ROW ROW ROW);
    static const enum shape shapes[] = {SHAPE_NAME,  SHAPE_EMPTY,      SHAPE_SENTENCE,
                                        SHAPE_VENUE, SHAPE_PAPER_LINK, SHAPE_CODE_LINK};
    assert_true(profile_holds_row(&profile, shapes, 6, 1));
    assert_false(profile_holds_row(&profile, shapes, 6, 0));
    assert_false(profile_holds_row(&profile, shapes, 6, SIZE_MAX));
    assert_false(profile_holds_row(&profile, shapes, 5, SIZE_MAX));
    static const enum shape too_many[] = {SHAPE_NAME,       SHAPE_SENTENCE,  SHAPE_VENUE,
                                          SHAPE_PAPER_LINK, SHAPE_CODE_LINK, SHAPE_CODE_LINK};
    assert_false(profile_holds_row(&profile, too_many, 6, SIZE_MAX));
    assert_true(profile_holds_row(&profile, too_many, 6, 5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_cells_shape_is_what_it_looks_like),
        list_test(words_for_none_have_a_shape_of_their_own),
        list_test(links_are_told_apart_by_their_hosts),
        list_test(a_profile_counts_the_shapes_of_sound_rows),
        list_test(what_most_cells_of_a_column_are_fits_it_best),
        list_test(with_few_rows_the_roles_decide),
        list_test(a_row_fits_best_where_its_cells_belong),
        list_test(a_row_holds_when_each_cell_fits_its_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
