#include "lists.h"

#include "engine/patched_changes.h"
#include "list/changes.h"

#include <stdlib.h>

static struct source source_before;
static struct list before;
static struct changes changes;

/* The page before; hunk says how the page that is patched differs from it. */
static void start(const char *content)
{
    source_from_text(&source_before, "list.md", text_from(content), &arena);
    context.changes = NULL;
    list_build(&before, &source_before, &context, &arena);
    changes = (struct changes){.before = &before};
    context.changes = &changes;
}

static void hunk(uint32_t first_before, uint32_t count_before, uint32_t first, uint32_t count)
{
    struct hunk hunk = {{first_before, count_before}, {first, count}};
    *array_add(&arena, &changes.hunks) = hunk;
    if (count)
        *array_add(&arena, &changes.lines) = hunk.now;
}

static const struct changes *patched(const char *now, uint32_t start, uint32_t end, const char *replacement,
                                     const char *expected)
{
    struct fix fix = {0};
    const struct fix *fixes[] = {&fix};
    const bool chosen[] = {true};
    struct patch *patch = arena_allocate(&arena, sizeof *patch);
    *array_add(&arena, &fix.edits) =
        (struct edit){.range = {start, end}, .replacement = text_from(replacement)};
    patch_make(patch, text_from(now), fixes, chosen, 1, &arena);
    assert_text(patch->result, expected);
    return context_of_patched(&context, text_from(now), patch, &arena)->changes;
}

static void assert_hunks(const struct changes *changed, const char *expected)
{
    struct builder builder = {.arena = &arena};
    for (size_t i = 0; i < changed->hunks.count; i++) {
        const struct hunk *item = &changed->hunks.items[i];
        builder_add(&builder, text_format(&arena, "%s%u,%u %u,%u", i ? "; " : "", item->before.first,
                                          item->before.count, item->now.first, item->now.count));
    }
    for (size_t i = 0; i < changed->lines.count; i++)
        builder_add(&builder, text_format(&arena, "%s%u+%u", i ? " " : " | ", changed->lines.items[i].first,
                                          changed->lines.items[i].count));
    assert_text(builder_text(&builder), expected);
}

static void an_edit_of_a_new_line_changes_nothing(void **state)
{
    (void)state;
    start("a\nb\nc\n");
    hunk(1, 0, 1, 1);
    assert_hunks(patched("a\nN\nb\nc\n", 2, 3, "M", "a\nM\nb\nc\n"), "1,0 1,1 | 1+1");
}

static void what_follows_a_removed_line_stays_old(void **state)
{
    (void)state;
    start("a\nb\nc\n");
    hunk(1, 0, 1, 2);
    assert_hunks(patched("a\n\nN\nb\nc\n", 2, 3, "", "a\nN\nb\nc\n"), "1,0 1,1 | 1+1");
    changes.hunks.count = changes.lines.count = 0;
    hunk(1, 1, 1, 0);
    assert_hunks(patched("a\nc\n", 0, 2, "", "c\n"), "0,2 0,0");
}

static void an_edited_old_line_is_new(void **state)
{
    (void)state;
    start("a\nb\nc\n");
    hunk(3, 0, 3, 1);
    assert_hunks(patched("a\nb\nc\nN\n", 2, 3, "B", "a\nB\nc\nN\n"), "1,1 1,1; 3,0 3,1 | 1+1 3+1");
    assert_hunks(patched("a\nb\nc\nN\n", 2, 2, "x\n", "a\nx\nb\nc\nN\n"), "1,0 1,1; 3,0 4,1 | 1+1 4+1");
    assert_hunks(patched("a\nb\nc\nN\n", 3, 3, "\nx", "a\nb\nx\nc\nN\n"), "2,0 2,1; 3,0 4,1 | 2+1 4+1");
    assert_hunks(patched("a\nb\nc\nN\n", 1, 2, "", "ab\nc\nN\n"), "0,2 0,1; 3,0 2,1 | 0+1 2+1");
    assert_hunks(patched("a\nb\nc\nN\n", 2, 8, "", "a\n"), "1,2 1,0");
}

static void a_line_that_is_what_it_was_is_old(void **state)
{
    (void)state;
    start("a\nb\nc\nd\n");
    hunk(1, 2, 1, 2);
    assert_hunks(patched("a\nB\nC\nd\n", 2, 3, "b", "a\nb\nC\nd\n"), "2,1 2,1 | 2+1");
    assert_hunks(patched("a\nB\nC\nd\n", 4, 5, "c", "a\nB\nc\nd\n"), "1,1 1,1 | 1+1");
    assert_hunks(patched("a\nB\nC\nd\n", 2, 5, "b\nc", "a\nb\nc\nd\n"), "");
}

static void a_last_line_without_an_end_is_one(void **state)
{
    (void)state;
    start("a\nb");
    assert_hunks(patched("a\nb", 0, 1, "A", "A\nb"), "0,1 0,1 | 0+1");
    assert_hunks(patched("a\nb", 3, 3, "\n", "a\nb\n"), "1,1 1,1 | 1+1");
}

static void a_page_without_lines_of_git_is_new_as_a_whole(void **state)
{
    (void)state;
    start("a\n");
    *array_add(&arena, &changes.lines) = (struct lines){0, UINT32_MAX};
    assert_hunks(patched("x\ny\nz\n", 0, 1, "X", "X\ny\nz\n"), "0,1 0,3 | 0+3");
}

/* Lines that the hunks leave out are those of the page before, and hunks are those of a walk over both. */
static void any_edits_of_any_change(void **state)
{
    (void)state;
    srand(2);
    for (int round = 0; round < 5000; round++) {
        struct builder old = {.arena = &arena}, now = {.arena = &arena};
        struct fix fixes[3] = {{0}};
        const struct fix *pointers[] = {&fixes[0], &fixes[1], &fixes[2]};
        bool chosen[] = {true, true, true};
        struct patch patch;
        uint32_t line = 0, now_line = 0;
        for (line = 0; line < 8; line++)
            builder_add(&old, text_format(&arena, "%u\n", line));
        start(text_copy(&arena, builder_text(&old)).bytes);
        for (line = 0; line < 8;) {
            uint32_t removed = (uint32_t)(rand() % 3), added = (uint32_t)(rand() % 3), kept = 1 + (uint32_t)(rand() % 3);
            removed = removed > 8 - line ? 8 - line : removed;
            if (removed || added)
                hunk(line, removed, now_line, added);
            for (uint32_t i = 0; i < added; i++, now_line++)
                builder_add(&now, TEXT("new\n"));
            for (line += removed; kept && line < 8; kept--, line++, now_line++)
                builder_add(&now, text_format(&arena, "%u\n", line));
        }
        struct text content = builder_text(&now);
        for (int i = 0; i < 3 && content.length; i++) {
            uint32_t from = (uint32_t)rand() % (uint32_t)content.length, to = from + (uint32_t)rand() % 4;
            static const char *const texts[] = {"", "x", "x\n", "\n", "y\nz"};
            to = to > content.length ? (uint32_t)content.length : to;
            *array_add(&arena, &fixes[i].edits) =
                (struct edit){.range = {from, to}, .replacement = text_from(texts[rand() % 5])};
        }
        fixes_choose(pointers, chosen, 3, content.length, &arena);
        patch_make(&patch, content, pointers, chosen, 3, &arena);
        struct source result;
        source_from_text(&result, "list.md", patch.result, &arena);
        const struct changes *changed = context_of_patched(&context, content, &patch, &arena)->changes;
        uint32_t old_at = 0, new_at = 0;
        for (size_t i = 0; i <= changed->hunks.count; i++) {
            struct hunk end = {{source_before.line_count, 0}, {result.line_count, 0}};
            const struct hunk *next = i < changed->hunks.count ? &changed->hunks.items[i] : &end;
            assert_int_equal(next->before.first - old_at, next->now.first - new_at);
            for (; old_at < next->before.first; old_at++, new_at++)
                assert_true(text_equal(source_line(&source_before, old_at), source_line(&result, new_at)));
            old_at += next->before.count;
            new_at += next->now.count;
        }
        assert_int_equal(old_at, source_before.line_count);
        assert_int_equal(new_at, result.line_count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(an_edit_of_a_new_line_changes_nothing),
        list_test(what_follows_a_removed_line_stays_old),
        list_test(an_edited_old_line_is_new),
        list_test(a_line_that_is_what_it_was_is_old),
        list_test(a_last_line_without_an_end_is_one),
        list_test(a_page_without_lines_of_git_is_new_as_a_whole),
        list_test(any_edits_of_any_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
