#include "../unit/support.h"

#include "probe/fragment.h"
#include "probe/heap.h"
#include "probe/host.h"

#include <stdlib.h>

static const struct probe *page(uintptr_t number)
{
    static const char pages[100];
    return (const struct probe *)(const void *)&pages[number];
}

static void one_refusal_pauses_nothing(void **state)
{
    (void)state;
    struct host host = {.limit = 4};
    host_refuses(&host, page(1), true, 5000, 1000);
    assert_int_equal(host_free_at(&host), 0);
    host_answers(&host, false, 1100);
    host_refuses(&host, page(2), true, 5000, 1200);
    assert_int_equal(host_free_at(&host), 0);
}

static void a_page_that_is_always_refused_says_nothing_of_its_host(void **state)
{
    (void)state;
    struct host host = {.limit = 4};
    for (uint64_t now = 1000; now < 90000; now += 1000)
        host_refuses(&host, page(1), now == 1000, 1000, now);
    assert_int_equal(host_free_at(&host), 0);
    /* Two of them slow it down, and still nothing else is given up. */
    for (uint64_t now = 100000; now < 900000; now += 1000)
        host_refuses(&host, page(now / 1000 % 2), false, 1000, now);
    assert_false(host_turns_away(&host));
    host_starts(&host, 900000);
    assert_true(host_free_at(&host) <= 900000 + 2001);
}

static void refusals_of_two_pages_in_a_row_pause_the_host(void **state)
{
    (void)state;
    struct host host = {.limit = 4};
    host_refuses(&host, page(1), true, 5000, 1000);
    host_refuses(&host, page(2), true, 5000, 1010);
    assert_int_equal(host_free_at(&host), 6010);
    /* What was under way is no new reason. */
    host_refuses(&host, page(3), true, 9000, 1020);
    host_refuses(&host, page(4), true, 9000, 1030);
    assert_int_equal(host_free_at(&host), 6010);
    assert_int_equal(host.pauses, 1);
}

static void after_a_pause_the_host_is_asked_as_often_as_it_bore(void **state)
{
    (void)state;
    struct host host = {.limit = 4};
    for (uint64_t now = 1000; now < 1900; now += 30)
        host_answers(&host, false, now);
    host_refuses(&host, page(1), true, 1000, 1900);
    host_refuses(&host, page(2), true, 1000, 1910);
    assert_true(host.rate > 25 && host.rate < 30);
    host_starts(&host, 3000);
    assert_true(host_free_at(&host) >= 3033 && host_free_at(&host) <= 3040);
    for (uint64_t now = 3000; now < 30000; now += 37)
        host_answers(&host, false, now);
    assert_true(host.rate < 30);
}

static void a_host_that_only_refuses_is_left_alone_in_the_end(void **state)
{
    (void)state;
    struct host host = {.limit = 4};
    unsigned asked = 0;
    for (uint64_t now = 1000; !host_turns_away(&host) && asked < 90; asked++) {
        host_refuses(&host, page(asked), true, 1000, now);
        now = host_free_at(&host) > now ? host_free_at(&host) : now;
    }
    assert_true(host_turns_away(&host) && asked < 10);
    host_answers(&host, false, 1000000);
    assert_false(host_turns_away(&host));
}

static void a_silent_host_is_down_until_it_is_tried_again(void **state)
{
    (void)state;
    struct host host = {.limit = 4};
    for (int i = 0; i < 8; i++) {
        assert_false(host_is_down(&host));
        host_is_silent(&host, "connection refused");
    }
    assert_true(host_is_down(&host));
    host_tries_again(&host);
    assert_false(host_is_down(&host));
    host_is_silent(&host, "connection refused");
    assert_true(host_is_down(&host));
}

static void a_heap_gives_the_least_first(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct heap heap = {.count = 0};
    uint64_t random = 1, keys[500];
    for (int i = 0; i < 500; i++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        keys[i] = random >> 56;
        heap_push(&heap, keys[i], &keys[i], &arena);
    }
    uint64_t last = 0;
    while (heap.count) {
        uint64_t *key = heap_pop(&heap);
        assert_true(*key >= last);
        last = *key;
    }
    arena_free(&arena);
}

static bool is_found(const char *fragment, const char *page, size_t piece)
{
    struct arena arena = {0};
    struct fragment_search search;
    struct text rest = text_from(page);
    fragment_search_begin(&search, text_from(fragment), &arena);
    assert_true(search.wanted.length > 0);
    while (rest.length) {
        size_t length = rest.length < piece ? rest.length : piece;
        fragment_search_feed(&search, text_slice(rest, 0, length));
        rest = text_slice(rest, length, rest.length);
    }
    arena_free(&arena);
    return search.is_found;
}

static void a_place_is_found_however_the_page_comes(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "<h2 id=\"part\">", "<h2 ID = 'part'>", "<a name=part>", "<a class=x name=\"part\" href=y>",
        "<h2 id=\"user-content-part\">", "<p\nid=part\n>",
    };
    static const char *const others[] = {
        "part", "<h2 id=\"parts\">", "<h2 id=\"apart\">", "<h2 data-id=\"part\">", "<a href=\"#part\">",
        "id=\"part\"",
        "<h2 id=\"PART\">", "<h2 id=\"part'>", "<h2 id=parts>", "<h2 id=part",
    };
    char *page = malloc(20000);
    for (size_t piece = 1; piece < 2000; piece += 61) {
        for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
            size_t before = 3000 + piece * 7 % 1000;
            memset(page, 'x', before);
            strcpy(page + before, pages[i]);
            strcat(page, "more");
            assert_true(is_found("part", page, piece));
        }
        for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
            assert_false(is_found("part", others[i], piece));
    }
    memset(page, ' ', 20000);
    memcpy(page, "<p id", 5);
    strcpy(page + 10000, "='part'>");
    assert_true(is_found("part", page, 100));
    free(page);
    assert_true(is_found("%C3%A9t%c3%a9", "<h2 id='\xc3\xa9t\xc3\xa9'>", 7));
}

static void some_fragments_name_no_place_in_the_page(void **state)
{
    (void)state;
    static const char *const fragments[] = {"", "top", "TOP", ":~:text=a", "!/a/b", "/a", "L10", "L10-L12", "L3C4",
                                            "a=b"};
    struct arena arena = {0};
    struct fragment_search search;
    for (size_t i = 0; i < sizeof fragments / sizeof fragments[0]; i++) {
        fragment_search_begin(&search, text_from(fragments[i]), &arena);
        assert_int_equal(search.wanted.length, 0);
    }
    char *longest = arena_allocate(&arena, 1000);
    memset(longest, 'x', 999);
    fragment_search_begin(&search, text_from(longest), &arena);
    assert_int_equal(search.wanted.length, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_refusal_pauses_nothing),
        cmocka_unit_test(a_page_that_is_always_refused_says_nothing_of_its_host),
        cmocka_unit_test(refusals_of_two_pages_in_a_row_pause_the_host),
        cmocka_unit_test(after_a_pause_the_host_is_asked_as_often_as_it_bore),
        cmocka_unit_test(a_host_that_only_refuses_is_left_alone_in_the_end),
        cmocka_unit_test(a_silent_host_is_down_until_it_is_tried_again),
        cmocka_unit_test(a_heap_gives_the_least_first),
        cmocka_unit_test(a_place_is_found_however_the_page_comes),
        cmocka_unit_test(some_fragments_name_no_place_in_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
