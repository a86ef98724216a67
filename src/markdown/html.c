#include "markdown/html.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "markdown/byte.h"

static bool is_hex_digit(char byte)
{
    return byte_is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

static uint32_t skip_spaces(struct text content, uint32_t at)
{
    while (at < content.length && byte_is_space(content.bytes[at]))
        at++;
    return at;
}

struct attribute {
    struct range name, value; /* an attribute without a value has an empty one */
};

enum scan { SCAN_FOUND, SCAN_END, SCAN_BROKEN };

static enum scan scan_value(struct text content, uint32_t *at, struct range *value)
{
    char first = *at < content.length ? content.bytes[*at] : '>';
    if (first == '"' || first == '\'') {
        size_t quote = text_find_byte(content, first, ++*at);
        if (quote == TEXT_NOT_FOUND)
            return SCAN_BROKEN;
        *value = (struct range){*at, (uint32_t)quote};
        *at = value->end + 1;
        return SCAN_FOUND;
    }
    value->start = *at;
    while (*at < content.length && !byte_is_space(content.bytes[*at]) && content.bytes[*at] != '>' &&
           content.bytes[*at] != '<')
        ++*at;
    value->end = *at;
    return SCAN_FOUND;
}

static bool ends_attribute_name(char byte)
{
    return byte_is_space(byte) || byte == '/' || byte == '=' || byte == '>' || byte == '<';
}

/* As browsers read attributes, save that a bare < breaks off: then *at stands where the search for tags may go on.
 * Nothing is read twice but what follows a quote that is never closed, and that is found out once for each of the
 * two quotes: so a page full of broken tags takes linear time. */
static enum scan scan_attribute(struct text content, uint32_t *at, struct attribute *attribute)
{
    while (*at < content.length && (byte_is_space(content.bytes[*at]) || content.bytes[*at] == '/'))
        ++*at;
    if (*at == content.length || content.bytes[*at] == '>')
        return SCAN_END;
    if (content.bytes[*at] == '<')
        return SCAN_BROKEN;
    attribute->name.start = (*at)++;
    while (*at < content.length && !ends_attribute_name(content.bytes[*at]))
        ++*at;
    attribute->name.end = *at;
    attribute->value = (struct range){*at, *at};
    uint32_t equals = skip_spaces(content, *at);
    if (equals == content.length || content.bytes[equals] != '=')
        return SCAN_FOUND;
    *at = skip_spaces(content, equals + 1);
    return scan_value(content, at, &attribute->value);
}

/* *at stands at a <. Where no tag starts it moves on, and so do the others. */
static bool scan_tag(struct text content, uint32_t *at, struct html_piece *piece)
{
    piece->whole.start = (*at)++;
    bool closes = *at < content.length && content.bytes[*at] == '/';
    piece->kind = closes ? HTML_CLOSE_TAG : HTML_OPEN_TAG;
    *at += closes;
    if (*at == content.length || !byte_is_letter(content.bytes[*at]))
        return false;
    piece->name.start = *at;
    while (*at < content.length && (byte_is_letter_or_digit(content.bytes[*at]) || content.bytes[*at] == '-'))
        ++*at;
    piece->name.end = *at;
    if (*at < content.length && !byte_is_space(content.bytes[*at]) && content.bytes[*at] != '/' &&
        content.bytes[*at] != '>')
        return false;
    struct attribute attribute;
    uint32_t after_last;
    enum scan result;
    do {
        after_last = *at;
        result = scan_attribute(content, at, &attribute);
    } while (result == SCAN_FOUND);
    if (result == SCAN_BROKEN || *at == content.length)
        return false;
    /* In <a href=x/> the slash is part of the value. */
    bool is_slashed = *at > after_last && content.bytes[*at - 1] == '/';
    piece->attributes = (struct range){piece->name.end, *at - is_slashed};
    piece->whole.end = ++*at;
    return true;
}

static bool scan_comment(struct text content, uint32_t *at, struct html_piece *piece)
{
    if (!text_starts_with(text_slice(content, *at, content.length), TEXT("<!--")))
        return false;
    /* <!--> is a comment too. */
    size_t close = text_find(content, TEXT("-->"), *at + 2);
    uint32_t end = (uint32_t)(close == TEXT_NOT_FOUND ? content.length : close + 3);
    *piece = (struct html_piece){.kind = HTML_COMMENT, .whole = {*at, end}};
    *at = end;
    return true;
}

bool html_next(struct text content, uint32_t *at, uint32_t end, struct html_piece *piece)
{
    struct text searched = text_slice(content, 0, end);
    size_t start;
    while ((start = text_find_byte(searched, '<', *at)) != TEXT_NOT_FOUND) {
        *at = (uint32_t)start;
        if (scan_comment(searched, at, piece) || scan_tag(searched, at, piece))
            return true;
    }
    *at = end;
    return false;
}

bool html_attribute(struct text content, struct range attributes, struct text name, struct range *value)
{
    struct text searched = text_slice(content, 0, attributes.end);
    struct attribute attribute;
    uint32_t at = attributes.start;
    while (scan_attribute(searched, &at, &attribute) == SCAN_FOUND)
        if (text_equal_ignoring_case(text_range(searched, attribute.name), name)) {
            *value = attribute.value;
            return true;
        }
    return false;
}

int html_heading_level(struct text tag_name)
{
    bool is_heading = tag_name.length == 2 && (tag_name.bytes[0] | 0x20) == 'h' && tag_name.bytes[1] >= '1' &&
                      tag_name.bytes[1] <= '6';
    return is_heading ? tag_name.bytes[1] - '0' : 0;
}

struct reference {
    const char *name;
    uint32_t code_point;
};

/* Sorted by bytes. */
static const struct reference references[] = {
    {"AElig", 0xC6},    {"Aacute", 0xC1},   {"Acirc", 0xC2},    {"Agrave", 0xC0},   {"Aring", 0xC5},
    {"Atilde", 0xC3},   {"Auml", 0xC4},     {"Ccedil", 0xC7},   {"Dagger", 0x2021}, {"Eacute", 0xC9},
    {"Ecirc", 0xCA},    {"Egrave", 0xC8},   {"Euml", 0xCB},     {"Iacute", 0xCD},   {"Icirc", 0xCE},
    {"Igrave", 0xCC},   {"Iuml", 0xCF},     {"Ntilde", 0xD1},   {"OElig", 0x152},   {"Oacute", 0xD3},
    {"Ocirc", 0xD4},    {"Ograve", 0xD2},   {"Oslash", 0xD8},   {"Otilde", 0xD5},   {"Ouml", 0xD6},
    {"Scaron", 0x160},  {"Uacute", 0xDA},   {"Ucirc", 0xDB},    {"Ugrave", 0xD9},   {"Uuml", 0xDC},
    {"Yacute", 0xDD},   {"aacute", 0xE1},   {"acirc", 0xE2},    {"acute", 0xB4},    {"aelig", 0xE6},
    {"agrave", 0xE0},   {"alpha", 0x3B1},   {"amp", '&'},       {"apos", '\''},     {"aring", 0xE5},
    {"ast", '*'},       {"asymp", 0x2248},  {"atilde", 0xE3},   {"auml", 0xE4},     {"beta", 0x3B2},
    {"bull", 0x2022},   {"ccedil", 0xE7},   {"cent", 0xA2},     {"check", 0x2713},  {"colon", ':'},
    {"comma", ','},     {"copy", 0xA9},     {"cross", 0x2717},  {"dagger", 0x2020}, {"darr", 0x2193},
    {"deg", 0xB0},      {"divide", 0xF7},   {"dollar", '$'},    {"eacute", 0xE9},   {"ecirc", 0xEA},
    {"egrave", 0xE8},   {"emsp", 0x2003},   {"ensp", 0x2002},   {"euml", 0xEB},     {"euro", 0x20AC},
    {"frac12", 0xBD},   {"gamma", 0x3B3},   {"ge", 0x2265},     {"gt", '>'},        {"harr", 0x2194},
    {"hearts", 0x2665}, {"hellip", 0x2026}, {"iacute", 0xED},   {"icirc", 0xEE},    {"iexcl", 0xA1},
    {"igrave", 0xEC},   {"infin", 0x221E},  {"iquest", 0xBF},   {"iuml", 0xEF},     {"lambda", 0x3BB},
    {"laquo", 0xAB},    {"larr", 0x2190},   {"lbrack", '['},    {"ldquo", 0x201C},  {"le", 0x2264},
    {"lpar", '('},      {"lsquo", 0x2018},  {"lt", '<'},        {"mdash", 0x2014},  {"micro", 0xB5},
    {"middot", 0xB7},   {"minus", 0x2212},  {"mu", 0x3BC},      {"nbsp", 0xA0},     {"ndash", 0x2013},
    {"ne", 0x2260},     {"ntilde", 0xF1},   {"num", '#'},       {"oacute", 0xF3},   {"ocirc", 0xF4},
    {"oelig", 0x153},   {"ograve", 0xF2},   {"oslash", 0xF8},   {"otilde", 0xF5},   {"ouml", 0xF6},
    {"para", 0xB6},     {"percnt", '%'},    {"period", '.'},    {"phi", 0x3C6},     {"pi", 0x3C0},
    {"plus", '+'},      {"plusmn", 0xB1},   {"pound", 0xA3},    {"quot", '"'},      {"raquo", 0xBB},
    {"rarr", 0x2192},   {"rbrack", ']'},    {"rdquo", 0x201D},  {"reg", 0xAE},      {"rpar", ')'},
    {"rsquo", 0x2019},  {"scaron", 0x161},  {"sect", 0xA7},     {"shy", 0xAD},      {"sigma", 0x3C3},
    {"sol", '/'},       {"star", 0x2606},   {"starf", 0x2605},  {"szlig", 0xDF},    {"thinsp", 0x2009},
    {"tilde", 0x2DC},   {"times", 0xD7},    {"trade", 0x2122},  {"uacute", 0xFA},   {"uarr", 0x2191},
    {"ucirc", 0xFB},    {"ugrave", 0xF9},   {"uuml", 0xFC},     {"verbar", '|'},    {"vert", '|'},
    {"yacute", 0xFD},   {"yen", 0xA5},      {"yuml", 0xFF},     {"zwj", 0x200D},    {"zwnj", 0x200C},
};

enum { LONGEST_REFERENCE_NAME = 6 };

static bool named_code_point(struct text name, uint32_t *code_point)
{
    size_t low = 0, high = sizeof references / sizeof *references;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(name, text_from(references[middle].name));
        *code_point = references[middle].code_point;
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

/* text starts with &#. A reference has one to seven decimal or one to six hexadecimal digits. */
static size_t numeric_reference(struct text text, uint32_t *code_point)
{
    enum { REPLACEMENT = 0xFFFD, FIRST_SURROGATE = 0xD800, LAST_SURROGATE = 0xDFFF, LAST_CODE_POINT = 0x10FFFF };
    bool is_hexadecimal = text.length > 2 && (text.bytes[2] | 0x20) == 'x';
    size_t first = is_hexadecimal ? 3 : 2, at = first, longest = is_hexadecimal ? 6 : 7;
    uint32_t value = 0;
    for (; at < text.length && at - first < longest; at++) {
        char byte = text.bytes[at];
        if (!(is_hexadecimal ? is_hex_digit(byte) : byte_is_digit(byte)))
            break;
        uint32_t digit = (uint32_t)(byte_is_digit(byte) ? byte - '0' : (byte | 0x20) - 'a' + 10);
        value = value * (is_hexadecimal ? 16 : 10) + digit;
    }
    if (at == first || at == text.length || text.bytes[at] != ';')
        return 0;
    bool is_valid = value && value <= LAST_CODE_POINT && (value < FIRST_SURROGATE || value > LAST_SURROGATE);
    *code_point = is_valid ? value : REPLACEMENT;
    return at + 1;
}

/* text starts with &. How long the reference is that stands there; 0 when none does. */
static size_t scan_reference(struct text text, uint32_t *code_point)
{
    if (text.length > 1 && text.bytes[1] == '#')
        return numeric_reference(text, code_point);
    size_t end = 1;
    while (end < text.length && end <= LONGEST_REFERENCE_NAME && byte_is_letter_or_digit(text.bytes[end]))
        end++;
    if (end == text.length || text.bytes[end] != ';')
        return 0;
    return named_code_point(text_slice(text, 1, end), code_point) ? end + 1 : 0;
}

struct text html_decoded(struct arena *arena, struct text text)
{
    struct builder decoded = {.arena = arena};
    size_t copied = 0, at = 0;
    while ((at = text_find_byte(text, '&', at)) != TEXT_NOT_FOUND) {
        uint32_t code_point = 0;
        size_t length = scan_reference(text_slice(text, at, text.length), &code_point);
        if (length) {
            builder_add(&decoded, text_slice(text, copied, at));
            utf8_add(&decoded, code_point);
            copied = at + length;
        }
        at += length ? length : 1;
    }
    if (!copied)
        return text;
    builder_add(&decoded, text_slice(text, copied, text.length));
    return builder_text(&decoded);
}
