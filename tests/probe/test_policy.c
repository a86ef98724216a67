#include "../unit/support.h"

#include "probe/policy.h"

#include <arpa/inet.h>
#include <locale.h>
#include <netinet/in.h>
#include <sys/socket.h>

static const char *purpose_of(const char *text)
{
    struct address address;
    assert_true(address_read(&address, text_from(text)));
    return address_purpose(&address);
}

static void addresses_of_the_public_network_are_open(void **state)
{
    (void)state;
    static const char *const addresses[] = {
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
        "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
        "192.167.255.255",
        "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2001:200::1",
        "2001:db9::1", "2003::1", "3ffe::1",
    };
    for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++)
        assert_null(purpose_of(addresses[i]));
}

static void addresses_of_other_networks_are_not(void **state)
{
    (void)state;
    static const char *const addresses[] = {
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
        "127.255.255.255", "168.63.129.16", "169.254.0.0", "169.254.169.254", "172.16.0.0", "172.31.255.255",
        "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255",
        "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.255", "::", "::1",
        "::7f00:1", "::ffff:1.1.1.1", "::ffff:127.0.0.1", "64:ff9b::1.1.1.1", "64:ff9b:1::1", "100::1", "2001::1",
        "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "5f00::1", "4000::1", "8000::1",
        "fc00::1", "fd00:ec2::254", "fe80::1", "febf::1", "fec0::1", "ff02::1",
    };
    for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++)
        assert_non_null(purpose_of(addresses[i]));
}

static void only_canonical_addresses_are_read(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "1.2.3.4.5", "256.1.1.1",
                                        "a.b", "[::1", "[]", ":::", "1.1.1.1 "};
    struct address address;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_false(address_read(&address, text_from(texts[i])));
    assert_true(address_read(&address, TEXT("[::1]")));
    assert_true(address.is_ipv6);
}

static void ranges_end_where_their_bits_say(void **state)
{
    (void)state;
    static const struct { const char *range, *address; bool is_in; } rows[] = {
        {"10.0.0.0/8", "10.255.0.1", true},      {"10.0.0.0/8", "11.0.0.0", false},
        {"10.1.0.0/15", "10.0.9.9", true},       {"10.2.0.0/15", "10.4.0.0", false},
        {"0.0.0.0/0", "255.1.2.3", true},        {"0.0.0.0/0", "::1", false},
        {"192.168.1.7", "192.168.1.7", true},    {"192.168.1.7", "192.168.1.6", false},
        {"fd00::/8", "fdff::1", true},           {"fd00::/8", "fc00::1", false},
        {"2001:db8::/33", "2001:db8:7fff::", true}, {"2001:db8::/33", "2001:db8:8000::", false},
        {"::1/128", "::1", true},                {"::/0", "ff02::1", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct address_range range;
        struct address address;
        assert_true(address_range_read(&range, text_from(rows[i].range)));
        assert_true(address_read(&address, text_from(rows[i].address)));
        assert_int_equal(address_is_in(&address, &range), rows[i].is_in);
    }
    struct address_range range;
    static const char *const broken[] = {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "::1/129", "/8",
                                         "10.0.0.0/00000008", "10.0.0.0/4294967304"};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
        assert_false(address_range_read(&range, text_from(broken[i])));
}

static const char *refusal(const char *allowed, const char *address)
{
    struct arena arena = {0};
    struct policy policy = {.allowances = {.count = 0}};
    struct url url;
    struct error error;
    const char *problem = NULL;
    if (allowed)
        assert_true(policy_allow(&policy, text_from(allowed), &arena, &error));
    if (url_read(&url, text_from(address), NULL, &arena, &problem))
        problem = policy_refuses_url(&policy, &url);
    arena_free(&arena);
    return problem;
}

static void urls_are_refused_before_anything_is_asked(void **state)
{
    (void)state;
    assert_null(refusal(NULL, "http://example.org/"));
    assert_null(refusal(NULL, "http://example.org:443/"));
    assert_string_equal(refusal(NULL, "http://example.org:8080/"), "a port other than 80 and 443");
    assert_null(refusal("example.org", "http://example.org:8080/"));
    assert_null(refusal("*.Example.org", "http://a.EXAMPLE.org:8080/"));
    assert_non_null(refusal("example.org", "http://example.org.evil.net:8080/"));
    assert_non_null(refusal("example.org", "http://aexample.org:8080/"));
    /* Where the name leads is known only when it is connected to. */
    assert_null(refusal("10.0.0.0/8", "http://example.org:8080/"));
    assert_null(refusal("10.0.0.0/8", "http://10.1.1.1:8080/"));
    assert_non_null(refusal("10.0.0.0/8", "http://11.1.1.1:8080/"));
    assert_string_equal(refusal(NULL, "http://0x7f000001/"), "a loopback address");
    assert_string_equal(refusal(NULL, "http://017700000001/"), "a loopback address");
    assert_string_equal(refusal(NULL, "http://127.1/"), "a loopback address");
    assert_string_equal(refusal(NULL, "http://2130706433/"), "a loopback address");
    assert_string_equal(refusal(NULL, "http://[::ffff:10.0.0.1]/"), "an IPv4 address in IPv6's clothes");
    assert_string_equal(refusal(NULL, "gopher://example.org/"), "neither http nor https");
    assert_string_equal(refusal(NULL, "http://me@example.org/"), "a user name or password in the address");
}

static const char *refusal_of_socket(const struct policy *policy, const char *host, const char *address,
                                     uint16_t port)
{
    struct sockaddr_in ipv4 = {.sin_family = AF_INET, .sin_port = htons(port)};
    struct sockaddr_in6 ipv6 = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
    bool is_ipv4 = inet_pton(AF_INET, address, &ipv4.sin_addr) == 1;
    assert_true(is_ipv4 || inet_pton(AF_INET6, address, &ipv6.sin6_addr) == 1);
    const void *socket_address = is_ipv4 ? (const void *)&ipv4 : (const void *)&ipv6;
    return policy_refuses_socket(policy, text_from(host), socket_address);
}

static void every_address_is_judged_when_it_is_connected_to(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct policy policy = {.allowances = {.count = 0}};
    struct error error;
    struct sockaddr unknown = {.sa_family = AF_UNIX};
    assert_null(refusal_of_socket(&policy, "example.org", "1.1.1.1", 443));
    assert_non_null(refusal_of_socket(&policy, "example.org", "1.1.1.1", 444));
    assert_non_null(refusal_of_socket(&policy, "example.org", "10.0.0.1", 443));
    assert_non_null(refusal_of_socket(&policy, "example.org", "::1", 80));
    assert_non_null(policy_refuses_socket(&policy, TEXT("example.org"), &unknown));
    assert_true(policy_allow(&policy, TEXT("lab.example"), &arena, &error));
    assert_true(policy_allow(&policy, TEXT("fd00::/16"), &arena, &error));
    assert_null(refusal_of_socket(&policy, "lab.example", "10.0.0.1", 8080));
    assert_null(refusal_of_socket(&policy, "other.example", "fd00::7", 8080));
    assert_non_null(refusal_of_socket(&policy, "other.example", "10.0.0.1", 80));
    assert_non_null(refusal_of_socket(&policy, "other.example", "::ffff:10.0.0.1", 80));
    assert_false(policy_allow(&policy, TEXT("10.0.0.0/99"), &arena, &error));
    assert_false(policy_allow(&policy, TEXT("http://example.org"), &arena, &error));
    assert_false(policy_allow(&policy, TEXT(""), &arena, &error));
    arena_free(&arena);
}

static bool gives_token(const char *address, bool was_redirected)
{
    struct arena arena = {0};
    struct url url;
    const char *problem;
    bool gives = url_read(&url, text_from(address), NULL, &arena, &problem) &&
                 policy_gives_token(&url, was_redirected);
    arena_free(&arena);
    return gives;
}

static void the_token_goes_to_one_place_only(void **state)
{
    (void)state;
    assert_true(gives_token("https://api.github.com/repos/a/b", false));
    assert_true(gives_token("https://API.GitHub.com:443/", false));
    assert_false(gives_token("https://api.github.com/repos/a/b", true));
    static const char *const others[] = {
        "http://api.github.com/", "https://api.github.com:8443/", "https://github.com/",
        "https://api.github.com.evil.net/",
        "https://evil.net/api.github.com", "https://xapi.github.com/", "https://api.github.co/",
        "https://evil.net\\@api.github.com/", "https://evil.net#@api.github.com/", "https://api-github.com/",
        "https://\xd0\xb0pi.github.com/",
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(gives_token(others[i], false));
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_of_the_public_network_are_open),
        cmocka_unit_test(addresses_of_other_networks_are_not),
        cmocka_unit_test(only_canonical_addresses_are_read),
        cmocka_unit_test(ranges_end_where_their_bits_say),
        cmocka_unit_test(urls_are_refused_before_anything_is_asked),
        cmocka_unit_test(every_address_is_judged_when_it_is_connected_to),
        cmocka_unit_test(the_token_goes_to_one_place_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
