#include "output/writer.h"

#include "base/utf8.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD, LONGEST_ESCAPE = sizeof "\\u{10ffff}" };

/* Whether the line would hold a workflow command with this character. */
static bool completes_command(const struct writer *writer, uint32_t code_point)
{
    return (code_point == ':' && writer->has_colon) || (code_point == '[' && writer->hashes >= 2);
}

static void begin_line(struct writer *writer)
{
    writer->columns = 0;
    writer->has_begun = writer->has_colon = false;
    writer->hashes = 0;
}

/* GitHub's runner compares as people read, so characters without width do not part what stands around them. */
static void follow(struct writer *writer, uint32_t code_point)
{
    unsigned width = utf8_width(code_point);
    writer->columns += width;
    if (width == 0)
        return;
    writer->hashes = code_point == '#' ? writer->hashes + 1 : 0;
    writer->has_colon = code_point == ':' && !writer->has_begun;
    writer->has_begun |= !utf8_is_space(code_point);
}

/* A character of a text, as it may be printed. */
struct character {
    uint32_t code_point; /* of what is broken: the byte */
    size_t start, size;
    bool is_broken;
};

static struct character character_at(struct text text, size_t at)
{
    struct character character = {.start = at};
    character.code_point = utf8_next(text, &at);
    character.size = at - character.start;
    character.is_broken = character.code_point == REPLACEMENT && character.size == 1;
    if (character.is_broken)
        character.code_point = (unsigned char)text.bytes[character.start];
    return character;
}

static bool is_unfit(struct character character)
{
    return character.is_broken || utf8_is_control(character.code_point);
}

static size_t write_escape(char *escape, bool for_json, struct character character)
{
    const char *format = for_json ? "\\u%04x" : character.size == 1 ? "\\x%02x" : "\\u{%04x}";
    return (size_t)snprintf(escape, LONGEST_ESCAPE, format, character.code_point);
}

static void add_escape(struct writer *writer, struct character character)
{
    char escape[LONGEST_ESCAPE];
    size_t length = write_escape(escape, writer->writes_json, character);
    fwrite(escape, 1, length, writer->stream);
    writer->columns += length;
    writer->has_begun = true;
    writer->has_colon = false;
    writer->hashes = 0;
}

/* How many letters, digits and the like stand at `at`: nothing that a workflow command begins with. */
static size_t harmless_run(struct text text, size_t at)
{
    size_t end = at;
    while (end < text.length && text.bytes[end] > ' ' && text.bytes[end] < 0x7F && text.bytes[end] != ':' &&
           text.bytes[end] != '#' && text.bytes[end] != '[')
        end++;
    return end - at;
}

static void follow_run(struct writer *writer, size_t length)
{
    writer->columns += length;
    writer->hashes = 0;
    writer->has_colon = false;
    writer->has_begun = true;
}

static void add(struct writer *writer, struct text text, bool is_ours)
{
    size_t written = 0, run;
    for (size_t at = 0; at < text.length;) {
        if ((run = harmless_run(text, at)) > 0) {
            follow_run(writer, run);
            at += run;
            continue;
        }
        struct character character = character_at(text, at);
        at += character.size;
        if (is_ours && character.code_point == '\n') {
            begin_line(writer);
        } else if (is_unfit(character) || completes_command(writer, character.code_point)) {
            fwrite(text.bytes + written, 1, character.start - written, writer->stream);
            add_escape(writer, character);
            written = at;
        } else {
            follow(writer, character.code_point);
        }
    }
    if (written < text.length)
        fwrite(text.bytes + written, 1, text.length - written, writer->stream);
}

void writer_add(struct writer *writer, struct text text)
{
    add(writer, text, false);
}

void writer_add_literal(struct writer *writer, const char *text)
{
    add(writer, text_from(text), true);
}

void writer_add_number(struct writer *writer, size_t number)
{
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%zu", number);
    writer_add(writer, (struct text){digits, (size_t)length});
}

void writer_add_spaces(struct writer *writer, size_t count)
{
    while (count--)
        writer_add_literal(writer, " ");
}

void writer_style(struct writer *writer, enum style style)
{
    /* As gcc has them; past the bookkeeping, so that a change of colour parts no workflow command. */
    static const char *const codes[] = {
        [STYLE_PLAIN] = "\033[0m",      [STYLE_PLACE] = "\033[1m",  [STYLE_ERROR] = "\033[1;31m",
        [STYLE_WARNING] = "\033[1;35m", [STYLE_NOTE] = "\033[1;36m", [STYLE_GUTTER] = "\033[2m",
        [STYLE_FIX] = "\033[32m",
    };
    if (writer->use_color)
        fputs(codes[style], writer->stream);
}

size_t writer_width(struct text text)
{
    size_t columns = 0;
    char escape[LONGEST_ESCAPE];
    for (size_t at = 0; at < text.length;) {
        struct character character = character_at(text, at);
        at += character.size;
        columns += is_unfit(character) ? write_escape(escape, false, character) : utf8_width(character.code_point);
    }
    return columns;
}

void writer_error(FILE *stream, const struct error *error)
{
    struct writer writer = {.stream = stream};
    writer_add(&writer, text_from(error->path[0] ? error->path : "rsfm-lint"));
    if (error->path[0] && error->line) {
        writer_add_literal(&writer, ":");
        writer_add_number(&writer, error->line);
    }
    if (error->path[0] && error->line && error->column) {
        writer_add_literal(&writer, ":");
        writer_add_number(&writer, error->column);
    }
    writer_add_literal(&writer, ": error: ");
    writer_add(&writer, text_from(error->message));
    writer_add_literal(&writer, "\n");
}
