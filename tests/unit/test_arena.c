#include "support.h"

#include <stdalign.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void memory_is_zeroed_and_aligned_for_any_type(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t size = 1; size < 100; size++) {
        unsigned char *memory = arena_allocate(&arena, size);
        assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xFF, size);
    }
    arena_free(&arena);
}

static void pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { COUNT = 10000, LARGEST = 300 };
    struct arena arena = {0};
    unsigned char *pieces[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        pieces[i] = arena_allocate(&arena, 1 + i % LARGEST);
        memset(pieces[i], (int)(i % 251), 1 + i % LARGEST);
    }
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(pieces[i][0], i % 251);
        assert_int_equal(pieces[i][i % LARGEST], i % 251);
    }
    arena_free(&arena);
}

static void a_piece_may_be_larger_than_any_block(void **state)
{
    (void)state;
    enum { LARGE = 10 * 1024 * 1024 };
    struct arena arena = {0};
    char *small = arena_allocate(&arena, 8);
    char *large = arena_allocate(&arena, LARGE);
    char *after = arena_allocate(&arena, 8);
    small[7] = large[0] = large[LARGE - 1] = after[7] = 'x';
    arena_free(&arena);
}

static void nothing_can_be_asked_for(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_non_null(arena_allocate(&arena, 0));
    assert_non_null(arena_allocate_array(&arena, 0, 8));
    assert_non_null(arena_allocate_array(&arena, SIZE_MAX, 0));
    arena_free(&arena);
}

static void a_freed_arena_is_empty_and_can_be_used_again(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_free(&arena);
    arena_allocate(&arena, 100);
    arena_free(&arena);
    assert_null(arena.blocks);
    assert_non_null(arena_allocate(&arena, 100));
    arena_free(&arena);
}

static void an_array_keeps_its_items_while_it_grows(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct { struct text *items; size_t count, capacity; } array = {0};
    for (size_t i = 0; i < 1000; i++) {
        struct text *item = array_add(&arena, &array);
        assert_null(item->bytes);
        item->length = i;
    }
    assert_int_equal(array.count, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(array.items[i].length, i);
    arena_free(&arena);
}

static void ask_for_too_many_items(struct arena *arena)
{
    arena_allocate_array(arena, SIZE_MAX / 4, 8);
}

static void ask_for_more_than_there_is(struct arena *arena)
{
    arena_allocate(arena, SIZE_MAX);
}

static void ask_for_more_than_a_block_can_say(struct arena *arena)
{
    arena_allocate(arena, SIZE_MAX - 2 * alignof(max_align_t));
}

/* Does it in a process of its own: it must end there with status 2 and one line. */
static void assert_out_of_memory(void (*ask)(struct arena *arena))
{
    int ends[2];
    char line[100] = "";
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        struct arena arena = {0};
        dup2(ends[1], STDERR_FILENO);
        ask(&arena);
        _exit(0);
    }
    close(ends[1]);
    assert_true(read(ends[0], line, sizeof line - 1) > 0);
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_string_equal(line, "rsfm-lint: error: out of memory\n");
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
}

static void without_memory_the_program_ends_with_a_word(void **state)
{
    (void)state;
    assert_out_of_memory(ask_for_too_many_items);
    assert_out_of_memory(ask_for_more_than_there_is);
    assert_out_of_memory(ask_for_more_than_a_block_can_say);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned_for_any_type),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(a_piece_may_be_larger_than_any_block),
        cmocka_unit_test(nothing_can_be_asked_for),
        cmocka_unit_test(a_freed_arena_is_empty_and_can_be_used_again),
        cmocka_unit_test(an_array_keeps_its_items_while_it_grows),
        cmocka_unit_test(without_memory_the_program_ends_with_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
