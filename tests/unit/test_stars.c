#include "lists.h"

#include "list/star_repair.h"
#include "list/stars.h"

/* The runs of stars that GitHub shows of the cell, by their places. */
static const char *shown(const char *cell)
{
    struct star_runs runs = {0};
    struct builder builder = {.arena = &arena};
    struct text text = text_from(cell);
    stars_scan(text, (struct range){0, (uint32_t)text.length}, NULL, &arena, &runs);
    for (size_t i = 0; i < runs.count; i++) {
        const struct star_run *run = &runs.items[i];
        builder_format(&builder, "%s%s%u-%u%s", i ? " " : "", run->follows_mark ? "." : "", run->range.start,
                       run->range.end, run->precedes_mark ? "." : "");
    }
    return text_copy(&arena, builder_text(&builder)).bytes;
}

static void stars_that_make_bold_or_italic_text_are_not_shown(void **state)
{
    (void)state;
    assert_string_equal(shown("**x** and *y* and ***z***"), "");
    assert_string_equal(shown("****x****"), "");
    assert_string_equal(shown("**[x](u)**"), "");
}

static void stars_in_code_tags_addresses_and_behind_a_backslash_are_not_among_them(void **state)
{
    (void)state;
    assert_string_equal(shown("`**` <a b='**'> [x](u**) ![**](u) <https://a.b/**> \\*\\*"), "");
}

static void the_others_are(void **state)
{
    (void)state;
    assert_string_equal(shown("**x"), "0-2");
    assert_string_equal(shown("** x**"), "0-2 4-6");
    assert_string_equal(shown("**中文：**文"), "0-2 11-13");
    assert_string_equal(shown("a \\| **b"), "5-7");
}

static void a_star_beside_a_mark_knows_it(void **state)
{
    (void)state;
    assert_string_equal(shown("***x**"), "0-1.");
    assert_string_equal(shown("**x***"), ".5-6");
    assert_string_equal(shown("**x*"), "0-1.");
}

static void bold_means_all_of_it(void **state)
{
    (void)state;
    assert_true(stars_are_bold(TEXT("**a *b* c**"), NULL, &arena));
    assert_true(stars_are_bold(TEXT("**[a](u)**"), NULL, &arena));
    assert_false(stars_are_bold(TEXT("**a** b"), NULL, &arena));
    assert_false(stars_are_bold(TEXT("**a***"), NULL, &arena));
    assert_false(stars_are_bold(TEXT("*a*"), NULL, &arena));
    assert_false(stars_are_bold(TEXT(""), NULL, &arena));
}

/* What the cell becomes; "fine" where nothing is wrong, "?" where nobody can know. */
static const char *repaired(const char *text, bool is_bold_column)
{
    read_list(text);
    struct starred_cell cell = {.list = &list, .value = {0, (uint32_t)source.content.length},
                                .is_bold_column = is_bold_column};
    stars_scan(source.content, cell.value, NULL, &arena, &cell.runs);
    for (size_t i = 0; i < cell.runs.count; i++) {
        enum star_fault fault = star_fault_of(&cell, i);
        if (fault == STARS_FINE)
            continue;
        struct text result = star_repair(&cell, fault, &arena);
        return result.length ? text_copy(&arena, result).bytes : "?";
    }
    return "fine";
}

static void in_a_bold_column_all_of_the_cell_becomes_bold(void **state)
{
    (void)state;
    assert_string_equal(repaired("**x", true), "**x**");
    assert_string_equal(repaired("x**", true), "**x**");
    assert_string_equal(repaired("** x **", true), "**x**");
    assert_string_equal(repaired("*x**", true), "**x**");
    assert_string_equal(repaired("***x**", true), "**x**");
    assert_string_equal(repaired("**中文：**文", true), "**中文：文**");
    assert_string_equal(repaired("**x** & **y", true), "**x** & **y**");
    assert_string_equal(repaired("x** & **y**", true), "**x** & **y**");
    assert_string_equal(repaired("****", true), "?");
}

static void elsewhere_only_the_marks_move(void **state)
{
    (void)state;
    assert_string_equal(repaired("a ** b** c", false), "fine");
    assert_string_equal(repaired("** b** c", false), "**b** c");
    assert_string_equal(repaired("**中文：**文", false), "**中文**：文");
    assert_string_equal(repaired("见 **：中文**，**英文：**文", false), "见 **：中文**，**英文**：文");
    assert_string_equal(repaired("**（中文）**文", false), "?");
    assert_string_equal(repaired("**x", false), "?");
    assert_string_equal(repaired("****x**", false), "**x**");
}

static void stars_that_may_be_meant_are_fine(void **state)
{
    (void)state;
    assert_string_equal(repaired("71.2**", false), "fine");
    assert_string_equal(repaired("**x***", true), "fine");
    assert_string_equal(repaired("** not released", false), "fine");
    assert_string_equal(repaired("2 ** 3 and 4 ** 5", false), "fine");
    assert_string_equal(repaired("f(*a, **b)", false), "fine");
    assert_string_equal(repaired("f(**a, **b)", false), "fine");
    assert_string_equal(repaired("**", false), "fine");
    assert_string_equal(repaired("x*", true), "fine");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(stars_that_make_bold_or_italic_text_are_not_shown),
        list_test(stars_in_code_tags_addresses_and_behind_a_backslash_are_not_among_them),
        list_test(the_others_are),
        list_test(a_star_beside_a_mark_knows_it),
        list_test(bold_means_all_of_it),
        list_test(in_a_bold_column_all_of_the_cell_becomes_bold),
        list_test(elsewhere_only_the_marks_move),
        list_test(stars_that_may_be_meant_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
