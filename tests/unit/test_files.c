#include "support.h"

#include "edge/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;
static struct files files;
static char folder[64];

/* Every test starts in an empty folder of its own. */
static int enter_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/rsfm-lint-files-XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
    (void)state;
    arena_free(&arena);
    char command[256];
    snprintf(command, sizeof command, "chmod -R u+rwx '%s' && rm -r '%s'", folder, folder);
    return chdir("/") == 0 ? system(command) : -1;
}

static void make_folder(const char *path)
{
    assert_int_equal(mkdir(path, 0755), 0);
}

static void make_file(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static void make_link(const char *target, const char *path)
{
    assert_int_equal(symlink(target, path), 0);
}

/* The paths found for arguments with single spaces between them, with spaces between them; "*" behind those that
 * nobody named. */
static struct text found(const char *line)
{
    struct words arguments = {.items = NULL};
    struct text rest = text_from(line);
    while (rest.length)
        *array_add(&arena, &arguments) = text_copy(&arena, text_cut(&rest, ' '));
    files_find(&files, &arguments, "<stdin>", &arena);
    struct builder paths = {.arena = &arena};
    for (size_t i = 0; i < files.count; i++)
        builder_format(&paths, "%s%s%s", i ? " " : "", files.items[i].path, files.items[i].found_in_folder ? "*" : "");
    return builder_text(&paths);
}

static void assert_errors(size_t count)
{
    assert_int_equal(files.errors.count, count);
}

static void without_arguments_the_readme_is_meant(void **state)
{
    (void)state;
    make_file("README.md");
    assert_text(found(""), "README.md");
    assert_errors(0);
}

static void a_readme_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    assert_text(found(""), "");
    assert_errors(1);
    assert_string_equal(files.errors.items[0].path, "README.md");
    assert_string_equal(files.errors.items[0].message, "No such file or directory");
}

static void what_is_missing_does_not_keep_the_others_from_being_found(void **state)
{
    (void)state;
    make_file("b.md");
    make_file("a.txt");
    assert_text(found("b.md missing.md a.txt"), "a.txt b.md");
    assert_errors(1);
    assert_string_equal(files.errors.items[0].path, "missing.md");
}

static void a_dash_is_standard_input(void **state)
{
    (void)state;
    make_file("-");
    assert_text(found("- ./-"), "./- <stdin>");
    assert_false(files.items[0].is_stdin);
    assert_true(files.items[1].is_stdin);
}

static void a_folder_stands_for_its_markdown_files_in_order_of_bytes(void **state)
{
    (void)state;
    make_folder("docs");
    make_folder("docs/a");
    make_folder("docs/a/b");
    make_file("docs/z.md");
    make_file("docs/a/b/x.markdown");
    make_file("docs/a/B.MD");
    make_file("docs/a-b.md");
    make_file("docs/论文.md");
    make_file("docs/notes.txt");
    make_file("docs/md");
    assert_text(found("docs"), "docs/a-b.md* docs/a/B.MD* docs/a/b/x.markdown* docs/z.md* docs/论文.md*");
    assert_text(found("docs//"), "docs/a-b.md* docs/a/B.MD* docs/a/b/x.markdown* docs/z.md* docs/论文.md*");
    assert_errors(0);
}

static void the_current_folder_adds_nothing_to_the_paths(void **state)
{
    (void)state;
    make_file("a.md");
    assert_text(found("."), "a.md*");
    assert_text(found("./"), "a.md*");
}

static void hidden_files_and_folders_and_node_modules_are_left_out(void **state)
{
    (void)state;
    make_folder(".github");
    make_folder("node_modules");
    make_file(".github/a.md");
    make_file("node_modules/a.md");
    make_file(".rsfm-lint.md");
    make_file("list.md");
    assert_text(found("."), "list.md*");
    assert_text(found(".github node_modules"), ".github/a.md* node_modules/a.md*");
}

static void a_file_named_twice_is_read_once(void **state)
{
    (void)state;
    make_file("a.md");
    make_file("b.md");
    assert_text(found("a.md . a.md"), "a.md b.md*");
}

static void links_in_a_folder_are_not_followed(void **state)
{
    (void)state;
    make_folder("docs");
    make_folder("elsewhere");
    make_file("elsewhere/secret.md");
    make_file("docs/a.md");
    make_link("../elsewhere", "docs/out");
    make_link("../docs", "docs/circle");
    make_link("../elsewhere/secret.md", "docs/b.md");
    make_link("nowhere.md", "docs/broken.md");
    assert_text(found("docs"), "docs/a.md*");
    assert_errors(0);
}

static void a_link_that_is_named_is_followed(void **state)
{
    (void)state;
    make_folder("docs");
    make_file("docs/a.md");
    make_link("docs", "link");
    make_link("docs/a.md", "README.md");
    assert_text(found("link README.md"), "README.md link/a.md*");
    assert_errors(0);
}

static void a_folder_without_markdown_is_an_error(void **state)
{
    (void)state;
    make_folder("docs");
    make_file("docs/a.txt");
    assert_text(found("docs"), "");
    assert_errors(1);
    assert_string_equal(files.errors.items[0].path, "docs");
    assert_string_equal(files.errors.items[0].message, "no Markdown file in this folder");
}

static void a_folder_that_cannot_be_read_is_an_error(void **state)
{
    (void)state;
    enum { NOBODY = 65534 };
    bool is_root = geteuid() == 0; /* who reads everything */
    make_folder("docs");
    make_folder("docs/closed");
    make_file("docs/a.md");
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(chmod("docs/closed", 0), 0);
    assert_false(is_root && seteuid(NOBODY) != 0);
    struct text paths = found("docs");
    assert_false(is_root && seteuid(0) != 0);
    assert_text(paths, "docs/a.md*");
    assert_errors(1);
    assert_string_equal(files.errors.items[0].path, "docs/closed");
}

static void folders_are_followed_to_a_bounded_depth(void **state)
{
    (void)state;
    struct builder path = {.arena = &arena};
    builder_add(&path, TEXT("d"));
    for (int depth = 1; depth <= FILES_DEPTH_LIMIT + 1; depth++) {
        struct text here = text_copy(&arena, builder_text(&path));
        make_folder(here.bytes);
        make_file(text_format(&arena, "%s/a.md", here.bytes).bytes);
        builder_add(&path, TEXT("/d"));
    }
    found("d");
    assert_int_equal(files.count, FILES_DEPTH_LIMIT);
    assert_errors(1);
    assert_int_equal(strlen(files.errors.items[0].path), 2 * FILES_DEPTH_LIMIT + 1);
}

static void assert_configuration(const char *list_path, const char *expected)
{
    const char *path = files_configuration(list_path, &arena);
    if (expected)
        assert_string_equal(path ? path : "(none)", expected);
    else
        assert_null(path);
}

static void the_nearest_page_up_to_the_repository_counts(void **state)
{
    (void)state;
    make_file(".rsfm-lint.md");
    make_folder("repository");
    make_folder("repository/.git");
    make_folder("repository/docs");
    make_folder("repository/docs/deep");
    assert_configuration("repository/docs/deep/list.md", NULL);
    make_file("repository/.rsfm-lint.md");
    assert_configuration("repository/docs/deep/list.md", "repository/.rsfm-lint.md");
    make_file("repository/docs/.rsfm-lint.md");
    assert_configuration("repository/docs/deep/list.md", "repository/docs/.rsfm-lint.md");
    assert_configuration("repository/list.md", "repository/.rsfm-lint.md");
}

static void outside_a_repository_only_the_folder_of_the_list_counts(void **state)
{
    (void)state;
    make_folder("docs");
    make_file(".rsfm-lint.md");
    assert_configuration("docs/list.md", NULL);
    assert_configuration("list.md", ".rsfm-lint.md");
    assert_configuration("<stdin>", ".rsfm-lint.md");
}

static void a_worktree_has_a_file_named_git(void **state)
{
    (void)state;
    make_file(".git");
    make_folder("docs");
    make_file(".rsfm-lint.md");
    assert_configuration("docs/list.md", ".rsfm-lint.md");
}

static void the_path_is_as_seen_from_the_current_folder(void **state)
{
    (void)state;
    make_folder(".git");
    make_file(".rsfm-lint.md");
    make_folder("docs");
    make_folder("docs/deep");
    make_folder("beside");
    make_file("beside/.rsfm-lint.md");
    assert_int_equal(chdir("docs/deep"), 0);
    assert_configuration("list.md", "../../.rsfm-lint.md");
    assert_configuration(text_format(&arena, "%s/docs/list.md", folder).bytes, "../../.rsfm-lint.md");
    char *real = realpath("../../beside", NULL);
    assert_configuration("../../beside/list.md", text_format(&arena, "%s/.rsfm-lint.md", real).bytes);
    free(real);
}

static void a_list_that_is_a_link_belongs_where_it_leads(void **state)
{
    (void)state;
    make_folder(".git");
    make_folder("docs");
    make_file("docs/list.md");
    make_file("docs/.rsfm-lint.md");
    make_link("docs/list.md", "README.md");
    assert_configuration("README.md", "docs/.rsfm-lint.md");
}

static void a_folder_that_is_not_there_has_no_page(void **state)
{
    (void)state;
    make_folder(".git");
    make_file(".rsfm-lint.md");
    assert_configuration("nowhere/list.md", NULL);
    assert_configuration("/rsfm-lint-is-not-here.md", NULL);
}

#define in_a_folder(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_a_folder(without_arguments_the_readme_is_meant),
        in_a_folder(a_readme_that_is_not_there_is_an_error),
        in_a_folder(what_is_missing_does_not_keep_the_others_from_being_found),
        in_a_folder(a_dash_is_standard_input),
        in_a_folder(a_folder_stands_for_its_markdown_files_in_order_of_bytes),
        in_a_folder(the_current_folder_adds_nothing_to_the_paths),
        in_a_folder(hidden_files_and_folders_and_node_modules_are_left_out),
        in_a_folder(a_file_named_twice_is_read_once),
        in_a_folder(links_in_a_folder_are_not_followed),
        in_a_folder(a_link_that_is_named_is_followed),
        in_a_folder(a_folder_without_markdown_is_an_error),
        in_a_folder(a_folder_that_cannot_be_read_is_an_error),
        in_a_folder(folders_are_followed_to_a_bounded_depth),
        in_a_folder(the_nearest_page_up_to_the_repository_counts),
        in_a_folder(outside_a_repository_only_the_folder_of_the_list_counts),
        in_a_folder(a_worktree_has_a_file_named_git),
        in_a_folder(the_path_is_as_seen_from_the_current_folder),
        in_a_folder(a_list_that_is_a_link_belongs_where_it_leads),
        in_a_folder(a_folder_that_is_not_there_has_no_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
