#include "support.h"

#include "markdown/row.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct cells scan(struct text row)
{
    struct cells cells = {.items = NULL};
    row_scan(row, (struct range){0, (uint32_t)row.length}, &arena, &cells);
    assert_int_equal(cells.count, row_cell_count(row));
    return cells;
}

/* The values of a row's cells, each in brackets. */
static struct text values(const char *row)
{
    struct text text = text_from(row);
    struct cells cells = scan(text);
    struct builder builder = {.arena = &arena};
    for (size_t i = 0; i < cells.count; i++)
        builder_format(&builder, "[%.*s]", TEXT_ARGUMENTS(text_range(text, cells.items[i].value)));
    return builder_text(&builder);
}

static void a_row_has_a_cell_between_two_pipes(void **state)
{
    (void)state;
    assert_text(values("|a|b|c|"), "[a][b][c]");
    assert_text(values("| a | b |"), "[a][b]");
    assert_text(values("|a|"), "[a]");
}

static void outer_pipes_may_be_missing(void **state)
{
    (void)state;
    assert_text(values("a|b"), "[a][b]");
    assert_text(values("|a|b"), "[a][b]");
    assert_text(values("a|b|"), "[a][b]");
    assert_text(values("a"), "[a]");
    struct cells cells = scan(TEXT("a|b"));
    assert_false(cells.opened);
    assert_false(cells.closed);
    cells = scan(TEXT("|a|b|"));
    assert_true(cells.opened);
    assert_true(cells.closed);
}

static void white_space_behind_the_last_pipe_is_no_cell(void **state)
{
    (void)state;
    assert_text(values("|a|b| \t"), "[a][b]");
    assert_true(scan(TEXT("|a|b| \t")).closed);
}

static void cells_may_be_empty(void **state)
{
    (void)state;
    assert_text(values("||a||"), "[][a][]");
    assert_text(values("| | |"), "[][]");
    assert_text(values("||"), "[]");
}

static void what_is_blank_or_a_lone_pipe_is_no_row(void **state)
{
    (void)state;
    assert_text(values(""), "");
    assert_text(values("|"), "");
    assert_text(values("| \t"), "");
}

static void only_a_backslash_right_before_it_keeps_a_pipe_from_splitting(void **state)
{
    (void)state;
    assert_text(values("|a\\|b|c|"), "[a\\|b][c]");
    assert_text(values("|a\\\\|b|"), "[a\\\\|b]");
    assert_text(values("|\\|"), "[\\|]");
    assert_false(scan(TEXT("|\\|")).closed);
    assert_text(values("|a\\ |b|"), "[a\\][b]");
}

static void nothing_else_keeps_a_pipe_from_splitting(void **state)
{
    (void)state;
    assert_text(values("|`a|b`|"), "[`a][b`]");
    assert_text(values("|[x](http://a|b)|"), "[[x](http://a][b)]");
    assert_text(values("|<a title=\"|\">|$x|y$|"), "[<a title=\"][\">][$x][y$]");
    assert_text(values("|a&#124;b|"), "[a&#124;b]");
}

static void ranges_are_between_the_pipes_and_values_within_them(void **state)
{
    (void)state;
    struct text content = TEXT("> | a |  |b");
    struct cells cells = {.items = NULL};
    row_scan(content, (struct range){2, 11}, &arena, &cells);
    assert_int_equal(cells.count, 3);
    assert_int_equal(cells.items[0].range.start, 3);
    assert_int_equal(cells.items[0].range.end, 6);
    assert_int_equal(cells.items[0].value.start, 4);
    assert_int_equal(cells.items[0].value.end, 5);
    assert_int_equal(cells.items[1].range.start, 7);
    assert_int_equal(cells.items[1].range.end, 9);
    assert_int_equal(cells.items[1].value.start, 9);
    assert_int_equal(cells.items[1].value.end, 9);
    assert_int_equal(cells.items[2].value.start, 10);
    assert_int_equal(cells.items[2].value.end, 11);
}

/* The pipe at 4 lies behind the range. */
static void nothing_is_read_behind_the_range(void **state)
{
    (void)state;
    struct cells cells = {.items = NULL};
    row_scan(TEXT("a|b |c"), (struct range){0, 4}, &arena, &cells);
    assert_int_equal(cells.count, 2);
    assert_false(cells.closed);
    row_scan(TEXT("\\|a|"), (struct range){1, 4}, &arena, &cells);
    assert_int_equal(cells.count, 1);
    assert_true(cells.opened);
}

static void the_cells_of_an_earlier_row_make_room_for_the_next(void **state)
{
    (void)state;
    struct cells cells = scan(TEXT("|a|b|c|"));
    const struct cell *items = cells.items;
    row_scan(TEXT("x"), (struct range){0, 1}, &arena, &cells);
    assert_ptr_equal(cells.items, items);
    assert_int_equal(cells.count, 1);
    assert_false(cells.opened);
    assert_false(cells.closed);
}

static void ten_thousand_columns_are_counted(void **state)
{
    (void)state;
    enum { COLUMNS = 10000 };
    struct builder row = {.arena = &arena};
    for (int i = 0; i < COLUMNS; i++)
        builder_add(&row, TEXT("|x"));
    assert_int_equal(scan(builder_text(&row)).count, COLUMNS);
}

static void assert_delimiter(const char *cell, enum alignment expected)
{
    enum alignment alignment = ALIGN_NONE;
    assert_true(row_delimiter_cell(text_from(cell), &alignment));
    assert_int_equal(alignment, expected);
}

static void a_delimiter_cell_says_an_alignment(void **state)
{
    (void)state;
    assert_delimiter("-", ALIGN_NONE);
    assert_delimiter("---", ALIGN_NONE);
    assert_delimiter(":-", ALIGN_LEFT);
    assert_delimiter("-:", ALIGN_RIGHT);
    assert_delimiter(":---:", ALIGN_CENTER);
}

static void what_looks_like_a_delimiter_cell_and_is_none(void **state)
{
    (void)state;
    static const char *const cells[] = {"",  ":",     "::", ":--:-", "- -", "\xE2\x80\x94", "--\xC2\xA0",
                                        "=", ":-:-:", "-|-"};
    enum alignment alignment;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_false(row_delimiter_cell(text_from(cells[i]), &alignment));
}

static void a_delimiter_row_has_nothing_but_delimiter_cells(void **state)
{
    (void)state;
    assert_true(row_is_delimiter(TEXT("| --- | :-: |")));
    assert_true(row_is_delimiter(TEXT("  -|-  ")));
    assert_true(row_is_delimiter(TEXT("---")));
    assert_false(row_is_delimiter(TEXT("| --- | a |")));
    assert_false(row_is_delimiter(TEXT("| --- | |")));
    assert_false(row_is_delimiter(TEXT("|")));
    assert_false(row_is_delimiter(TEXT("")));
}

static void every_alignment_can_be_written(void **state)
{
    (void)state;
    static const enum alignment all[] = {ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_delimiter(text_copy(&arena, row_delimiter_text(all[i])).bytes, all[i]);
}

static void an_escaped_pipe_is_a_pipe_to_the_reader(void **state)
{
    (void)state;
    assert_text(row_unescape(&arena, TEXT("a\\|b\\|")), "a|b|");
    assert_text(row_unescape(&arena, TEXT("a\\\\|b")), "a\\|b");
    assert_text(row_unescape(&arena, TEXT("a\\*b\\")), "a\\*b\\");
    struct text plain = TEXT("plain");
    assert_ptr_equal(row_unescape(&arena, plain).bytes, plain.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_has_a_cell_between_two_pipes),
        cmocka_unit_test(outer_pipes_may_be_missing),
        cmocka_unit_test(white_space_behind_the_last_pipe_is_no_cell),
        cmocka_unit_test(cells_may_be_empty),
        cmocka_unit_test(what_is_blank_or_a_lone_pipe_is_no_row),
        cmocka_unit_test(only_a_backslash_right_before_it_keeps_a_pipe_from_splitting),
        cmocka_unit_test(nothing_else_keeps_a_pipe_from_splitting),
        cmocka_unit_test(ranges_are_between_the_pipes_and_values_within_them),
        cmocka_unit_test(nothing_is_read_behind_the_range),
        cmocka_unit_test(the_cells_of_an_earlier_row_make_room_for_the_next),
        cmocka_unit_test(ten_thousand_columns_are_counted),
        cmocka_unit_test(a_delimiter_cell_says_an_alignment),
        cmocka_unit_test(what_looks_like_a_delimiter_cell_and_is_none),
        cmocka_unit_test(a_delimiter_row_has_nothing_but_delimiter_cells),
        cmocka_unit_test(every_alignment_can_be_written),
        cmocka_unit_test(an_escaped_pipe_is_a_pipe_to_the_reader),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
