#include "support.h"

#include "output/unified.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct text unified(const char *path, struct text before, struct text after)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&bytes, &length);
    assert_non_null(stream);
    unified_write(stream, path, before, after);
    fclose(stream);
    struct text diff = text_copy(&arena, (struct text){bytes, length});
    free(bytes);
    return diff;
}

static struct text difference(const char *before, const char *after)
{
    return unified("README.md", text_from(before), text_from(after));
}

#define NAMES "--- a/README.md\n+++ b/README.md\n"

static void equal_texts_have_no_diff(void **state)
{
    (void)state;
    assert_text(difference("a\nb\n", "a\nb\n"), "");
    assert_text(difference("", ""), "");
}

static void a_changed_line_stands_between_three_lines_of_context(void **state)
{
    (void)state;
    assert_text(difference("1\n2\n3\n4\nold\n6\n7\n8\n9\n", "1\n2\n3\n4\nnew\n6\n7\n8\n9\n"),
                NAMES "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-old\n+new\n 6\n 7\n 8\n");
}

static void changes_far_apart_have_hunks_of_their_own(void **state)
{
    (void)state;
    assert_text(difference("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n"),
                NAMES "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
    assert_text(difference("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n"),
                NAMES "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
}

static void a_removed_blank_line_is_one_line(void **state)
{
    (void)state;
    assert_text(difference("|a|\n|-|\n|1|\n\n|2|\n\nend\n", "|a|\n|-|\n|1|\n|2|\n\nend\n"),
                NAMES "@@ -1,7 +1,6 @@\n |a|\n |-|\n |1|\n-\n |2|\n \n end\n");
}

static void a_moved_line_goes_and_comes(void **state)
{
    (void)state;
    assert_text(difference("first\nsecond\nthird\n", "second\nthird\nfirst\n"),
                NAMES "@@ -1,3 +1,3 @@\n-first\n second\n third\n+first\n");
}

static void a_missing_final_newline_is_said(void **state)
{
    (void)state;
    assert_text(difference("a", "b"), NAMES "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"
                                            "\\ No newline at end of file\n");
    assert_text(difference("a\nz", "b\nz"), NAMES "@@ -1,2 +1,2 @@\n-a\n+b\n z\n\\ No newline at end of file\n");
}

static void line_endings_are_part_of_the_line(void **state)
{
    (void)state;
    assert_text(difference("a\r\nb\n", "a\r\nb\r\n"), NAMES "@@ -1,2 +1,2 @@\n a\r\n-b\n+b\r\n");
}

static void a_side_may_be_empty(void **state)
{
    (void)state;
    assert_text(difference("", "a\n"), NAMES "@@ -0,0 +1 @@\n+a\n");
    assert_text(difference("a\n", ""), NAMES "@@ -1 +0,0 @@\n-a\n");
}

static void names_are_quoted_as_git_does(void **state)
{
    (void)state;
    static const struct { const char *path, *name; } names[] = {
        {"./docs/list.md", "--- a/docs/list.md\n"},
        {"/home/list.md", "--- a/home/list.md\n"},
        {"with space.md", "--- a/with space.md\t\n"},
        {"\xE5\x88\x97\xE8\xA1\xA8.md", "--- a/\xE5\x88\x97\xE8\xA1\xA8.md\n"},
        {"a\n\"b\\.md", "--- \"a/a\\012\\\"b\\\\.md\"\n"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct text diff = unified(names[i].path, TEXT("a\n"), TEXT("b\n"));
        assert_text(text_slice(diff, 0, strlen(names[i].name)), names[i].name);
    }
}

/* A text of short lines, many of them alike, made from the other by some changes. */
static struct text scramble(struct text text, unsigned *seed)
{
    static const char *const lines[] = {"\n", "|a|b|\n", "|c|d|\n", "## x\n", "|-|-|\n"};
    struct builder result = {.arena = &arena};
    while (text.length) {
        size_t feed = text_find_byte(text, '\n', 0), end = feed == TEXT_NOT_FOUND ? text.length : feed + 1;
        unsigned choice = (unsigned)rand_r(seed) % 12;
        if (choice == 1)
            builder_add(&result, text_from(lines[(unsigned)rand_r(seed) % 5]));
        if (choice == 2)
            builder_format(&result, "line %d\n", rand_r(seed) % 50);
        if (choice != 3)
            builder_add(&result, text_slice(text, 0, end));
        text = text_slice(text, end, text.length);
    }
    struct text whole = builder_text(&result);
    bool cuts_end = whole.length && rand_r(seed) % 4 == 0;
    return text_copy(&arena, text_slice(whole, 0, whole.length - cuts_end));
}

static void write_bytes(const char *path, struct text text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text.bytes, 1, text.length, file), text.length);
    fclose(file);
}

static struct text read_bytes(const char *path)
{
    static char bytes[1 << 16];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return (struct text){bytes, length};
}

static void patch_and_git_make_the_one_text_of_the_other(void **state)
{
    (void)state;
    enum { ROUNDS = 60 };
    char folder[] = "/tmp/rsfm-lint-unified-XXXXXX", command[128];
    unsigned seed = 7;
    struct builder start = {.arena = &arena};
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    for (unsigned i = 0; i < 60; i++)
        builder_format(&start, i % 3 ? "line %u\n" : "\n", i);
    struct text before = text_copy(&arena, builder_text(&start));
    for (unsigned i = 0; i < ROUNDS; i++) {
        struct text after = scramble(before, &seed);
        write_bytes("diff", unified("a list.md", before, after));
        if (text_equal(before, after))
            continue;
        write_bytes("a list.md", before);
        assert_int_equal(system("patch -s -p1 --no-backup-if-mismatch <diff"), 0);
        assert_true(text_equal(read_bytes("a list.md"), after));
        write_bytes("a list.md", before);
        assert_int_equal(system("git apply --whitespace=nowarn diff"), 0);
        assert_true(text_equal(read_bytes("a list.md"), after));
        if (after.length > 200)
            before = after;
    }
    assert_int_equal(chdir("/"), 0);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_texts_have_no_diff),
        cmocka_unit_test(a_changed_line_stands_between_three_lines_of_context),
        cmocka_unit_test(changes_far_apart_have_hunks_of_their_own),
        cmocka_unit_test(a_removed_blank_line_is_one_line),
        cmocka_unit_test(a_moved_line_goes_and_comes),
        cmocka_unit_test(a_missing_final_newline_is_said),
        cmocka_unit_test(line_endings_are_part_of_the_line),
        cmocka_unit_test(a_side_may_be_empty),
        cmocka_unit_test(names_are_quoted_as_git_does),
        cmocka_unit_test(patch_and_git_make_the_one_text_of_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
