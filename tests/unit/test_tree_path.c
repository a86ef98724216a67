#include "support.h"

#include "output/tree_path.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void expect(const char *here, const char *top, const char *path, const char *expected)
{
    const struct report_options options = {.here = text_from(here), .top = text_from(top)};
    assert_text(tree_path(&options, path, &arena), expected);
}

static void a_path_is_told_from_the_top(void **state)
{
    (void)state;
    expect("/r", "/r", "README.md", "README.md");
    expect("/r/docs/a", "/r", "b.md", "docs/a/b.md");
    expect("/r/docs", "/r", "./a//b/../c.md", "docs/a/c.md");
    expect("/r/docs", "/r", "../README.md", "README.md");
    expect("/r/docs", "/r", "/r/x/y.md", "x/y.md");
    expect("/r", "/r", "::error::list.md", "::error::list.md");
}

static void what_lies_outside_keeps_its_name(void **state)
{
    (void)state;
    expect("/r/docs", "/r", "../../s/README.md", "../../s/README.md");
    expect("/r/docs", "/r", "../../../../../README.md", "../../../../../README.md");
    expect("/r", "/r", "/rest/README.md", "/rest/README.md");
    expect("/r", "/r", "/r", "/r");
    expect("/r", "/r", "<stdin>", "<stdin>");
    expect("", "", "README.md", "README.md");
}

static void the_root_may_be_the_top(void **state)
{
    (void)state;
    expect("/", "/", "a.md", "a.md");
    expect("/r", "/", "a.md", "r/a.md");
    expect("/r", "/", "../../a.md", "a.md");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_told_from_the_top),
        cmocka_unit_test(what_lies_outside_keeps_its_name),
        cmocka_unit_test(the_root_may_be_the_top),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
