#include "list/address.h"

#include "base/arena.h"
#include "markdown/byte.h"

bool address_skip(struct text *rest, struct text prefix)
{
    if (rest->length < prefix.length || !text_equal_ignoring_case(text_slice(*rest, 0, prefix.length), prefix))
        return false;
    *rest = text_slice(*rest, prefix.length, rest->length);
    return true;
}

bool address_skip_scheme(struct text *rest)
{
    if (!address_skip(rest, TEXT("https://")) && !address_skip(rest, TEXT("http://")))
        return false;
    address_skip(rest, TEXT("www."));
    return true;
}

size_t address_digits(struct text text, size_t at)
{
    size_t end = at;
    while (end < text.length && byte_is_digit(text.bytes[end]))
        end++;
    return end - at;
}

int address_take_number(struct text *rest, size_t digits)
{
    int number = 0;
    if (address_digits(*rest, 0) < digits)
        return 0;
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (rest->bytes[i] - '0');
    *rest = text_slice(*rest, digits, rest->length);
    return number;
}

struct text address_take_letters(struct text *rest)
{
    size_t end = 0;
    while (end < rest->length && byte_is_letter(rest->bytes[end]))
        end++;
    struct text letters = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end, rest->length);
    return letters;
}

static bool ends_authority(char byte)
{
    return byte == '/' || byte == '?' || byte == '#' || byte == '\\';
}

struct text address_authority(struct text address)
{
    size_t start = text_find(address, TEXT("//"), 0);
    bool has_host = start != TEXT_NOT_FOUND && (start == 0 || address.bytes[start - 1] == ':');
    if (!has_host || text_find_byte(address, '/', 0) < start)
        return TEXT("");
    start += 2;
    size_t end = start;
    while (end < address.length && !ends_authority(address.bytes[end]))
        end++;
    return text_slice(address, start, end);
}

struct text address_host(struct text address)
{
    struct text host = address_authority(address);
    for (size_t at; (at = text_find_byte(host, '@', 0)) != TEXT_NOT_FOUND;)
        host = text_slice(host, at + 1, host.length);
    return text_starts_with(host, TEXT("[")) ? host : text_cut(&host, ':');
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

struct text address_lowered(struct text text, struct arena *arena)
{
    size_t first = 0;
    while (first < text.length && !is_capital(text.bytes[first]))
        first++;
    if (first == text.length)
        return text;
    struct text copy = text_copy(arena, text);
    char *bytes = (char *)copy.bytes;
    for (size_t i = first; i < copy.length; i++)
        if (is_capital(bytes[i]))
            bytes[i] = (char)(bytes[i] - 'A' + 'a');
    return copy;
}

struct address address_split(struct text text, struct arena *arena)
{
    struct address address = {.scheme = TEXT("")};
    struct text rest = text_trim(text);
    rest = text_cut(&rest, '#');
    struct text before_query = text_cut(&rest, '?');
    address.query = rest;
    size_t colon = text_find(before_query, TEXT("://"), 0);
    if (colon != TEXT_NOT_FOUND) {
        address.scheme = address_lowered(text_slice(before_query, 0, colon), arena);
        before_query = text_slice(before_query, colon + 3, before_query.length);
    }
    size_t slash = text_find_byte(before_query, '/', 0);
    size_t end = slash == TEXT_NOT_FOUND ? before_query.length : slash;
    address.host = address_lowered(text_slice(before_query, 0, end), arena);
    address.path = text_slice(before_query, end, before_query.length);
    if (text_ends_with(address.host, TEXT(":80")) && text_equal(address.scheme, TEXT("http")))
        address.host.length -= 3;
    if (text_ends_with(address.host, TEXT(":443")) && text_equal(address.scheme, TEXT("https")))
        address.host.length -= 4;
    if (text_starts_with(address.host, TEXT("www.")))
        address.host = text_slice(address.host, 4, address.host.length);
    return address;
}

bool address_host_is(const struct address *address, struct text name)
{
    return text_equal(address->host, name);
}

bool address_host_is_below(const struct address *address, struct text name)
{
    size_t more = address->host.length - name.length;
    return address_host_is(address, name) ||
           (address->host.length > name.length && text_ends_with(address->host, name) &&
            address->host.bytes[more - 1] == '.');
}

struct text address_without_suffix(struct text text, struct text suffix)
{
    if (text_ends_with(text, suffix))
        text.length -= suffix.length;
    return text;
}
