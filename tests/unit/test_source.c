#define _GNU_SOURCE /* mkdtemp */
#include "support.h"

#include "markdown/source.h"

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

static struct source source_of(struct text content)
{
    struct source source;
    source_from_text(&source, "list.md", content, &arena);
    return source;
}

/* The lines, each in brackets. */
static struct text lines(struct text content)
{
    struct source source = source_of(content);
    struct builder builder = {.arena = &arena};
    for (uint32_t i = 0; i < source.line_count; i++)
        builder_format(&builder, "[%.*s]", TEXT_ARGUMENTS(source_line(&source, i)));
    return builder_text(&builder);
}

static void a_line_ends_at_lf_at_cr_lf_and_at_a_lone_cr(void **state)
{
    (void)state;
    assert_text(lines(TEXT("a\nb")), "[a][b]");
    assert_text(lines(TEXT("a\r\nb")), "[a][b]");
    assert_text(lines(TEXT("a\rb")), "[a][b]");
    assert_text(lines(TEXT("a\r\rb\n\rc\r\r\nd")), "[a][][b][][c][][d]");
}

static void a_final_line_ending_starts_no_further_line(void **state)
{
    (void)state;
    assert_text(lines(TEXT("")), "");
    assert_text(lines(TEXT("a\n")), "[a]");
    assert_text(lines(TEXT("a\r")), "[a]");
    assert_text(lines(TEXT("\n")), "[]");
    assert_text(lines(TEXT("\n\n")), "[][]");
}

static void a_line_knows_where_its_ending_ends(void **state)
{
    (void)state;
    struct source source = source_of(TEXT("ab\r\nc\rd\ne"));
    assert_int_equal(source_line_end(&source, 0), 4);
    assert_int_equal(source_line_end(&source, 1), 6);
    assert_int_equal(source_line_end(&source, 2), 8);
    assert_int_equal(source_line_end(&source, 3), 9);
}

static void every_byte_stands_on_a_line(void **state)
{
    (void)state;
    struct source source = source_of(TEXT("ab\r\nc\rd\ne"));
    static const uint32_t expected[] = {0, 0, 0, 0, 1, 1, 2, 2, 3, 3};
    for (uint32_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(source_line_at(&source, i), expected[i]);
}

static void assert_position(const struct source *source, uint32_t offset, uint32_t line, uint32_t column)
{
    struct position position = source_position(source, offset);
    assert_int_equal(position.line, line);
    assert_int_equal(position.column, column);
}

static void positions_count_lines_and_bytes_from_one(void **state)
{
    (void)state;
    struct source source = source_of(TEXT("中b\nc"));
    assert_position(&source, 0, 1, 1);
    assert_position(&source, 3, 1, 4);
    assert_position(&source, 4, 1, 5);
    assert_position(&source, 5, 2, 1);
    assert_position(&source, 6, 2, 2);
}

static void what_stands_behind_a_final_newline_is_on_the_next_line(void **state)
{
    (void)state;
    struct source source = source_of(TEXT("a\n"));
    assert_position(&source, 2, 2, 1);
    source = source_of(TEXT("a\r"));
    assert_position(&source, 2, 1, 3);
    source = source_of(TEXT(""));
    assert_position(&source, 0, 1, 1);
}

static void a_byte_order_mark_is_no_part_of_the_first_line(void **state)
{
    (void)state;
    struct source source = source_of(TEXT("\xEF\xBB\xBF" "ab\nc"));
    assert_int_equal(source.start, 3);
    assert_text(source_line(&source, 0), "ab");
    assert_position(&source, 0, 1, 1);
    assert_position(&source, 3, 1, 1);
    assert_position(&source, 4, 1, 2);
    assert_position(&source, 6, 2, 1);
    source = source_of(TEXT("\xEF\xBB\xBF"));
    assert_int_equal(source.line_count, 0);
}

static void a_byte_order_mark_further_down_is_text(void **state)
{
    (void)state;
    assert_int_equal(source_of(TEXT("a\xEF\xBB\xBF")).start, 0);
}

/* Editors show a lone CR within its line. */
static void printed_lines_end_at_lf_only(void **state)
{
    (void)state;
    struct source source = source_of(TEXT("a\rb\r\nc"));
    assert_int_equal(source.line_count, 3);
    assert_int_equal(source.printed_count, 2);
    assert_position(&source, 2, 1, 3);
    assert_position(&source, 5, 2, 1);
}

static void a_page_without_lone_crs_has_its_lines_once(void **state)
{
    (void)state;
    struct source source = source_of(TEXT("a\r\nb\n"));
    assert_false(source.has_lone_cr);
    assert_ptr_equal(source.printed_starts, source.line_starts);
    assert_true(source_of(TEXT("a\rb")).has_lone_cr);
    assert_true(source_of(TEXT("a\r")).has_lone_cr);
}

static void text_is_valid_up_to_the_first_broken_byte(void **state)
{
    (void)state;
    assert_int_equal(source_of(TEXT("中文 \xF0\x9F\x9A\x80")).valid_length, 11);
    assert_int_equal(source_of(TEXT("a\xFFz")).valid_length, 1);
    assert_int_equal(source_of(TEXT("a\xE4\xB8")).valid_length, 1);
    assert_int_equal(source_of(TEXT("\xED\xA0\x80")).valid_length, 0);
    assert_int_equal(source_of(TEXT("a\0b")).valid_length, 1);
}

static void a_replacement_character_is_valid_text(void **state)
{
    (void)state;
    assert_int_equal(source_of(TEXT("a\xEF\xBF\xBD")).valid_length, 4);
}

/* Wherever the byte lies in the words that are looked at as a whole. */
static void one_broken_byte_is_found_anywhere(void **state)
{
    (void)state;
    for (uint32_t length = 1; length < 40; length++)
        for (uint32_t i = 0; i < length; i++) {
            char *bytes = arena_allocate(&arena, length);
            memset(bytes, 'a', length);
            struct text content = {bytes, length};
            assert_true(source_of(content).is_ascii);
            bytes[i] = '\0';
            assert_int_equal(source_of(content).valid_length, i);
            assert_false(source_of(content).is_ascii);
            bytes[i] = (char)0x80;
            assert_int_equal(source_of(content).valid_length, i);
        }
}

static void only_ascii_is_ascii(void **state)
{
    (void)state;
    assert_true(source_of(TEXT("")).is_ascii);
    assert_true(source_of(TEXT("a\x7F")).is_ascii);
    assert_false(source_of(TEXT("aaaaaaaaaaaaaa é")).is_ascii);
}

static char folder[32];

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/test_source.XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static const char *path_of(const char *name)
{
    return text_format(&arena, "%s/%s%c", folder, name, '\0').bytes;
}

static void a_file_is_read_with_every_byte(void **state)
{
    (void)state;
    struct source source;
    struct error error;
    const char *path = path_of("a.md");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite("a\0\r\n\xFF", 1, 5, file);
    fclose(file);
    bool is_read = source_read(&source, path, -1, &arena, &error);
    unlink(path);
    assert_true(is_read);
    assert_string_equal(source.path, path);
    assert_true(text_equal(source.content, TEXT("a\0\r\n\xFF")));
    assert_false(source.too_large);
}

static void a_file_beyond_the_limit_is_too_large_and_empty(void **state)
{
    (void)state;
    struct source source;
    struct error error;
    const char *path = path_of("large.md");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    bool is_read = !ftruncate(fileno(file), SOURCE_SIZE_LIMIT + 1) &&
        source_read(&source, path, -1, &arena, &error);
    fclose(file);
    unlink(path);
    assert_true(is_read);
    assert_true(source.too_large);
    assert_int_equal(source.content.length, 0);
    assert_int_equal(source.line_count, 0);
}

static void a_folder_and_a_missing_file_are_errors_with_their_path(void **state)
{
    (void)state;
    struct source source;
    struct error error;
    assert_false(source_read(&source, folder, -1, &arena, &error));
    assert_string_equal(error.path, folder);
    assert_string_equal(error.message, "is a folder");
    assert_false(source_read(&source, path_of("none"), -1, &arena, &error));
    assert_string_equal(error.path, path_of("none"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_ends_at_lf_at_cr_lf_and_at_a_lone_cr),
        cmocka_unit_test(a_final_line_ending_starts_no_further_line),
        cmocka_unit_test(a_line_knows_where_its_ending_ends),
        cmocka_unit_test(every_byte_stands_on_a_line),
        cmocka_unit_test(positions_count_lines_and_bytes_from_one),
        cmocka_unit_test(what_stands_behind_a_final_newline_is_on_the_next_line),
        cmocka_unit_test(a_byte_order_mark_is_no_part_of_the_first_line),
        cmocka_unit_test(a_byte_order_mark_further_down_is_text),
        cmocka_unit_test(printed_lines_end_at_lf_only),
        cmocka_unit_test(a_page_without_lone_crs_has_its_lines_once),
        cmocka_unit_test(text_is_valid_up_to_the_first_broken_byte),
        cmocka_unit_test(a_replacement_character_is_valid_text),
        cmocka_unit_test(one_broken_byte_is_found_anywhere),
        cmocka_unit_test(only_ascii_is_ascii),
        cmocka_unit_test_setup_teardown(a_file_is_read_with_every_byte, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_file_beyond_the_limit_is_too_large_and_empty, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_folder_and_a_missing_file_are_errors_with_their_path, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
