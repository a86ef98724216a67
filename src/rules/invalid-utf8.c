#include "base/utf8.h"
#include "rules/rules.h"

struct broken {
    size_t bytes, lines;
};

/* Counts what is no text from the first broken byte on. */
static struct broken count_broken(const struct source *source)
{
    struct broken broken = {0};
    bool is_new_line = true;
    for (size_t at = source->valid_length; at < source->content.length;) {
        size_t before = at;
        uint32_t code_point = utf8_next(source->content, &at);
        is_new_line |= code_point == '\n';
        if (code_point != 0 && (code_point != 0xFFFD || at != before + 1))
            continue;
        broken.bytes++;
        broken.lines += is_new_line;
        is_new_line = false;
    }
    return broken;
}

static bool is_utf16(struct text content)
{
    return text_starts_with(content, TEXT("\xFF\xFE")) || text_starts_with(content, TEXT("\xFE\xFF"));
}

void check_invalid_utf8(const struct list *list, struct findings *out)
{
    const struct source *source = list->source;
    uint32_t at = source->valid_length;
    if (at == source->content.length)
        return;
    if (is_utf16(source->content)) {
        findings_add(out, (struct range){0, 2}, "the file is UTF-16: save it as UTF-8");
        return;
    }
    struct broken broken = count_broken(source);
    if (source->is_binary) {
        findings_add(out, (struct range){at, at + 1},
                     "no text: %zu of the file's %zu bytes are NUL or not UTF-8. Nothing else is checked",
                     broken.bytes, source->content.length);
        return;
    }
    unsigned char first = (unsigned char)source->content.bytes[at];
    const char *what = first ? "is not UTF-8: GitHub shows a replacement character"
                             : "is NUL: git and GitHub take the file for a binary one";
    struct finding *finding;
    if (broken.bytes == 1)
        finding = findings_add(out, (struct range){at, at + 1}, "the byte 0x%02X at offset %u %s", first, at, what);
    else
        finding = findings_add(out, (struct range){at, at + 1},
                               "the byte 0x%02X at offset %u %s (%zu such bytes on %zu %s)", first, at, what,
                               broken.bytes, broken.lines, broken.lines == 1 ? "line" : "lines");
    finding->key_detail = TEXT("");
}
