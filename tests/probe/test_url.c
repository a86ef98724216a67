#include "../unit/support.h"

#include "probe/chain.h"

#include <locale.h>

static void check_url(const char *text, const char *whole, const char *fragment)
{
    struct arena arena = {0};
    struct url url;
    const char *problem;
    if (!url_read(&url, text_from(text), NULL, &arena, &problem))
        fail_msg("%s: %s", text, problem);
    assert_text(url.whole, whole);
    assert_text(url.fragment, fragment);
    arena_free(&arena);
}

static void an_address_is_read_as_a_browser_reads_it(void **state)
{
    (void)state;
    check_url("https://arxiv.org/abs/2306.11029", "https://arxiv.org/abs/2306.11029", "");
    check_url("  HTTP://ArXiv.ORG:80 ", "http://arxiv.org/", "");
    check_url("https://a.org:443/x?y#z", "https://a.org/x?y", "z");
    check_url("https://a.org:444/x", "https://a.org:444/x", "");
    check_url("http://a.org/x/../y/./z", "http://a.org/y/z", "");
    check_url("http://a.org/a b\tc\"<>`{}", "http://a.org/a%20b%09c%22%3C%3E%60%7B%7D", "");
    check_url("http://a.org/\xc3\xa9?q=\xc3\xbc#\xc3\xb6", "http://a.org/%C3%A9?q=%C3%BC", "%C3%B6");
    check_url("http://a.org/%zz%2", "http://a.org/%zz%2", "");
    check_url("http:\\\\a.org\\b?c\\d", "http://a.org/b?c\\d", "");
    check_url("http://a.org#x#y", "http://a.org/", "x%23y");
    check_url("http://B\xc3\xbc" "cher.org./x", "http://xn--bcher-kva.org/x", "");
    check_url("http://[2606:4700::1111]:80/", "http://[2606:4700::1111]/", "");
    check_url("http://2130706433./x", "http://127.0.0.1/x", "");
    check_url("http://0x7f.%31/x", "http://127.0.0.1/x", "");
    check_url("http://:@a.org/x", "http://a.org/x", "");
    check_url("http://a.org?x/y", "http://a.org/?x/y", "");
}

static void what_is_no_address_is_refused_with_a_reason(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", "a", "//a.org/", "/x", "http:", "http://", "http:///", "ftp://a.org", "mailto:a@b.org",
        "javascript:alert(1)",
        "http://a b.org/", "http://a.org:99999/", "http://a.org:x/", "http://[::1/", "http://u@a.org/",
        "http://u:p@a.org/", "http://a\x01.org/", "http://a.org\x7f/", "http://./", "http://a../", "http://a%7F.org/", "http://a%.org/",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct arena arena = {0};
        struct url url;
        const char *problem = NULL;
        if (url_read(&url, text_from(texts[i]), NULL, &arena, &problem))
            fail_msg("%s is read as %s", texts[i], url.whole.bytes);
        assert_non_null(problem);
        arena_free(&arena);
    }
}

static struct chain begun(const char *address, struct arena *arena)
{
    struct chain chain = {.cookies = TEXT("")};
    struct url url;
    const char *problem;
    assert_true(url_read(&url, text_from(address), NULL, arena, &problem));
    chain_begin(&chain, &url, arena);
    return chain;
}

static void a_redirect_is_read_against_the_address_that_gave_it(void **state)
{
    (void)state;
    static const struct { const char *location, *whole, *fragment; } rows[] = {
        {"/x", "http://a.org/x", "part"},            {"x", "http://a.org/b/x", "part"},
        {"../x", "http://a.org/x", "part"},          {"?x", "http://a.org/b/c?x", "part"},
        {"//b.org/x", "http://b.org/x", "part"},     {"https://b.org", "https://b.org/", "part"},
        {"/x#other", "http://a.org/x", "other"},     {"/x#", "http://a.org/x", ""},
        {"/a b", "http://a.org/a%20b", "part"},      {"/\xe9", "http://a.org/%E9", "part"},
        {"\\\\b.org/x", "http://b.org/x", "part"},
        {"://b\"", "http://a.org/b/://b%22", "part"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        const char *problem;
        struct chain chain = begun("http://a.org/b/c?d#part", &arena);
        assert_int_equal(chain_follow(&chain, text_from(rows[i].location), &arena, &problem), CHAIN_GOES_ON);
        assert_text(chain_end(&chain)->url.whole, rows[i].whole);
        assert_text(chain_end(&chain)->url.fragment, rows[i].fragment);
        arena_free(&arena);
    }
}

static void a_circle_is_one_only_when_no_cookie_has_changed(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *problem;
    struct chain chain = begun("http://a.org/", &arena);
    assert_int_equal(chain_follow(&chain, TEXT("#elsewhere"), &arena, &problem), CHAIN_TURNS_ROUND);
    chain.cookies = TEXT("a.org\tFALSE\t/\tFALSE\t1700000000\tseen\tyes");
    assert_int_equal(chain_follow(&chain, TEXT("/"), &arena, &problem), CHAIN_GOES_ON);
    chain.cookies = TEXT("a.org\tFALSE\t/\tFALSE\t1700000009\tseen\tyes");
    assert_int_equal(chain_follow(&chain, TEXT("/"), &arena, &problem), CHAIN_TURNS_ROUND);
    chain.cookies = TEXT("a.org\tFALSE\t/\tFALSE\t1700000009\tseen\tno");
    assert_int_equal(chain_follow(&chain, TEXT("/"), &arena, &problem), CHAIN_GOES_ON);
    arena_free(&arena);
}

static void ten_redirects_are_followed_and_no_more(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *problem;
    struct chain chain = begun("http://a.org/", &arena);
    for (int i = 1; i <= 10; i++)
        assert_int_equal(chain_follow(&chain, text_format(&arena, "/%d", i), &arena, &problem), CHAIN_GOES_ON);
    assert_int_equal(chain_follow(&chain, TEXT("/11"), &arena, &problem), CHAIN_TURNS_ROUND);
    assert_string_equal(problem, "more than 10 redirects");
    arena_free(&arena);
}

static void what_is_shown_of_a_redirect_is_printable(void **state)
{
    (void)state;
    struct arena arena = {0};
    char bytes[256];
    for (int i = 0; i < 256; i++)
        bytes[i] = (char)i;
    struct text cleaned = url_cleaned((struct text){bytes, sizeof bytes}, &arena);
    for (size_t i = 0; i < cleaned.length; i++)
        assert_true(cleaned.bytes[i] > ' ' && cleaned.bytes[i] < 0x7F);
    assert_text(url_cleaned(TEXT("x##[error]gone"), &arena), "x#%23[error]gone");
    arena_free(&arena);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_read_as_a_browser_reads_it),
        cmocka_unit_test(what_is_no_address_is_refused_with_a_reason),
        cmocka_unit_test(a_redirect_is_read_against_the_address_that_gave_it),
        cmocka_unit_test(a_circle_is_one_only_when_no_cookie_has_changed),
        cmocka_unit_test(ten_redirects_are_followed_and_no_more),
        cmocka_unit_test(what_is_shown_of_a_redirect_is_printable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
