#include "support.h"

#include "base/carry_over.h"

#include <stdlib.h>

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static bool carry(const char *before, const char *after, const char *mine, struct text *result)
{
    return carry_over(text_from(before), text_from(after), text_from(mine), result, &arena);
}

#define assert_carried(before, after, mine, expected)        \
    do {                                                     \
        struct text carried;                                 \
        assert_true(carry(before, after, mine, &carried));   \
        assert_text(carried, expected);                      \
    } while (0)

#define assert_left(before, after, mine)                     \
    do {                                                     \
        struct text carried;                                 \
        assert_false(carry(before, after, mine, &carried));  \
    } while (0)

static void a_change_is_made_around_edits(void **state)
{
    (void)state;
    assert_carried("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\n", "a\nB\nc\n");
    assert_carried("a\nb\nc\n", "a\nB\nc\n", "x\na\nb\nc\ny\n", "x\na\nB\nc\ny\n");
    assert_carried("a\nb\nc\nd\n", "a\nB\nc\nd\n", "a\nb\nd\n", "a\nB\nd\n");
    assert_carried("a\nb\nc\nd\n", "A\nb\nc\nD\n", "a\nb\nx\nc\nd\n", "A\nb\nx\nc\nD\n");
}

static void an_edit_of_the_neighbour_is_not_in_the_way(void **state)
{
    (void)state;
    assert_carried("a\nb\nc\n", "a\nB\nc\n", "1\nb\n3\n", "1\nB\n3\n");
    assert_carried("a\nb\nc\n", "a\nB\nc\n", "a\nx\nb\ny\nc\n", "a\nx\nB\ny\nc\n");
    assert_carried("b\n", "B\n", "x\nb\ny\n", "x\nB\ny\n");
}

static void lines_come_and_go(void **state)
{
    (void)state;
    assert_carried("a\nb\nc\n", "a\nc\n", "a\nb\nc\nd\n", "a\nc\nd\n");
    assert_carried("a\nb\n", "a\nn\nb\n", "x\na\nb\n", "x\na\nn\nb\n");
    assert_carried("a\nb\n", "n\na\nb\n", "a\nb\nc\n", "n\na\nb\nc\n");
    assert_carried("a\nb\n", "a\nb\nn\n", "1\nb\n", "1\nb\nn\n");
    assert_carried("a\nb\n", "a\nn\nb\n", "x\nb\n", "x\nn\nb\n");
    assert_carried("a\nb\nc\nd\n", "a\n1\n2\n3\nd\n", "a\nb\nc\nd\ne\n", "a\n1\n2\n3\nd\ne\n");
    assert_carried("", "n\n", "", "n\n");
}

static void what_is_there_already_stays(void **state)
{
    (void)state;
    assert_carried("a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n", "a\nB\nc\n");
    assert_carried("a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\nd\n", "a\nB\nc\nd\n");
    assert_carried("a\nb\nc\n", "a\nc\n", "a\nc\n", "a\nc\n");
    assert_carried("a\nb\n", "A\nB\n", "A\nB\n", "A\nB\n");
}

static void edits_of_the_line_itself_are_left_alone(void **state)
{
    (void)state;
    assert_left("a\nb\nc\n", "a\nB\nc\n", "a\nx\nc\n");
    assert_left("a\nb\nc\n", "a\nB\nc\n", "a\nc\n");
    assert_left("a\nb\nc\n", "a\nB\nc\n", "");
    assert_left("a\nb\nc\nd\n", "a\nx\nd\n", "a\nb\nbetween\nc\nd\n");
    assert_left("a\nb\n", "a\nn\nb\n", "x\ny\n");
    assert_left("a\n", "a\nn\n", "");
}

static void a_last_line_without_an_end_joins_nothing(void **state)
{
    (void)state;
    assert_carried("a\nb", "a\nB", "x\na\nb", "x\na\nB");
    assert_left("a\nb", "a\nB", "a\nb\n");
    assert_left("a\nb\n", "a\nB", "a\nb\nc\n");
    assert_carried("a\nb\n", "a\nB", "x\na\nb\n", "x\na\nB");
    assert_left("a\nb\n", "a\nb\nn\n", "a\nb");
}

/* Whatever mine is: made in the text itself the change is the change, and nothing of mine is lost. */
static void texts_of_few_letters(void **state)
{
    (void)state;
    srand(1);
    for (int round = 0; round < 20000; round++) {
        struct text texts[3], result;
        struct arena round_arena = {0};
        for (int i = 0; i < 3; i++) {
            struct builder builder = {.arena = &round_arena};
            for (int lines = rand() % 7; lines; lines--) {
                builder_add_byte(&builder, (char)('a' + rand() % 4));
                builder_add_byte(&builder, '\n');
            }
            texts[i] = builder_text(&builder);
        }
        assert_true(carry_over(texts[0], texts[1], texts[0], &result, &round_arena));
        assert_true(text_equal(result, texts[1]));
        assert_true(carry_over(texts[0], texts[1], texts[1], &result, &round_arena));
        assert_true(text_equal(result, texts[1]));
        assert_true(carry_over(texts[0], texts[0], texts[2], &result, &round_arena));
        assert_true(text_equal(result, texts[2]));
        if (carry_over(texts[0], texts[1], texts[2], &result, &round_arena) && !texts[0].length)
            assert_true(text_equal(result, texts[1]) || text_equal(result, texts[2]));
        arena_free(&round_arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_is_made_around_edits),
        cmocka_unit_test(an_edit_of_the_neighbour_is_not_in_the_way),
        cmocka_unit_test(lines_come_and_go),
        cmocka_unit_test(what_is_there_already_stays),
        cmocka_unit_test(edits_of_the_line_itself_are_left_alone),
        cmocka_unit_test(a_last_line_without_an_end_joins_nothing),
        cmocka_unit_test(texts_of_few_letters),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
