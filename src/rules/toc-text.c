#include "base/arena.h"
#include "base/utf8.h"
#include "list/anchors.h"
#include "markdown/byte.h"
#include "markdown/inline.h"
#include "rules/rules.h"

/* Numbering and emoji at the front: "2.1 ", "🚀 3. ". */
static struct text without_numbers(struct text text)
{
    size_t at = 0;
    for (size_t next = 0; next < text.length; at = next) {
        uint32_t code_point = utf8_next(text, &next);
        if (utf8_is_letter_or_digit(code_point) && (code_point < '0' || code_point > '9'))
            break;
    }
    return text_slice(text, at, text.length);
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

/* Counts and remarks in parentheses, ASCII's or full-width ones: "(12)", "(RGB and depth)". */
static struct text without_remarks(struct text text, struct arena *arena)
{
    enum { REACH = 128 };
    struct builder builder = {.arena = arena};
    for (size_t at = 0, end; at < text.length; at = end) {
        bool is_wide = text_starts_with(text_slice(text, at, text.length), TEXT("\xEF\xBC\x88"));
        struct text closing = is_wide ? TEXT("\xEF\xBC\x89") : TEXT(")");
        size_t reach = at + REACH < text.length ? at + REACH : text.length;
        bool may_close = (is_wide || text.bytes[at] == '(');
        size_t close = may_close ? text_find(text_slice(text, 0, reach), closing, at) : TEXT_NOT_FOUND;
        end = close == TEXT_NOT_FOUND ? at + 1 : close + closing.length;
        if (close == TEXT_NOT_FOUND)
            builder_add_byte(&builder, text.bytes[at]);
    }
    return builder_text(&builder);
}

/* What contents and headings have in common where one of them says less. */
static struct text folded(struct text text, struct arena *arena)
{
    struct text plain =
        utf8_folded_letters(arena, without_numbers(without_remarks(without_emoji(text, arena), arena)));
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
