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
