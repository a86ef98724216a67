#include "output/markdown_text.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "markdown/byte.h"
#include "output/capture.h"

#include <string.h>

/* cmark takes no code span for one whose fence has more than 80. */
enum { MOST_BACKTICKS = 16, SHORTEST_HASH = 7 };

static size_t longest_backticks(struct text text)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.length; i++) {
        run = text.bytes[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void add_times(struct writer *writer, const char *literal, size_t count)
{
    while (count--)
        writer_add_literal(writer, literal);
}

static void add_without_backticks(struct writer *writer, struct text text)
{
    while (text.length) {
        struct text piece = text_cut(&text, '`');
        writer_add(writer, piece);
        if (piece.bytes + piece.length < text.bytes)
            writer_add_literal(writer, "\\x60");
    }
}

void markdown_add_code(struct writer *writer, struct text text)
{
    text = text_trim(text);
    size_t backticks = longest_backticks(text);
    bool is_split = backticks > MOST_BACKTICKS;
    size_t fence = is_split ? 1 : backticks + 1;
    if (!text.length)
        return;
    add_times(writer, "`", fence);
    writer_add_literal(writer, backticks ? " " : "");
    if (is_split)
        add_without_backticks(writer, text);
    else
        writer_add(writer, text);
    writer_add_literal(writer, backticks ? " " : "");
    add_times(writer, "`", fence);
}

static bool is_hexadecimal(char byte)
{
    return byte_is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

/* Whether it could be a commit (0a1b2c3) or the number of an issue (GH-12). */
static bool is_reference(struct text word)
{
    size_t hexadecimal = 0;
    for (size_t i = 0; i < word.length; i++) {
        hexadecimal = is_hexadecimal(word.bytes[i]) ? hexadecimal + 1 : 0;
        bool is_number = word.bytes[i] == '-' && i > 0 && byte_is_letter(word.bytes[i - 1]) &&
                         i + 1 < word.length && byte_is_digit(word.bytes[i + 1]);
        if (hexadecimal >= SHORTEST_HASH || is_number)
            return true;
    }
    return false;
}

static bool is_www(struct text word)
{
    for (size_t i = 0; i + 4 <= word.length; i++)
        if (text_equal_ignoring_case(text_slice(word, i, i + 4), TEXT("www.")))
            return true;
    return false;
}

static bool is_plain(struct text word)
{
    for (size_t at = 0; at < word.length;) {
        size_t before = at;
        uint32_t code_point = utf8_next(word, &at);
        char byte = word.bytes[before];
        bool is_broken = code_point == 0xFFFD && at == before + 1;
        bool is_punctuation = byte != '\0' && strchr("'\"(),.;!?%/+-", byte);
        bool is_harmless = is_punctuation || byte_is_letter(byte) || byte_is_digit(byte);
        if (code_point < 0x80 ? !is_harmless : is_broken || utf8_is_control(code_point))
            return false;
    }
    return !is_reference(word) && !is_www(word);
}

static bool has_first(struct text word, char byte)
{
    return word.length && word.bytes[0] == byte;
}

static bool has_last_of(struct text word, const char *bytes)
{
    return word.length && word.bytes[word.length - 1] && strchr(bytes, word.bytes[word.length - 1]);
}

/* The word without the punctuation of the sentence around it. */
static struct text core_of(struct text word)
{
    bool is_quoted = has_first(word, '"'), is_bracketed = has_first(word, '(');
    if (is_quoted || is_bracketed)
        word = text_slice(word, 1, word.length);
    is_bracketed |= text_find_byte(word, '(', 0) == TEXT_NOT_FOUND;
    while (has_last_of(word, is_quoted ? ".,;:?\"" : is_bracketed ? ".,;:?)" : ".,;:?"))
        word.length--;
    return word;
}

static size_t word_end(struct text text, size_t at)
{
    size_t space = text_find_byte(text, ' ', at);
    return space == TEXT_NOT_FOUND ? text.length : space;
}

/* Where the code ends that begins with this word: bold text and links are not torn. What follows is a space or
 * punctuation, so no two pieces of code touch. */
static size_t code_end(struct text text, size_t start, size_t end)
{
    struct text word = text_slice(text, start, end);
    size_t close = TEXT_NOT_FOUND;
    if (text_starts_with(word, TEXT("**")) && text_find(word, TEXT("**"), 2) == TEXT_NOT_FOUND)
        close = text_find(text, TEXT("**"), end);
    else if (has_first(word, '[') && text_find(word, TEXT("]("), 0) == TEXT_NOT_FOUND)
        close = text_find(text, TEXT("]("), end);
    if (close == TEXT_NOT_FOUND)
        return end;
    word = text_slice(text, start, word_end(text, close));
    while (word.length > close + 2 - start && has_last_of(word, ".,;:?"))
        word.length--;
    return start + word.length;
}

void markdown_add_words(struct writer *writer, struct text text)
{
    for (size_t at = 0; at < text.length;) {
        size_t end = word_end(text, at);
        struct text core = core_of(text_slice(text, at, end));
        size_t start = core.length ? (size_t)(core.bytes - text.bytes) : end;
        if (core.length && !is_plain(core)) {
            end = code_end(text, start, start + core.length);
            writer_add(writer, text_slice(text, at, start));
            markdown_add_code(writer, text_slice(text, start, end));
        } else {
            end += end < text.length;
            writer_add(writer, text_slice(text, at, end));
        }
        at = end;
    }
}

bool markdown_can_be_block(struct text line)
{
    struct arena arena = {0};
    struct capture capture;
    capture_begin(&capture);
    struct writer writer = {.stream = capture.stream};
    writer_add(&writer, line);
    bool is_same = text_equal(capture_end(&capture, &arena), line);
    arena_free(&arena);
    return is_same && longest_backticks(line) <= MOST_BACKTICKS;
}

void markdown_add_block(struct writer *writer, struct text line)
{
    enum { SHORTEST_FENCE = 3 };
    size_t backticks = longest_backticks(line);
    size_t fence = backticks < SHORTEST_FENCE ? SHORTEST_FENCE : backticks + 1;
    add_times(writer, "`", fence);
    writer_add_literal(writer, "markdown\n");
    writer_add(writer, line);
    writer_add_literal(writer, "\n");
    add_times(writer, "`", fence);
    writer_add_literal(writer, "\n");
}
