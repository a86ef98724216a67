/* A rulebook made of pages that a test writes down. */
#ifndef TESTS_UNIT_PAGES_H
#define TESTS_UNIT_PAGES_H

#include "support.h"

#include "rulebook/layer.h"

static struct arena arena;
static struct rulebook rulebook;

static int start(void **state)
{
    (void)state;
    layer_start(&rulebook, &arena);
    return 0;
}

static int end(void **state)
{
    (void)state;
    rulebook_free(&rulebook);
    arena_free(&arena);
    return 0;
}

static inline bool add(const char *path, const char *content, enum layer layer, struct error *error)
{
    struct page *page = arena_allocate(&arena, sizeof *page);
    *error = (struct error){.line = 0};
    return page_read(page, path, text_from(content), &arena, error) && layer_read(&rulebook, page, layer, error);
}

#define add_house(path, content) add_good_at((path), (content), LAYER_DRAFT, __FILE__, __LINE__)
#define add_over(content) add_good_at(".rsfm-lint.md", (content), LAYER_OVER, __FILE__, __LINE__)

static inline void add_good_at(const char *path, const char *content, enum layer layer, const char *file, int line)
{
    struct error error;
    if (add(path, content, layer, &error))
        return;
    print_error("%s:%u:%u: %s\n", error.path, error.line, error.column, error.message);
    _fail(file, line);
}

#define assert_error(error, path, line, column, message) \
    assert_error_at((error), (path), (line), (column), (message), __FILE__, __LINE__)

static inline void assert_error_at(const struct error *error, const char *path, uint32_t line, uint32_t column,
                                   const char *message, const char *file, int test_line)
{
    if (strcmp(error->path, path) == 0 && error->line == line && error->column == column &&
        strcmp(error->message, message) == 0)
        return;
    print_error("%s:%u:%u: %s\n", error->path, error->line, error->column, error->message);
    _fail(file, test_line);
}

/* The page, laid over, must be refused there and in these words. */
#define refuse(path, content, line, column, message) \
    refuse_at((path), (content), LAYER_OVER, (line), (column), (message), __FILE__, __LINE__)
#define refuse_house(path, content, line, column, message) \
    refuse_at((path), (content), LAYER_DRAFT, (line), (column), (message), __FILE__, __LINE__)

static inline void refuse_at(const char *path, const char *content, enum layer layer, uint32_t line,
                             uint32_t column, const char *message, const char *file, int test_line)
{
    struct error error;
    if (add(path, content, layer, &error)) {
        print_error("the page was taken\n");
        _fail(file, test_line);
    }
    assert_error_at(&error, path, line, column, message, file, test_line);
}

#define PAGES_TEST(test) cmocka_unit_test_setup_teardown(test, start, end)

#endif
