#include "list/address.h"

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
    while (end < text.length && text.bytes[end] >= '0' && text.bytes[end] <= '9')
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

/* Where the first of these bytes stands; the length where none does. */
static size_t find_any(struct text text, struct text wanted)
{
    size_t at = 0;
    while (at < text.length && text_find_byte(wanted, text.bytes[at], 0) == TEXT_NOT_FOUND)
        at++;
    return at;
}

struct text address_authority(struct text address)
{
    size_t start = text_find(address, TEXT("//"), 0);
    bool has_host = start != TEXT_NOT_FOUND && (start == 0 || address.bytes[start - 1] == ':');
    if (!has_host || text_find_byte(address, '/', 0) < start)
        return TEXT("");
    struct text rest = text_slice(address, start + 2, address.length);
    return text_slice(rest, 0, find_any(rest, TEXT("/?#\\")));
}

struct text address_host(struct text address)
{
    struct text host = address_authority(address);
    for (size_t at; (at = text_find_byte(host, '@', 0)) != TEXT_NOT_FOUND;)
        host = text_slice(host, at + 1, host.length);
    return text_starts_with(host, TEXT("[")) ? host : text_slice(host, 0, find_any(host, TEXT(":")));
}
