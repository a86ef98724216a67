#include "probe/fragment.h"

#include "base/arena.h"

#include <string.h>

static int hex_value(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte = (char)(byte | 0x20);
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static struct text decoded(struct text text, struct arena *arena)
{
    char *bytes = arena_allocate(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool is_escape = text.bytes[i] == '%' && i + 2 < text.length && hex_value(text.bytes[i + 1]) >= 0 &&
                         hex_value(text.bytes[i + 2]) >= 0;
        bytes[length++] = is_escape ? (char)(hex_value(text.bytes[i + 1]) * 16 + hex_value(text.bytes[i + 2]))
                                    : text.bytes[i];
        i += is_escape ? 2 : 0;
    }
    return (struct text){bytes, length};
}

/* GitHub's and GitLab's #L10 and #L10-L20, which a script makes. */
static bool is_line_of_code(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!memchr("L-C0123456789", text.bytes[i], 13))
            return false;
    return text.length > 1 && text.bytes[0] == 'L';
}

static bool is_made_by_a_script(struct text text)
{
    static const char never_in_an_id[] = "!/=~&<>\"' \t\n\v\f\r";
    for (size_t i = 0; i < text.length; i++)
        if (strchr(never_in_an_id, text.bytes[i]))
            return true;
    return is_line_of_code(text) || text_equal_ignoring_case(text, TEXT("top"));
}

void fragment_search_begin(struct fragment_search *search, struct text fragment, struct arena *arena)
{
    search->wanted = decoded(fragment, arena);
    search->is_found = false;
    search->kept = 0;
    if (search->wanted.length > FRAGMENT_LONGEST || is_made_by_a_script(search->wanted))
        search->wanted = TEXT("");
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Takes white space off the end. */
static void trim_end(struct text *text)
{
    while (text->length && is_space(text->bytes[text->length - 1]))
        text->length--;
}

/* Whether the text ends in the start of an id or a name: id=, id=", name = '. */
static bool ends_before_a_value(struct text text, char *quote)
{
    bool has_quote = text.length && (text.bytes[text.length - 1] == '"' || text.bytes[text.length - 1] == '\'');
    *quote = has_quote ? text.bytes[text.length - 1] : '\0';
    text.length -= has_quote;
    trim_end(&text);
    if (!text_ends_with(text, TEXT("=")))
        return false;
    text.length--;
    trim_end(&text);
    for (size_t length = 2; length <= 4; length += 2) {
        struct text name = length == 2 ? TEXT("id") : TEXT("name");
        if (text.length > length && is_space(text.bytes[text.length - length - 1]) &&
            text_equal_ignoring_case(text_slice(text, text.length - length, text.length), name))
            return true;
    }
    return false;
}

static bool stands_at(struct text text, size_t at, size_t length)
{
    struct text before = text_slice(text, 0, at);
    char quote;
    if (at + length == text.length)
        return false;
    char behind = text.bytes[at + length];
    /* GitHub keeps the ids of a README apart from its own. */
    if (text_ends_with(before, TEXT("user-content-")))
        before.length -= sizeof "user-content-" - 1;
    return ends_before_a_value(before, &quote) && (quote ? behind == quote : is_space(behind) || behind == '>');
}

static bool holds(struct text text, struct text wanted)
{
    for (size_t at = text_find(text, wanted, 0); at != TEXT_NOT_FOUND; at = text_find(text, wanted, at + 1))
        if (stands_at(text, at, wanted.length))
            return true;
    return false;
}

/* As much of the piece as there is room for, white space only once: so a place of any length fits the window. */
static struct text keep(struct fragment_search *search, struct text piece)
{
    size_t taken = 0;
    for (; taken < piece.length && search->kept < sizeof search->window; taken++) {
        char byte = piece.bytes[taken];
        if (!is_space(byte))
            search->window[search->kept++] = byte;
        else if (!search->kept || search->window[search->kept - 1] != ' ')
            search->window[search->kept++] = ' ';
    }
    return text_slice(piece, taken, piece.length);
}

void fragment_search_feed(struct fragment_search *search, struct text piece)
{
    const size_t overlap = FRAGMENT_LONGEST + 64;
    while (piece.length && search->wanted.length && !search->is_found) {
        piece = keep(search, piece);
        search->is_found = holds((struct text){search->window, search->kept}, search->wanted);
        if (search->kept == sizeof search->window) {
            memmove(search->window, search->window + search->kept - overlap, overlap);
            search->kept = overlap;
        }
    }
}
