#include "support.h"

#include "output/progress.h"

enum { WIDE = 200, SECOND = 1000 };

static struct arena arena;
static struct probes probes;

static void add(const char *url, enum verdict verdict)
{
    *array_add(&arena, &probes) = (struct probe){.url = text_from(url), .verdict = verdict};
}

static int forget(void **state)
{
    (void)state;
    arena_free(&arena);
    probes = (struct probes){.items = NULL};
    return 0;
}

static void the_line_counts_what_is_done_and_by_verdict(void **state)
{
    (void)state;
    add("https://a.org/1", VERDICT_ALIVE);
    add("https://a.org/2", VERDICT_NONE);
    add("https://b.org/1", VERDICT_DEAD);
    add("https://b.org/2", VERDICT_ALIVE);
    assert_text(progress_line(&probes, SECOND, WIDE, &arena), "3/4 links: 2 alive, 1 dead; waiting for a.org (1)");
    assert_text(progress_counts(&probes, &arena), "2 alive, 1 dead");
}

static void the_hosts_with_most_to_do_are_named(void **state)
{
    static const char *const hosts[] = {"a", "b", "b", "c", "c", "c", "d", "d", "e"};
    (void)state;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        add(text_format(&arena, "https://%s.org/%zu", hosts[i], i).bytes, VERDICT_NONE);
    assert_text(progress_line(&probes, SECOND, WIDE, &arena),
                "0/9 links; waiting for c.org (3), b.org (2), d.org (2) and 2 more");
}

static void the_time_left_follows_from_what_was_asked_so_far(void **state)
{
    (void)state;
    add("https://a.org/1", VERDICT_ALIVE);
    add("https://a.org/2", VERDICT_ALIVE);
    probes.items[1].is_remembered = true;
    for (int i = 0; i < 9; i++)
        add("https://b.org/", VERDICT_NONE);
    assert_text(progress_line(&probes, 4 * SECOND, WIDE, &arena),
                "2/11 links: 2 alive; about 37 s left; waiting for b.org (9)");
    assert_text(progress_line(&probes, 60 * SECOND, WIDE, &arena),
                "2/11 links: 2 alive; about 10 min left; waiting for b.org (9)");
}

static void the_line_is_no_wider_than_the_terminal(void **state)
{
    (void)state;
    add("https://\xE4\xB8\xAD\xE6\x96\x87.org/1", VERDICT_NONE);
    assert_text(progress_line(&probes, 0, 26, &arena), "0/1 links; waiting for \xE4\xB8\xAD");
    assert_text(progress_line(&probes, 0, 5, &arena), "0/1 l");
    assert_text(progress_line(&probes, 0, 0, &arena), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(the_line_counts_what_is_done_and_by_verdict, forget),
        cmocka_unit_test_teardown(the_hosts_with_most_to_do_are_named, forget),
        cmocka_unit_test_teardown(the_time_left_follows_from_what_was_asked_so_far, forget),
        cmocka_unit_test_teardown(the_line_is_no_wider_than_the_terminal, forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
