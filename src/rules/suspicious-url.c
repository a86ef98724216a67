#include "base/arena.h"
#include "base/utf8.h"
#include "list/address.h"
#include "markdown/anchor.h"
#include "markdown/byte.h"
#include "rules/rules.h"

/* mailto, javascript …; the empty text where there is none. A host with a port is none. */
static struct text scheme_of(struct text address)
{
    for (size_t i = 0; i < address.length; i++) {
        char byte = address.bytes[i];
        if (byte == ':')
            return text_slice(address, 0, i);
        if (!byte_is_letter(byte) && (!i || !(byte_is_letter_or_digit(byte) || byte == '+' || byte == '-')))
            break;
    }
    return TEXT("");
}

static bool is_usual(struct text scheme)
{
    static const struct text usual[] = {{"https", 5}, {"http", 4}, {"mailto", 6}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (text_equal_ignoring_case(scheme, usual[i]))
            return true;
    return !scheme.length;
}

/* Joiners and the like are needed between letters of scripts that join, and in emoji: not next to ASCII. */
static bool is_hidden(struct text text, size_t start, size_t end, uint32_t code_point)
{
    bool is_joined = start && end < text.length && utf8_before(text, start) > 0x7F && (text.bytes[end] & 0x80);
    return utf8_is_control(code_point) || (utf8_is_format(code_point) && !is_joined);
}

static bool is_plain_ascii(struct text address)
{
    for (size_t i = 0; i < address.length; i++) {
        unsigned char byte = (unsigned char)address.bytes[i];
        if (byte <= ' ' || byte >= 0x7F || byte == '%')
            return false;
    }
    return true;
}

/* The first character of the address that nobody sees, as it stands there or encoded; 0 where there is none. */
static uint32_t hidden_in(struct text address, struct arena *arena)
{
    if (is_plain_ascii(address))
        return 0;
    struct text decoded = anchor_fragment(arena, address);
    for (size_t at = 0; at < address.length;) {
        size_t start = at;
        uint32_t code_point = utf8_next(address, &at);
        if (is_hidden(address, start, at, code_point))
            return code_point;
    }
    for (size_t at = 0; at < decoded.length;) {
        size_t start = at;
        uint32_t code_point = utf8_next(decoded, &at);
        if (code_point > 0x9F && is_hidden(decoded, start, at, code_point))
            return code_point;
    }
    return 0;
}

enum { SCRIPT_LATIN = 1, SCRIPT_LIKE_LATIN = 2 };

/* Greek, Cyrillic, Armenian and Cherokee have letters that look like Latin ones; full-width and mathematical ones
 * are Latin in disguise. */
static unsigned script_of(uint32_t code_point)
{
    bool is_like = (code_point >= 0x370 && code_point <= 0x58F) ||
                   (code_point >= 0x13A0 && code_point <= 0x13FF) ||
                   (code_point >= 0x1F00 && code_point <= 0x1FFF) ||
                   (code_point >= 0xFF21 && code_point <= 0xFF5A) ||
                   (code_point >= 0x1D400 && code_point <= 0x1D7FF);
    bool is_digit = code_point >= '0' && code_point <= '9';
    bool is_latin = code_point < 0x250 && utf8_is_letter_or_digit(code_point) && !is_digit;
    return is_like ? SCRIPT_LIKE_LATIN : is_latin ? SCRIPT_LATIN : 0;
}

static bool mixes_scripts(struct text host)
{
    unsigned scripts = 0;
    if (text_is_ascii(host))
        return false;
    for (size_t at = 0; at < host.length;) {
        uint32_t code_point = utf8_next(host, &at);
        scripts = code_point == '.' ? 0 : scripts | script_of(code_point);
        if (scripts == (SCRIPT_LATIN | SCRIPT_LIKE_LATIN))
            return true;
    }
    return false;
}

/* 192.0.2.7, 3221225991, 0xC0000207, [2001:db8::7] */
static bool is_number(struct text host)
{
    bool is_number = host.length > 0;
    for (size_t i = 0; i < host.length; i++)
        is_number &= (host.bytes[i] >= '0' && host.bytes[i] <= '9') || host.bytes[i] == '.';
    return is_number || text_starts_with(host, TEXT("[")) || text_starts_with(host, TEXT("0x"));
}

/* What makes nobody sure where the host leads; NULL for a usual one. */
static const char *warning_about(const struct list *list, struct text host)
{
    struct text bare = host;
    address_skip(&bare, TEXT("www."));
    const struct host *known = rulebook_host(list->context->rulebook, bare);
    if (known && text_equal(known->role, TEXT("shortener")))
        return "hides where the link leads: write the address that it leads to";
    if (text_equal_ignoring_case(host, TEXT("localhost")))
        return "is the reader's own machine: write an address that others can open";
    return is_number(host) ? "is a number in place of a name: nobody can tell where the link leads" : NULL;
}

static struct finding *check_host(const struct list *list, const struct link *link, struct findings *out)
{
    struct text authority = address_authority(link->address), host = address_host(link->address);
    if (authority.length && text_find_byte(authority, '@', 0) != TEXT_NOT_FOUND)
        return findings_add(out, link->url, "what stands before the @ is a user's name: the link leads to %.*s",
                            TEXT_ARGUMENTS(host));
    if (mixes_scripts(host))
        return findings_add(out, link->url, "%.*s mixes letters of two scripts that look alike: it is not the host "
                            "that it looks like", TEXT_ARGUMENTS(host));
    const char *warning = warning_about(list, host);
    if (!warning)
        return NULL;
    struct finding *finding = findings_add(out, link->url, "%.*s %s", TEXT_ARGUMENTS(host), warning);
    finding->severity = SEVERITY_WARNING;
    return finding;
}

static struct finding *check_link(const struct list *list, const struct link *link, struct findings *out)
{
    struct text scheme = scheme_of(link->address);
    uint32_t hidden = hidden_in(link->address, out->arena);
    if (hidden)
        return findings_add(out, link->url, "U+%04X, which nobody sees, stands in the address: remove it",
                            hidden);
    if (!is_usual(scheme))
        return findings_add(out, link->url, "the address begins with %.*s: where http: or https: is expected",
                            TEXT_ARGUMENTS(scheme));
    return check_host(list, link, out);
}

void check_suspicious_url(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        struct finding *finding = link_is_readable(link) ? check_link(list, link, out) : NULL;
        if (finding)
            finding->key_detail = link->address;
    }
}
