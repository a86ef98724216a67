#include "pages.h"

#include "rulebook/example.h"

#include <dirent.h>
#include <stdlib.h>

/* The pages under rules/ as they are now, against those that were compiled in. */

static const char *rules_folder(void)
{
    const char *folder = getenv("RULES_FOLDER");
    return folder && *folder ? folder : "rules";
}

static const char *place(const struct page *page, uint32_t line)
{
    return text_copy(&arena, text_format(&arena, "%s:%u", page->path, line)).bytes;
}

static void assert_same_text(const char *where, struct text embedded, struct text read)
{
    if (!text_equal(embedded, read))
        fail_msg("%s: \"%.*s\" was \"%.*s\"", where, TEXT_ARGUMENTS(read), TEXT_ARGUMENTS(embedded));
}

static void assert_same_table(const struct page *embedded_page, const struct page *page,
                              const struct page_table *embedded, const struct page_table *read)
{
    const char *where = place(page, read->line);
    assert_int_equal(embedded->line, read->line);
    assert_int_equal(embedded->column_count, read->column_count);
    assert_int_equal(embedded->row_count, read->row_count);
    for (size_t i = 0; i < read->column_count * (1 + read->row_count); i++) {
        assert_same_text(where, page_text(embedded_page, embedded->cells[i]), page_text(page, read->cells[i]));
        assert_int_equal(embedded->cells[i].column, read->cells[i].column);
    }
    for (size_t i = 0; i < read->row_count; i++)
        assert_int_equal(embedded->lines[i], read->lines[i]);
}

static void assert_same_page(const struct page *embedded, const struct page *read)
{
    assert_same_text(place(read, 1), embedded->content, read->content);
    assert_same_text(place(read, 1), embedded->title, read->title);
    assert_same_text(place(read, 1), embedded->summary, read->summary);
    assert_int_equal(embedded->table_count, read->table_count);
    assert_int_equal(embedded->fence_count, read->fence_count);
    for (size_t i = 0; i < read->table_count; i++)
        assert_same_table(embedded, read, &embedded->tables[i], &read->tables[i]);
    for (size_t i = 0; i < read->fence_count; i++) {
        const struct page_fence *before = &embedded->fences[i], *now = &read->fences[i];
        assert_int_equal(before->line, now->line);
        assert_same_text(place(read, now->line), before->info, now->info);
        assert_same_text(place(read, now->line), before->body, now->body);
        assert_same_text(place(read, now->line), before->heading, now->heading);
    }
}

static struct page read_again(const struct page *embedded)
{
    struct page page;
    struct error error;
    const char *name = embedded->path + strlen("rules/");
    struct text path = text_format(&arena, "%s/%s", rules_folder(), name);
    if (!page_read_file(&page, text_copy(&arena, path).bytes, &arena, &error))
        fail_msg("%s:%u:%u: %s", error.path, error.line, error.column, error.message);
    return page;
}

static void the_embedded_pages_are_those_of_the_folder(void **state)
{
    (void)state;
    assert_true(embedded_page_count > 0);
    for (size_t i = 0; i < embedded_page_count; i++) {
        struct page page = read_again(&embedded_pages[i]);
        assert_same_page(&embedded_pages[i], &page);
    }
}

static void every_page_of_the_folder_is_embedded(void **state)
{
    (void)state;
    size_t count = 0;
    DIR *folder = opendir(rules_folder());
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        count += text_ends_with(text_from(entry->d_name), TEXT(".md")) && strcmp(entry->d_name, "README.md") != 0;
    closedir(folder);
    assert_int_equal(count, embedded_page_count);
}

static void the_embedded_pages_are_sorted_by_path(void **state)
{
    (void)state;
    for (size_t i = 1; i < embedded_page_count; i++)
        assert_true(strcmp(embedded_pages[i - 1].path, embedded_pages[i].path) < 0);
    assert_int_equal(strncmp(embedded_pages[0].path, "rules/", 6), 0);
}

static void the_embedded_pages_are_a_good_rulebook(void **state)
{
    (void)state;
    struct error error;
    if (!rulebook_load(&rulebook, &arena, &error) || !rulebook_compile(&rulebook, &error))
        fail_msg("%s:%u:%u: %s", error.path, error.line, error.column, error.message);
    assert_non_null(rulebook_rule(&rulebook, TEXT("venue-form")));
    assert_non_null(rulebook_venue(&rulebook, TEXT("NIPS")));
    assert_int_equal(rulebook_column(&rulebook, TEXT("Link"))->role, ROLE_CODE);
    assert_false(rulebook_column(&rulebook, TEXT("Title"))->form_is_settled);
}

static void the_pages_are_good_when_they_are_checked_in_full(void **state)
{
    (void)state;
    for (size_t i = 0; i < embedded_page_count; i++) {
        struct error error;
        struct examples examples;
        const struct page *page = &embedded_pages[i];
        if (!layer_read(&rulebook, page, LAYER_DRAFT, &error) || !examples_read(&examples, page, &arena, &error))
            fail_msg("%s:%u:%u: %s", error.path, error.line, error.column, error.message);
    }
}

static void the_vocabularies_are_sorted(void **state)
{
    (void)state;
    for (size_t i = 0; i < embedded_page_count; i++) {
        struct page page = read_again(&embedded_pages[i]);
        struct error error;
        if (!rulebook_check_sorted(&page, &error))
            fail_msg("%s:%u:%u: %s", error.path, error.line, error.column, error.message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGES_TEST(the_embedded_pages_are_those_of_the_folder),
        PAGES_TEST(every_page_of_the_folder_is_embedded),
        PAGES_TEST(the_embedded_pages_are_sorted_by_path),
        PAGES_TEST(the_embedded_pages_are_a_good_rulebook),
        PAGES_TEST(the_pages_are_good_when_they_are_checked_in_full),
        PAGES_TEST(the_vocabularies_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
