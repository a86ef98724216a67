#include "base/arena.h"
#include "base/utf8.h"
#include "list/anchors.h"
#include "markdown/byte.h"
#include "markdown/inline.h"
#include "rules/rules.h"

/* Numbering at the front and a count at the end, which contents or headings may do without: "2.1 ", "(12)". */
static struct text without_numbers(struct text text)
{
    static const struct text marks[] = {{".", 1}, {")", 1}, {"(", 1}, {" ", 1}, {"\xE3\x80\x81", 3},
                                        {"\xC2\xA0", 2}};
    struct text rest = text_trim(text);
    for (bool is_mark = true; rest.length && is_mark;) {
        size_t length = rest.bytes[0] >= '0' && rest.bytes[0] <= '9';
        for (size_t i = 0; !length && i < sizeof marks / sizeof *marks; i++)
            length = text_starts_with(rest, marks[i]) ? marks[i].length : 0;
        is_mark = length > 0;
        rest = text_slice(rest, length, rest.length);
    }
    if (!rest.length)
        return text;
    size_t end = rest.length - text_ends_with(rest, TEXT(")"));
    size_t digits = end;
    while (digits && rest.bytes[digits - 1] >= '0' && rest.bytes[digits - 1] <= '9')
        digits--;
    bool is_count = end < rest.length && digits < end && digits && rest.bytes[digits - 1] == '(';
    return is_count ? text_slice(rest, 0, digits - 1) : rest;
}

/* Emoji by their names, :rocket:, which count as little as those that are drawn. */
static struct text without_emoji(struct text text, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    for (size_t at = 0; at < text.length;) {
        size_t end = at + 1;
        while (text.bytes[at] == ':' && end < text.length &&
               (byte_is_letter_or_digit(text.bytes[end]) ||
                text_find_byte(TEXT("_+-"), text.bytes[end], 0) != TEXT_NOT_FOUND))
            end++;
        bool is_name = text.bytes[at] == ':' && end > at + 1 && end < text.length && text.bytes[end] == ':';
        if (!is_name)
            builder_add_byte(&builder, text.bytes[at]);
        at = is_name ? end + 1 : at + 1;
    }
    return builder_text(&builder);
}

static struct text folded(struct text text, struct arena *arena)
{
    struct text plain = utf8_folded_letters(arena, without_numbers(without_emoji(text, arena)));
    return plain.length ? plain : utf8_folded_letters(arena, text);
}

static bool says_the_same(const struct list *list, const struct link *link, const struct heading *heading,
                          struct arena *arena)
{
    struct text label = inline_plain_text(list->source->content, link->label, false, NULL, arena);
    struct text letters = utf8_folded_letters(arena, heading->text);
    return !label.length || text_equal(utf8_folded_letters(arena, label), letters) ||
           text_equal(folded(label, arena), folded(heading->text, arena));
}

static void report(const struct list *list, const struct link *link, const struct heading *heading,
                   struct findings *out)
{
    struct text text = text_trim(heading->text);
    struct finding *finding = findings_add(out, link->label, "the heading says %.*s", TEXT_ARGUMENTS(text));
    finding_add_note(out, finding, heading->range, "the heading");
    for (size_t i = 0; i < text.length; i++)
        if (text_find_byte(TEXT("[]\\`*_<>&|\r\n"), text.bytes[i], 0) != TEXT_NOT_FOUND)
            return;
    finding_add_edit(out, finding, FIX_UNSAFE, link->label, text,
                     (struct effect){EFFECT_REPLACES, list_text(list, link->label), text, 0});
}

/* Contents whose lines are often not their headings say them in other words on purpose. */
void check_toc_text(const struct list *list, struct findings *out)
{
    size_t lines = 0, different = 0;
    bool *is_different = arena_allocate_array(out->arena, list->contents.count, sizeof *is_different);
    for (size_t i = 0; i < list->contents.count; i++) {
        const struct anchor *anchor = list->anchors->contents[i];
        if (!anchor || !anchor->heading || !list->contents.items[i]->list_depth)
            continue;
        lines++;
        is_different[i] = !says_the_same(list, list->contents.items[i], anchor->heading, out->arena);
        different += is_different[i];
    }
    if (different * 4 > lines && (different > 1 || lines < 2))
        return;
    for (size_t i = 0; i < list->contents.count; i++)
        if (is_different[i])
            report(list, list->contents.items[i], list->anchors->contents[i]->heading, out);
}
