#include "list/link_repair.h"

#include "base/arena.h"
#include "list/address.h"
#include "markdown/byte.h"
#include "markdown/inline.h"

#define WIDE_COMMA "\xEF\xBC\x8C"

static const struct text marks[] = {
    {"[", 1},            {"]", 1},            {"(", 1},            {")", 1},
    {"<", 1},            {">", 1},            {"{", 1},            {"}", 1},
    {"\xEF\xBC\x88", 3}, {"\xEF\xBC\x89", 3}, /* full-width ( ) */
    {"\xE3\x80\x90", 3}, {"\xE3\x80\x91", 3}, /* lenticular brackets */
    {"\xEF\xBC\xBB", 3}, {"\xEF\xBC\xBD", 3}, /* full-width [ ] */
};

size_t link_mark(struct text text, size_t at)
{
    struct text rest = text_slice(text, at, text.length);
    if (!rest.length || byte_is_letter_or_digit(rest.bytes[0]) || byte_is_gap(rest.bytes[0]))
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (rest.bytes[0] == marks[i].bytes[0] && text_starts_with(rest, marks[i]))
            return marks[i].length;
    return 0;
}

static bool stands_at(struct text text, size_t at, struct text wanted)
{
    return text_starts_with(text_slice(text, at, text.length), wanted);
}

bool address_starts(struct text text, size_t at)
{
    struct text rest = text_slice(text, at, text.length);
    char first = rest.length ? (char)(rest.bytes[0] | 0x20) : ' ';
    if (first != 'h' && first != 'w')
        return false;
    return address_skip_scheme(&rest) || address_skip(&rest, TEXT("www."));
}

size_t address_end(struct text text, size_t at)
{
    size_t depth = 0;
    for (; at < text.length && !byte_is_gap(text.bytes[at]); at++) {
        char byte = text.bytes[at];
        if (byte == '(')
            depth++;
        else if (byte == ')' && depth)
            depth--;
        else if (byte == '"' || link_mark(text, at) || stands_at(text, at, TEXT(WIDE_COMMA)))
            break;
    }
    return at;
}

static bool is_line_end(struct text text, size_t at)
{
    return at >= text.length || text.bytes[at] == '\n' || text.bytes[at] == '\r';
}

size_t address_end_behind_blanks(struct text text, size_t at)
{
    for (; !is_line_end(text, at) && text.bytes[at] != '[' && !address_starts(text, at); at++)
        if (text.bytes[at] == ')')
            return at + 1;
    return 0;
}

struct text address_without_blanks(struct text text, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < text.length; i++)
        if (!byte_is_gap(text.bytes[i]))
            builder_add_byte(&builder, text.bytes[i]);
    return builder_text(&builder);
}

/* What may be the end of a sentence, of bold text or of a parenthesis may not be the end of the address. */
bool address_ends_surely(struct text text, size_t end, struct text address)
{
    char last = address.bytes[address.length - 1];
    return is_line_end(text, end) && text_find_byte(TEXT(".,;:!?*`"), last, 0) == TEXT_NOT_FOUND &&
           text_find_byte(address, '(', 0) == TEXT_NOT_FOUND;
}

bool address_is_parted(struct text text, size_t end)
{
    char last = text.bytes[end - 1];
    return end < text.length && byte_is_gap(text.bytes[end]) && (last == ',' || last == ';');
}

/* The length of what means nothing by itself at the start of a text, and at its end. */
static size_t loose_start(struct text text)
{
    bool is_loose = text.length && (byte_is_gap(text.bytes[0]) || text.bytes[0] == ':' || text.bytes[0] == '!');
    return is_loose ? 1 : link_mark(text, 0);
}

static size_t loose_end(struct text text)
{
    enum { WIDE = 3 };
    size_t last = text.length ? loose_start(text_slice(text, text.length - 1, text.length)) : 0;
    bool is_wide = !last && text.length >= WIDE && link_mark(text, text.length - WIDE) == WIDE;
    return is_wide ? WIDE : last;
}

struct text link_words(struct text text)
{
    for (size_t loose; (loose = loose_start(text)) > 0;)
        text = text_slice(text, loose, text.length);
    for (size_t loose; (loose = loose_end(text)) > 0;)
        text.length -= loose;
    return text;
}

bool link_repair_read(struct text raw, struct text *label, struct text *address, bool *is_sure)
{
    size_t from = 0;
    *label = *address = TEXT("");
    *is_sure = true;
    for (size_t at = 0; at <= raw.length; at++) {
        bool is_end = at == raw.length;
        if (!is_end && !address_starts(raw, at))
            continue;
        struct text words = link_words(text_slice(raw, from, at));
        if (words.length && label->length && !text_equal(words, *label))
            *is_sure = false;
        else if (words.length)
            *label = words;
        if (is_end)
            break;
        from = address_end(raw, at);
        struct text found = text_slice(raw, at, from);
        bool is_other = address->length && !text_equal(found, *address);
        *address = is_other ? TEXT("") : found;
        if (is_other)
            return false;
        at = from - 1;
    }
    return address->length && label->length;
}

struct text link_repair_write(struct text label, struct text address, struct arena *arena)
{
    struct spans spans = {0};
    struct text scheme = text_starts_with(address, TEXT("www.")) ? TEXT("https://") : TEXT("");
    struct text link = text_format(arena, "[%.*s](%.*s%.*s)", TEXT_ARGUMENTS(label), TEXT_ARGUMENTS(scheme),
                                   TEXT_ARGUMENTS(address));
    struct range whole = {0, (uint32_t)link.length};
    inline_scan(link, whole, true, NULL, arena, &spans);
    bool is_link = spans.count && spans.items[0].kind == SPAN_LINK && spans.items[0].whole.end == whole.end &&
                   spans.items[0].whole.start == 0;
    return is_link ? link : TEXT("");
}
