#include "lists.h"

#include "list/mangled.h"

/* What was meant by the address; "?" where only that it is mangled is known, and "" for a sound one. */
static const char *meant(const char *address)
{
    struct mangled mangled;
    if (!mangled_read(&rulebook, text_from(address), &mangled, &arena))
        return "";
    assert_non_null(mangled.fault);
    return mangled.wanted.length ? text_copy(&arena, mangled.wanted).bytes : "?";
}

static void letters_and_marks_before_the_host_are_mended(void **state)
{
    (void)state;
    static const char *const addresses[] = {
        "htps://a.org/b",   "ttps://a.org/b",     "https//a.org/b",    "https:/a.org/b",    "https:a.org/b",
        "https:///a.org/b", "hhttps://a.org/b",   "https;//a.org/b",   "https：//a.org/b",  "https:／／a.org/b",
        "https:://a.org/b", "https://https//a.org/b", "httpshttps://a.org/b", "https://https://a.org/b",
    };
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        assert_string_equal(meant(addresses[i]), "https://a.org/b");
}

static void spaces_that_are_none_to_markdown_are_cut_off(void **state)
{
    (void)state;
    assert_string_equal(meant("\xC2\xA0https://a.org/b"), "https://a.org/b");
    assert_string_equal(meant("\xE3\x80\x80\xC2\xA0https://a.org/b\xE3\x80\x80"), "https://a.org/b");
    assert_string_equal(meant("https://a.org/b\xC2\xA0"), "https://a.org/b");
    assert_string_equal(meant("\xC2\xA0" "b.md"), "");
    assert_string_equal(meant("\xC2\xA0"), "");
    assert_string_equal(meant("\xE2\x80\x8Bhttps://a.org/b"), "");
}

static void a_plain_scheme_stays_plain_where_nothing_is_known_of_the_host(void **state)
{
    (void)state;
    assert_string_equal(meant("htp://a.example/b"), "http://a.example/b");
    assert_string_equal(meant("htp://arxiv.org/abs/2311.15826"), "https://arxiv.org/abs/2311.15826");
}

static void a_known_site_without_a_scheme_is_not_a_file(void **state)
{
    (void)state;
    assert_string_equal(meant("github.com/a/b"), "https://github.com/a/b");
    assert_string_equal(meant("www.a.example/b"), "https://www.a.example/b");
    assert_string_equal(meant("git@github.com:a/b.git"), "https://github.com/a/b");
    assert_string_equal(meant("docs/github.com"), "");
    assert_string_equal(meant("paper.v2.pdf"), "");
    assert_string_equal(meant("README.md#usage"), "");
    assert_string_equal(meant("//a.org/b"), "");
    assert_string_equal(meant("#a.org"), "");
}

static void of_two_addresses_in_one_the_second_is_meant_if_they_are_one(void **state)
{
    (void)state;
    assert_string_equal(meant("https://a.org/bhttps://a.org/b"), "https://a.org/b");
    assert_string_equal(meant("https://a.org/bhttps://c.org/d"), "?");
    assert_string_equal(meant("https://a.org/b,https://c.org/d"), "?");
    assert_string_equal(meant("https://arxiv.org/abs/https://arxiv.org/abs/1"), "https://arxiv.org/abs/1");
    assert_string_equal(meant("https://web.archive.org/web/2024/https://a.org/b"), "");
    assert_string_equal(meant("https://a.org/?url=https://a.org/b"), "");
}

static void what_stood_behind_the_address_is_taken_off(void **state)
{
    (void)state;
    assert_string_equal(meant("https://a.org/b]"), "https://a.org/b");
    assert_string_equal(meant("https://a.org/b%5D(https://a.org/b)"), "https://a.org/b");
    assert_string_equal(meant("https://a.org/b%5D/c"), "?");
    assert_string_equal(meant("https://a.org/b>"), "https://a.org/b");
    assert_string_equal(meant("https://a.org/b。"), "https://a.org/b");
    assert_string_equal(meant("https://a.org/b."), "");
    assert_string_equal(meant("https://a.org/b[1].html"), "");
    assert_string_equal(meant("https://a.org/%5Bb%5D"), "");
    assert_string_equal(meant("https://a.org/?b[]=1"), "");
}

static void a_host_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(meant("https://githubcom/a"), "?");
    assert_string_equal(meant("https://github,com/a"), "?");
    assert_string_equal(meant("https://github..com/a"), "?");
    assert_string_equal(meant("http://localhost:8080/"), "");
    assert_string_equal(meant("http://3221225991/"), "");
    assert_string_equal(meant("https://例え。jp/"), "");
}

static void sound_addresses_of_other_schemes_are_left_alone(void **state)
{
    (void)state;
    static const char *const addresses[] = {"ftp://a.org/b",    "mailto:a@b.org", "HTTPS://A.org/b", "",
                                            "https://a.org:8/b", "tel:1",          "sftp://a.org/b"};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        assert_string_equal(meant(addresses[i]), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(letters_and_marks_before_the_host_are_mended),
        list_test(spaces_that_are_none_to_markdown_are_cut_off),
        list_test(a_plain_scheme_stays_plain_where_nothing_is_known_of_the_host),
        list_test(a_known_site_without_a_scheme_is_not_a_file),
        list_test(of_two_addresses_in_one_the_second_is_meant_if_they_are_one),
        list_test(what_stood_behind_the_address_is_taken_off),
        list_test(a_host_has_a_name),
        list_test(sound_addresses_of_other_schemes_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
