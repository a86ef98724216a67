#include "pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];
static const char *const names[] = {"a.md", "b.md", "README.md", ".hidden.md", "notes.txt", "c.md", "x.md"};

static const char *path_of(const char *name)
{
    return text_copy(&arena, text_format(&arena, "%s/%s", folder, name)).bytes;
}

static void write_page(const char *name, const char *content)
{
    FILE *file = fopen(path_of(name), "wb");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
    strcpy(folder, "/tmp/rsfm-lint-pages-XXXXXX");
    return mkdtemp(folder) ? start(state) : 1;
}

static int remove_folder(void **state)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(path_of(names[i]));
    rmdir(folder);
    return end(state);
}

static void a_file_is_one_page(void **state)
{
    (void)state;
    struct error error;
    write_page("notes.txt", "| Venue | Kind |\n|---|---|\n| GeoAI | workshop |\n");
    assert_true(rulebook_add_path(&rulebook, path_of("notes.txt"), &error));
    assert_non_null(rulebook_venue(&rulebook, TEXT("GeoAI")));
}

static void a_folder_is_its_pages_in_order_of_name(void **state)
{
    (void)state;
    struct error error;
    write_page("b.md", "| Setting | Value |\n|---|---|\n| Banner text | second |\n");
    write_page("a.md", "| Setting | Value |\n|---|---|\n| Banner text | first |\n");
    write_page("README.md", "| Any | Thing |\n|---|---|\n");
    write_page(".hidden.md", "| stray\n");
    write_page("notes.txt", "| stray\n");
    assert_true(rulebook_add_path(&rulebook, folder, &error));
    assert_text(rulebook.settings.banner, "second");
}

static void a_page_may_name_a_rule_of_a_later_page(void **state)
{
    (void)state;
    struct error error;
    write_page("a.md", "| Rule | Severity |\n|---|---|\n| x | off |\n");
    write_page("x.md", "# x\n\n| Severity | Where |\n|---|---|\n| note | line |\n\n```pcre2\na\n```\n```message\n"
                       "b\n```\n");
    const char *with_slash = path_of("");
    assert_true(rulebook_add_path(&rulebook, with_slash, &error));
    assert_false(rulebook_rule(&rulebook, TEXT("x"))->enabled);
}

static void an_error_names_the_page_in_the_folder(void **state)
{
    (void)state;
    struct error error;
    write_page("a.md", "# x\n\n| stray\n");
    assert_false(rulebook_add_path(&rulebook, folder, &error));
    assert_string_equal(error.path, path_of("a.md"));
    assert_int_equal(error.line, 3);
    assert_int_equal(error.column, 1);
}

static void a_folder_without_pages_is_an_error(void **state)
{
    (void)state;
    struct error error;
    write_page("README.md", "");
    assert_false(rulebook_add_path(&rulebook, folder, &error));
    assert_error(&error, folder, 0, 0, "this folder holds no pages (*.md)");
}

static void what_is_missing_is_named(void **state)
{
    (void)state;
    struct error error;
    assert_false(rulebook_add_path(&rulebook, path_of("c.md"), &error));
    assert_string_equal(error.path, path_of("c.md"));
    assert_int_equal(error.line, 0);
}

static void a_pipe_that_nobody_feeds_does_not_stop_us(void **state)
{
    (void)state;
    struct error error;
    assert_int_equal(mkfifo(path_of("c.md"), 0600), 0);
    assert_true(rulebook_add_path(&rulebook, path_of("c.md"), &error));
}

#define FOLDER_TEST(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_file_is_one_page),
        FOLDER_TEST(a_folder_is_its_pages_in_order_of_name),
        FOLDER_TEST(a_page_may_name_a_rule_of_a_later_page),
        FOLDER_TEST(an_error_names_the_page_in_the_folder),
        FOLDER_TEST(a_folder_without_pages_is_an_error),
        FOLDER_TEST(what_is_missing_is_named),
        FOLDER_TEST(a_pipe_that_nobody_feeds_does_not_stop_us),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
