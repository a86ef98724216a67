#include "support.h"

#include "list/moved.h"

#include <stdio.h>

enum { MOST_HOPS = 8 };

/* The addresses that are asked one after the other, each with its status: "301 http://a/ 200 https://b/". */
static bool move(const char *way, struct move *move)
{
    struct hop hops[MOST_HOPS];
    size_t count = 0;
    for (struct text rest = text_from(way); rest.length && count < MOST_HOPS; count++) {
        struct text status = text_cut(&rest, ' ');
        hops[count].status = (status.bytes[0] - '0') * 100 + (status.bytes[1] - '0') * 10 + (status.bytes[2] - '0');
        hops[count].url = text_cut(&rest, ' ');
    }
    struct probe probe = {.url = hops[0].url, .status = hops[count - 1].status, .final = hops[count - 1].url};
    probe.hops.items = hops;
    probe.hops.count = count;
    return move_of(&probe, move);
}

static void the_new_address_is_where_the_permanent_redirects_lead(void **state)
{
    struct move found;
    (void)state;
    assert_true(move("301 http://a.org/x 308 https://a.org/x 200 https://b.org/x", &found));
    assert_text(found.address, "https://b.org/x");
    assert_true(found.is_sure);
    assert_true(move("301 http://a.org/x 302 https://a.org/x 200 https://b.org/x", &found));
    assert_text(found.address, "https://a.org/x");
    assert_true(found.leads_on);
    assert_false(found.is_sure);
    assert_true(move("301 http://a.org/x 403 https://a.org/x", &found));
    assert_false(found.is_sure);
    assert_false(found.is_gate);
    assert_false(move("302 http://a.org/x 301 https://a.org/x 200 https://b.org/x", &found));
    assert_false(move("200 http://a.org/x", &found));
}

static void names_that_are_made_to_redirect_have_not_moved(void **state)
{
    struct move found;
    (void)state;
    assert_false(move("301 https://doi.org/10.1/x 200 https://b.org/x", &found));
    assert_false(move("301 https://dx.doi.org/10.1/x 200 https://b.org/x", &found));
    assert_false(move("301 https://WWW.DOI.ORG/10.1/x 200 https://b.org/x", &found));
    assert_false(move("301 https://purl.org/x 200 https://b.org/x", &found));
    assert_false(move("301 https://purl.obolibrary.org/x 200 https://b.org/x", &found));
    assert_false(move("301 https://w3id.org/x 200 https://b.org/x", &found));
    assert_false(move("301 http://hdl.handle.net/1/2 200 https://b.org/x", &found));
    assert_true(move("301 https://mydoi.org/x 200 https://b.org/x", &found));
    assert_true(move("301 https://doi.org.evil.example/x 200 https://b.org/x", &found));
}

static void a_final_slash_makes_no_move(void **state)
{
    struct move found;
    (void)state;
    assert_false(move("301 https://a.org/x 200 https://a.org/x/", &found));
    assert_false(move("301 https://a.org/x/ 200 https://a.org/x", &found));
    assert_true(move("301 http://a.org/x 200 https://a.org/x/", &found));
}

static void a_log_in_or_front_page_is_not_what_was_linked(void **state)
{
    static const char *const gates[] = {
        "https://a.org/",         "https://a.org",           "https://a.org/index.html", "https://a.org/en",
        "https://a.org/zh-cn/",   "https://a.org/?lost=1",   "https://a.org/login?next=x",
        "https://sso.a.org/x",    "https://a.org/Log-In",    "https://a.org/users/sign_in", "https://a.org/404",
    };
    struct move found;
    (void)state;
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++) {
        char way[256];
        snprintf(way, sizeof way, "301 https://a.org/papers/x 200 %s", gates[i]);
        assert_true(move(way, &found));
        if (!found.is_gate || found.is_sure)
            fail_msg("%s is taken for the page", gates[i]);
    }
    assert_true(move("301 https://a.org/ 200 https://b.org/", &found));
    assert_true(found.is_sure);
    assert_true(move("301 https://a.org/x 200 https://b.org/blogs/x", &found));
    assert_true(found.is_sure);
    assert_true(move("301 https://a.org/a 200 https://b.org/a1", &found));
    assert_true(found.is_sure);
}

static void only_an_address_that_means_itself_is_written(void **state)
{
    (void)state;
    assert_true(move_can_be_written(TEXT("https://b.org/a_(b)/*c*?x=1&y=%20#z")));
    assert_false(move_can_be_written(TEXT("https://b.org/a(b")));
    assert_false(move_can_be_written(TEXT("https://b.org/a)b(")));
    assert_false(move_can_be_written(TEXT("https://b.org/a|b")));
    assert_false(move_can_be_written(TEXT("https://b.org/a b")));
    assert_false(move_can_be_written(TEXT("https://b.org/\">")));
    assert_false(move_can_be_written(TEXT("https://b.org/\\")));
    assert_false(move_can_be_written(TEXT("https://b.org/?a=1&lt;")));
    assert_false(move_can_be_written(TEXT("https://b.org/\n")));
    assert_false(move_can_be_written(TEXT("https://b.org/\xC3\xA9")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_new_address_is_where_the_permanent_redirects_lead),
        cmocka_unit_test(names_that_are_made_to_redirect_have_not_moved),
        cmocka_unit_test(a_final_slash_makes_no_move),
        cmocka_unit_test(a_log_in_or_front_page_is_not_what_was_linked),
        cmocka_unit_test(only_an_address_that_means_itself_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
