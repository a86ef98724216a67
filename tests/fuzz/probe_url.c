/* Addresses as strangers write them: what is asked for, and what the policy makes of it. */
#include "fuzz.h"

#include "base/arena.h"
#include "probe/policy.h"
#include "probe/url.h"

#include <arpa/inet.h>
#include <locale.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

/* libcurl 7.88 loses a host name that cannot be turned into ASCII. */
const char *__lsan_default_suppressions(void), *__lsan_default_options(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libcurl";
}

const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

static void check_printable(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        ALWAYS(text.bytes[i] > ' ' && text.bytes[i] < 0x7F);
}

static void check_url(const struct url *url, struct arena *arena)
{
    const char *problem;
    struct url again;
    bool is_https = text_starts_with(url->whole, TEXT("https://"));
    struct text rest = text_slice(url->whole, is_https ? 8 : 7, url->whole.length);
    struct text authority = text_slice(rest, 0, strcspn(rest.bytes, "/?"));
    ALWAYS(is_https == url->is_https && (is_https || text_starts_with(url->whole, TEXT("http://"))));
    ALWAYS(url->whole.bytes[url->whole.length] == '\0' && strlen(url->whole.bytes) == url->whole.length);
    ALWAYS(url->port && url->host.length && text_equal(url->host, url_lower_case(url->host, arena)));
    ALWAYS(text_find_byte(authority, '@', 0) == TEXT_NOT_FOUND);
    ALWAYS(text_find_byte(url->whole, '#', 0) == TEXT_NOT_FOUND);
    ALWAYS(text_find(authority, url->host, 0) != TEXT_NOT_FOUND);
    if (text_is_ascii(url->host)) /* which an older libcurl may not make of it */
        check_printable(url->whole);
    check_printable(url->fragment);
    /* What is asked for is read as nothing else, the second time. */
    ALWAYS(url_read(&again, url->whole, NULL, arena, &problem));
    ALWAYS(text_equal(again.whole, url->whole) && text_equal(again.host, url->host) && again.port == url->port);
    ALWAYS(text_equal(url_cleaned(url->whole, arena), url->whole));
}

/* The library's own reader of addresses is the judge of what the policy lets through. */
static void check_policy(const struct url *url)
{
    struct policy strict = {.allowances = {.count = 0}};
    const char *refusal = policy_refuses_url(&strict, url);
    struct sockaddr_in ipv4 = {.sin_family = AF_INET, .sin_port = htons(url->port)};
    struct sockaddr_in6 ipv6 = {.sin6_family = AF_INET6, .sin6_port = htons(url->port)};
    char host[64] = "";
    if (url->host.length < sizeof host)
        memcpy(host, url->host.bytes, url->host.length);
    ALWAYS(refusal || url->port == 80 || url->port == 443);
    if (inet_aton(host, &ipv4.sin_addr))
        ALWAYS(!refusal == !policy_refuses_socket(&strict, url->host, (struct sockaddr *)&ipv4));
    else if (inet_pton(AF_INET6, host, &ipv6.sin6_addr) == 1)
        ALWAYS(!refusal == !policy_refuses_socket(&strict, url->host, (struct sockaddr *)&ipv6));
    bool is_github = text_equal(url->host, TEXT("api.github.com"));
    ALWAYS(!policy_gives_token(url, true));
    ALWAYS(policy_gives_token(url, false) == (is_github && url->is_https && url->port == 443));
}

/* What is opened is open, and nothing beside it. */
static void check_allowance(struct text text, struct arena *arena)
{
    struct policy policy = {.allowances = {.count = 0}};
    struct address_range range;
    struct error error;
    if (!address_range_read(&range, text))
        return;
    ALWAYS(policy_allow(&policy, text, arena, &error) && range.bits <= (range.address.is_ipv6 ? 128 : 32));
    ALWAYS(address_is_in(&range.address, &range));
    for (unsigned bit = 0; bit < (range.address.is_ipv6 ? 128 : 32); bit++) {
        struct address other = range.address;
        other.bytes[bit / 8] ^= (uint8_t)(0x80 >> bit % 8);
        ALWAYS(address_is_in(&other, &range) == (bit >= range.bits));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *locale;
    struct arena arena = {0};
    struct feed feed = feed_of(data, size);
    const char *problem = NULL;
    struct url base, url;
    struct text first = text_cut(&feed.rest, '\n'), location = text_cut(&feed.rest, '\n');
    locale = locale ? locale : setlocale(LC_CTYPE, "C.UTF-8"); /* as the prober does, for names beyond ASCII */
    ALWAYS(locale);
    bool has_base = url_read(&base, first, NULL, &arena, &problem);
    ALWAYS(problem && *problem);
    check_printable(url_cleaned(first, &arena));
    if (has_base) {
        check_url(&base, &arena);
        check_policy(&base);
    }
    if (has_base && url_read(&url, location, &base, &arena, &problem)) {
        check_url(&url, &arena);
        check_policy(&url);
    }
    check_allowance(feed.rest, &arena);
    arena_free(&arena);
    return 0;
}
