#include "lists.h"

#include "list/link_policy.h"

static struct probes probes;

static void add(const char *address)
{
    probes.arena = &arena;
    probes_add(&probes, &rulebook, text_from(address));
}

static struct probe *find(const char *address)
{
    return probes_find(&probes, text_from(address));
}

static int forget(void **state)
{
    probes = (struct probes){.items = NULL};
    return tear_down(state);
}

static void addresses_with_a_scheme_and_a_host_can_be_asked_for(void **state)
{
    static const char *const others[] = {"mailto:a@b.org", "#a", "docs/a.md", "/a", "//a.org/b", "://a", "",
                                         "javascript:x", "data:,x", "1a://b", "https:/a.org", "ht tp://a"};
    (void)state;
    assert_true(probe_can_ask(TEXT("https://a.org")));
    assert_true(probe_can_ask(TEXT("HTTP://a.org/b")));
    assert_true(probe_can_ask(TEXT("git+ssh://a.org/b")));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(probe_can_ask(text_from(others[i])));
}

static void equal_addresses_are_one_and_so_are_those_that_differ_behind_the_hash(void **state)
{
    (void)state;
    add("https://b.org/x#1");
    add("https://a.org/x");
    add("https://b.org/x");
    add("mailto:a@b.org");
    add("https://b.org/x#2");
    probes_settle(&probes);
    assert_int_equal(probes.count, 2);
    assert_text(probes.items[0].url, "https://a.org/x");
    assert_text(probes.items[1].url, "https://b.org/x");
    assert_ptr_equal(find("https://b.org/x#3"), &probes.items[1]);
    assert_null(find("https://c.org"));
}

static void with_fragments_they_are_several(void **state)
{
    (void)state;
    probes.has_fragments = true;
    add("https://b.org/x#1");
    add("https://b.org/x#2");
    add("https://b.org/x#1");
    probes_settle(&probes);
    assert_int_equal(probes.count, 2);
    assert_null(find("https://b.org/x"));
    assert_text(find("https://b.org/x#2")->url, "https://b.org/x#2");
}

static void nothing_is_found_among_none(void **state)
{
    (void)state;
    probes.arena = &arena;
    probes_settle(&probes);
    assert_null(find("https://b.org/x"));
}

static void hosts_and_policies_say_how_an_address_is_asked_for(void **state)
{
    (void)state;
    lay_over(".rsfm-lint.md", "| Links | Policy |\n|---|---|\n| *.example.org | slow 2 |\n"
                              "| https://a.example.org/* | slow 1 |\n| b.example.org/x* | skip |\n"
                              "| c.example.org | alive 403 |\n");
    struct link_terms terms = link_terms_of(&rulebook, TEXT("https://a.example.org/x"));
    assert_int_equal(terms.in_flight, 1);
    assert_false(terms.skip);
    terms = link_terms_of(&rulebook, TEXT("http://A.example.org/x"));
    assert_int_equal(terms.in_flight, 2);
    terms = link_terms_of(&rulebook, TEXT("http://b.example.org/xy"));
    assert_true(terms.skip);
    terms = link_terms_of(&rulebook, TEXT("http://b.example.org/y"));
    assert_false(terms.skip);
    terms = link_terms_of(&rulebook, TEXT("http://c.example.org:8080/y"));
    assert_int_equal(terms.alive, 403);
    terms = link_terms_of(&rulebook, TEXT("https://arxiv.org/abs/2306.11029"));
    assert_int_equal(terms.in_flight, 2);
    terms = link_terms_of(&rulebook, TEXT("https://elsewhere.net"));
    assert_int_equal(terms.in_flight, 0);
}

/* Each list may have a page of its own. */
static void what_lists_say_of_one_address_counts_together(void **state)
{
    struct probe *probe;
    (void)state;
    add("https://a.example.org/x");
    lay_over("one.md", "| Links | Policy |\n|---|---|\n"
                       "| a.example.org | slow 5 |\n| a.example.org/* | alive 403 |\n");
    add("https://a.example.org/x");
    add("https://a.example.org/x");
    lay_over("two.md", "| Links | Policy |\n|---|---|\n"
                       "| a.example.org | slow 3 |\n| a.example.org/* | alive 418 |\n");
    add("https://a.example.org/x");
    lay_over("three.md", "| Links | Policy |\n|---|---|\n| a.example.org | skip |\n");
    add("https://a.example.org/x");
    probes_settle(&probes);
    assert_int_equal(probes.count, 1);
    probe = &probes.items[0];
    assert_int_equal(probe->in_flight, 3);
    assert_int_equal(probe->alive.count, 2);
    assert_int_equal(probe->alive.items[0] + probe->alive.items[1], 403 + 418);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(addresses_with_a_scheme_and_a_host_can_be_asked_for, set_up, forget),
        cmocka_unit_test_setup_teardown(equal_addresses_are_one_and_so_are_those_that_differ_behind_the_hash, set_up,
                                        forget),
        cmocka_unit_test_setup_teardown(with_fragments_they_are_several, set_up, forget),
        cmocka_unit_test_setup_teardown(nothing_is_found_among_none, set_up, forget),
        cmocka_unit_test_setup_teardown(hosts_and_policies_say_how_an_address_is_asked_for, set_up, forget),
        cmocka_unit_test_setup_teardown(what_lists_say_of_one_address_counts_together, set_up, forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
