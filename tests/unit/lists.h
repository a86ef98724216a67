/* For the tests of lists, of the engine and of rules: a page is read as a list, and linted. */
#ifndef TESTS_UNIT_LISTS_H
#define TESTS_UNIT_LISTS_H

#include "support.h"

#include "engine/fix.h"
#include "engine/lint.h"
#include "rules/rules.h"

/* Of the test that runs. */
static struct arena arena;
static struct rulebook rulebook;
static struct context context;
static struct source source;
static struct list list;
static struct findings findings;

static inline int set_up(void **state)
{
    struct error error;
    (void)state;
    assert_true(rulebook_load(&rulebook, &arena, &error));
    context = (struct context){.rulebook = &rulebook, .today = {2025, 4, 9}};
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    rulebook_free(&rulebook);
    arena_free(&arena);
    return 0;
}

#define list_test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

/* Lays a page over the rulebook, as the .rsfm-lint.md of a list. */
static inline void lay_over(const char *path, const char *content)
{
    struct page *page = arena_allocate(&arena, sizeof *page);
    struct error error = {.message = ""};
    bool is_laid = page_read(page, path, text_from(content), &arena, &error) &&
                   rulebook_add_page(&rulebook, page, &error);
    if (!is_laid)
        fail_msg("%s:%u: %s", path, error.line, error.message);
}

static inline void read_text(struct text content)
{
    source_from_text(&source, "list.md", content, &arena);
    list_build(&list, &source, &context, &arena);
}

static inline void read_list(const char *content)
{
    read_text(text_from(content));
}

static inline bool try_lint(struct text content, struct error *error)
{
    read_text(content);
    return rulebook_compile(&rulebook, error) &&
           lint_run(&list, rules_all(), &arena, &findings, error);
}

static inline void lint(const char *content)
{
    struct error error = {.message = ""};
    if (!try_lint(text_from(content), &error))
        fail_msg("%s:%u: %s", error.path, error.line, error.message);
}

/* Nothing but the rules named here, with commas between them, is to run. */
static inline void only(const char *names)
{
    for (size_t i = 0; i < rulebook.rules.count; i++)
        rulebook.rules.items[i].enabled = false;
    for (struct text rest = text_from(names); rest.length;) {
        struct rule *rule = rulebook_rule(&rulebook, text_cut(&rest, ','));
        assert_non_null(rule);
        rule->enabled = true;
    }
}

/* The bytes of the source there. */
static inline struct text at(struct range range)
{
    return text_range(source.content, range);
}

/* Line, column and rule of each finding, and what it stands on. */
static inline struct text found(void)
{
    struct builder builder = {.arena = &arena};
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *finding = &findings.items[i];
        struct position position = source_position(&source, finding->range.start);
        builder_format(&builder, "%s%u:%u %.*s \"%.*s\"", i ? "; " : "", position.line, position.column,
                       TEXT_ARGUMENTS(finding->rule->name), TEXT_ARGUMENTS(at(finding->range)));
    }
    return builder_text(&builder);
}

/* The page after one round of all fixes of that safety, and of safe ones. */
static inline struct text fixed(enum safety safety)
{
    struct { struct edit *items; size_t count, capacity; } edits = {0};
    for (size_t i = 0; i < findings.count; i++) {
        const struct fix *fix = findings.items[i].fix;
        for (size_t k = 0; fix && fix->safety <= safety && k < fix->edits.count; k++)
            *array_add(&arena, &edits) = fix->edits.items[k];
    }
    return fix_apply(source.content, edits.items, edits.count, &arena);
}

#endif
