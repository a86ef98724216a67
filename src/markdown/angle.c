#include "markdown/angle.h"

#include "markdown/byte.h"

/* The byte at `at`; NUL, which none of the grammar's bytes is, behind the end. */
static char byte_at(struct text text, uint32_t at)
{
    return at < text.length ? text.bytes[at] : '\0';
}

static bool is_one_of(char byte, const char *bytes)
{
    while (*bytes && *bytes != byte)
        bytes++;
    return *bytes != '\0';
}

static bool has_at(struct text text, uint32_t at, struct text wanted)
{
    return text.length - at >= wanted.length && text_equal(text_slice(text, at, at + wanted.length), wanted);
}

static uint32_t skip_gap(struct text text, uint32_t at)
{
    while (at < text.length && byte_is_gap(text.bytes[at]))
        at++;
    return at;
}

static uint32_t skip_letters_and_digits(struct text text, uint32_t at, const char *others)
{
    while (at < text.length && (byte_is_letter_or_digit(text.bytes[at]) || is_one_of(text.bytes[at], others)))
        at++;
    return at;
}

static uint32_t skip_run(struct text text, uint32_t at, char byte)
{
    while (byte_at(text, at) == byte)
        at++;
    return at;
}

static uint32_t url_end(struct text text, uint32_t at)
{
    enum { SHORTEST_SCHEME = 2, LONGEST_SCHEME = 32 };
    uint32_t colon = byte_is_letter(byte_at(text, at)) ? skip_letters_and_digits(text, at, "+-.") : at;
    if (colon - at < SHORTEST_SCHEME || colon - at > LONGEST_SCHEME || byte_at(text, colon) != ':')
        return 0;
    uint32_t end = colon + 1;
    while (end < text.length && (unsigned char)text.bytes[end] > ' ' && !is_one_of(text.bytes[end], "<>"))
        end++;
    return byte_at(text, end) == '>' ? end + 1 : 0;
}

static uint32_t email_end(struct text text, uint32_t at)
{
    enum { LONGEST_LABEL = 63 };
    uint32_t end = skip_letters_and_digits(text, at, ".!#$%&'*+/=?^_`{|}~-");
    if (end == at || byte_at(text, end) != '@')
        return 0;
    do {
        uint32_t label = ++end;
        end = skip_letters_and_digits(text, label, "-");
        if (end == label || end - label > LONGEST_LABEL || text.bytes[label] == '-' || text.bytes[end - 1] == '-')
            return 0;
    } while (byte_at(text, end) == '.');
    return byte_at(text, end) == '>' ? end + 1 : 0;
}

uint32_t angle_autolink_end(struct text text, uint32_t at)
{
    uint32_t end = url_end(text, at + 1);
    return end ? end : email_end(text, at + 1);
}

/* An attribute's value, from behind the =, or 0. */
static uint32_t value_end(struct text text, uint32_t at)
{
    at = skip_gap(text, at);
    char first = byte_at(text, at);
    if (first == '"' || first == '\'') {
        size_t quote = text_find_byte(text, first, at + 1);
        return quote == TEXT_NOT_FOUND ? 0 : (uint32_t)quote + 1;
    }
    uint32_t end = at;
    while (end < text.length && !byte_is_gap(text.bytes[end]) && !is_one_of(text.bytes[end], "\"'=<>`"))
        end++;
    return end > at ? end : 0;
}

static uint32_t open_tag_end(struct text text, uint32_t name)
{
    uint32_t at = skip_letters_and_digits(text, name, "-");
    for (;;) {
        uint32_t attribute = skip_gap(text, at);
        char first = byte_at(text, attribute);
        if (attribute == at || !(byte_is_letter(first) || first == '_' || first == ':')) {
            at = attribute;
            break;
        }
        at = skip_letters_and_digits(text, attribute, "_:.-");
        uint32_t equals = skip_gap(text, at);
        if (byte_at(text, equals) == '=')
            at = value_end(text, equals + 1);
        if (!at)
            return 0;
    }
    at += byte_at(text, at) == '/';
    return byte_at(text, at) == '>' ? at + 1 : 0;
}

static uint32_t close_tag_end(struct text text, uint32_t name)
{
    if (!byte_is_letter(byte_at(text, name)))
        return 0;
    uint32_t at = skip_gap(text, skip_letters_and_digits(text, name, "-"));
    return byte_at(text, at) == '>' ? at + 1 : 0;
}

/* The body holds no two hyphens in a row and begins neither with > nor with ->. */
static uint32_t comment_end(struct text text, uint32_t body)
{
    if (has_at(text, body, TEXT("-->")))
        return body + 3;
    uint32_t first = body + (byte_at(text, body) == '-');
    if (byte_at(text, first) == '-' || byte_at(text, first) == '>' || first >= text.length)
        return 0;
    size_t hyphens = text_find(text, TEXT("--"), first + 1);
    return hyphens != TEXT_NOT_FOUND && byte_at(text, (uint32_t)hyphens + 2) == '>' ? (uint32_t)hyphens + 3 : 0;
}

/* What closes is a run of `byte` before a >, of a length that leaves `wanted` when it is taken in groups: cmark
 * takes a ? together with the byte behind it, and two ] with the byte behind them. Only a run right at the start
 * is another one for each search; whether one closes behind it, the first search that fails says for all. */
static uint32_t run_end(struct text text, uint32_t at, char byte, uint32_t group, uint32_t wanted, bool *none)
{
    do {
        size_t found = *none ? at : text_find_byte(text, byte, at);
        if (found == TEXT_NOT_FOUND)
            break;
        at = skip_run(text, (uint32_t)found, byte);
        if ((at - (uint32_t)found) % group == wanted && byte_at(text, at) == '>')
            return at + 1;
    } while (!*none);
    *none = true;
    return 0;
}

static uint32_t declaration_end(struct text text, uint32_t name, bool *none)
{
    uint32_t at = name;
    while (byte_at(text, at) >= 'A' && byte_at(text, at) <= 'Z')
        at++;
    if (at == name || !byte_is_gap(byte_at(text, at)))
        return 0;
    size_t end = *none ? TEXT_NOT_FOUND : text_find_byte(text, '>', at);
    *none = end == TEXT_NOT_FOUND;
    return *none ? 0 : (uint32_t)end + 1;
}

uint32_t angle_html_end(struct text text, uint32_t at, struct angle_memory *memory)
{
    char first = byte_at(text, at + 1);
    if (byte_is_letter(first))
        return open_tag_end(text, at + 1);
    if (first == '/')
        return close_tag_end(text, at + 2);
    if (first == '?')
        return run_end(text, at + 2, '?', 2, 1, &memory->no_instruction_end);
    if (has_at(text, at, TEXT("<!--")))
        return comment_end(text, at + 4);
    if (has_at(text, at, TEXT("<![CDATA[")))
        return run_end(text, at + 9, ']', 3, 2, &memory->no_cdata_end);
    return first == '!' ? declaration_end(text, at + 2, &memory->no_greater_than) : 0;
}
