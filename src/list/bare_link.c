#include "list/bare_link.h"

#include "base/utf8.h"
#include "list/address.h"
#include "markdown/byte.h"
#include "markdown/html.h"

static bool ends_address(uint32_t code_point)
{
    return code_point <= ' ' || code_point == '<' || utf8_is_space(code_point) || utf8_is_control(code_point) ||
           (code_point >= 0x80 && utf8_is_punctuation(code_point));
}

static struct text up_to_its_end(struct text text)
{
    size_t end = 0;
    for (size_t next = 0; next < text.length; end = next)
        if (ends_address(utf8_next(text, &next)))
            break;
    return text_slice(text, 0, end);
}

/* Without the punctuation of the sentence that it stands in, and brackets that were opened before it. */
static struct text without_punctuation(struct text address)
{
    static const char opening[] = "([{", closing[] = ")]}";
    long surplus[sizeof closing - 1] = {0}; /* closing brackets of each sort beyond the opening ones */
    for (size_t i = 0; i < address.length; i++)
        for (size_t k = 0; k < sizeof closing - 1; k++)
            surplus[k] += (address.bytes[i] == closing[k]) - (address.bytes[i] == opening[k]);
    while (address.length) {
        char last = address.bytes[address.length - 1];
        size_t sort = 0;
        while (sort < sizeof closing - 1 && (last != closing[sort] || surplus[sort] <= 0))
            sort++;
        bool is_surplus = sort < sizeof closing - 1;
        if (!is_surplus && text_find_byte(TEXT("?!.,:;*_~'\"`"), last, 0) == TEXT_NOT_FOUND)
            break;
        if (is_surplus)
            surplus[sort]--;
        address.length--;
    }
    return address;
}

/* Where the scheme begins whose :// stands at colon; at colon itself where it is none. */
static size_t scheme_before(struct text text, size_t from, size_t colon)
{
    static const struct text schemes[] = {{"https", 5}, {"http", 4}};
    for (size_t i = 0; i < 2; i++) {
        struct text scheme = schemes[i];
        if (colon >= from + scheme.length &&
            text_equal_ignoring_case(text_slice(text, colon - scheme.length, colon), scheme))
            return colon - scheme.length;
    }
    return colon;
}

static bool can_precede_www(struct text text, size_t at)
{
    return !at || byte_is_gap(text.bytes[at - 1]) ||
           text_find_byte(TEXT("*_~("), text.bytes[at - 1], 0) != TEXT_NOT_FOUND;
}

/* The next address in the text at or after *at, which moves behind it; the empty text where there is none. */
static struct text next_address(struct text text, size_t *at)
{
    for (size_t i = *at; i < text.length; i++) {
        struct text rest = text_slice(text, i, text.length);
        size_t start = TEXT_NOT_FOUND, host = i + 3;
        if (text.bytes[i] == ':' && text_starts_with(rest, TEXT("://")) && scheme_before(text, *at, i) < i)
            start = scheme_before(text, *at, i);
        else if ((text.bytes[i] == 'w' || text.bytes[i] == 'W') && address_skip(&rest, TEXT("www.")) &&
                 can_precede_www(text, i))
            start = i, host = i + 4;
        if (start == TEXT_NOT_FOUND || host >= text.length || !byte_is_letter_or_digit(text.bytes[host]))
            continue;
        struct text address = without_punctuation(up_to_its_end(text_slice(text, start, text.length)));
        *at = start + address.length;
        return address;
    }
    *at = text.length;
    return TEXT("");
}

static bool is_label(struct bare_links *walk, uint32_t at)
{
    const struct spans *spans = &walk->prose.spans;
    while (walk->next_span < spans->count && spans->items[walk->next_span].whole.start <= at) {
        const struct span *span = &spans->items[walk->next_span++];
        bool is_link = span->kind == SPAN_LINK || span->kind == SPAN_IMAGE;
        if (is_link && span->content.end > walk->label_end)
            walk->label_end = span->content.end;
    }
    return at < walk->label_end;
}

static bool next_piece(struct bare_links *walk)
{
    struct range before = walk->piece.around;
    if (!prose_next(&walk->prose, &walk->piece))
        return false;
    if (walk->piece.around.start != before.start || walk->piece.around.end != before.end)
        walk->next_span = walk->label_end = 0;
    walk->at = walk->piece.range.start;
    return true;
}

bool bare_link_next(struct bare_links *walk, struct link *link)
{
    const struct list *list = walk->prose.list;
    do {
        while (walk->at < walk->piece.range.end) {
            struct text rest = list_text(list, (struct range){walk->at, walk->piece.range.end});
            size_t moved = 0;
            struct text address = next_address(rest, &moved);
            walk->at += (uint32_t)moved;
            struct range range = {walk->at - (uint32_t)address.length, walk->at};
            if (!address.length || is_label(walk, range.start))
                continue;
            struct text decoded = html_decoded(walk->prose.arena, address);
            if (!probe_can_ask(decoded))
                decoded = text_format(walk->prose.arena, "http://%.*s", TEXT_ARGUMENTS(decoded));
            *link = (struct link){
                .whole = range, .label = range, .url = range, .address = decoded, .is_autolink = true};
            return true;
        }
    } while (next_piece(walk));
    return false;
}
