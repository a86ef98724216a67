#include "support.h"

#include "output/region.h"

static struct arena arena;
static struct source source;
static struct regions regions;

static void read_text(const char *content)
{
    source_from_text(&source, "a.md", text_from(content), &arena);
    regions = regions_of(&source, &arena);
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void assert_region(struct region region, uint32_t line, uint32_t column, uint32_t end_line,
                          uint32_t end_column)
{
    assert_int_equal(region.line, line);
    assert_int_equal(region.column, column);
    assert_int_equal(region.end_line, end_line);
    assert_int_equal(region.end_column, end_column);
}

static void columns_of_ascii_are_bytes(void **state)
{
    (void)state;
    read_text("one\ntwo\n");
    assert_null(regions.characters);
    assert_region(region_exact(&regions, (struct range){4, 6}), 2, 1, 2, 3);
    assert_region(region_exact(&regions, (struct range){0, 5}), 1, 1, 2, 2);
}

static void columns_are_characters_and_know_no_mark_before_them(void **state)
{
    (void)state;
    read_text("\xEF\xBB\xBF遥感 a\n🛰️b\n");
    assert_region(region_exact(&regions, (struct range){3, 9}), 1, 1, 1, 3);
    assert_region(region_exact(&regions, (struct range){10, 11}), 1, 4, 1, 5);
    assert_region(region_exact(&regions, (struct range){19, 20}), 2, 3, 2, 4);
}

static void far_columns_are_counted_like_near_ones(void **state)
{
    (void)state;
    enum { CHARACTERS = 1000 };
    struct builder builder = {.arena = &arena};
    for (size_t i = 0; i < CHARACTERS; i++)
        builder_add(&builder, i % 3 ? TEXT("x") : TEXT("遥"));
    builder_add_byte(&builder, '\0');
    source_from_text(&source, "a.md", builder_text(&builder), &arena);
    regions = regions_of(&source, &arena);
    for (uint32_t i = 0, offset = 0; i < CHARACTERS; offset += i % 3 ? 1 : 3, i++)
        assert_int_equal(region_exact(&regions, (struct range){offset, offset}).column, i + 1);
}

static void a_line_ending_at_the_end_is_not_shown(void **state)
{
    (void)state;
    read_text("one\r\ntwo\nthree");
    assert_region(region_shown(&regions, (struct range){0, 5}), 1, 1, 1, 4);
    assert_region(region_exact(&regions, (struct range){0, 5}), 1, 1, 2, 1);
    assert_region(region_shown(&regions, (struct range){0, 9}), 1, 1, 2, 4);
    assert_region(region_shown(&regions, (struct range){8, 9}), 2, 4, 2, 4);
    assert_region(region_shown(&regions, (struct range){9, 14}), 3, 1, 3, 6);
}

static void an_empty_file_has_a_place(void **state)
{
    (void)state;
    read_text("");
    assert_region(region_shown(&regions, (struct range){0, 0}), 1, 1, 1, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_of_ascii_are_bytes),
        cmocka_unit_test(columns_are_characters_and_know_no_mark_before_them),
        cmocka_unit_test(far_columns_are_counted_like_near_ones),
        cmocka_unit_test(a_line_ending_at_the_end_is_not_shown),
        cmocka_unit_test(an_empty_file_has_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
