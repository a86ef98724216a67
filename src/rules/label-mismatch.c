#include "base/arena.h"
#include "base/utf8.h"
#include "markdown/byte.h"
#include "rules/rules.h"

/* Marks in a name would be marks in the label, and a bracket would end it. What nobody sees is another rule's. */
static bool is_plain(struct text text)
{
    for (size_t at = 0; at < text.length;)
        if (utf8_is_format(utf8_next(text, &at)))
            return false;
    for (size_t i = 0; i < text.length; i++)
        if (text_find_byte(TEXT("[]*_`\\<"), text.bytes[i], 0) != TEXT_NOT_FOUND)
            return false;
    return true;
}

static char first_of(struct text text)
{
    char byte = text.length ? text.bytes[0] : 0;
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Most labels are another word, and told by their first letter: folding is dear. */
static bool may_be_same(struct text label, struct text name)
{
    char one = first_of(label), other = first_of(name);
    return one == other || !byte_is_letter_or_digit(one) || !byte_is_letter_or_digit(other);
}

static void check_entry(const struct list *list, const struct entry *entry, struct findings *out)
{
    const struct link *paper = entry->paper;
    if (!entry->abbreviation.length || !paper || paper->is_html || paper->is_autolink)
        return;
    struct text label = text_trim(list_text(list, paper->label)), name = entry->abbreviation;
    if (text_equal(label, name) || !may_be_same(label, name) || !is_plain(label) || !is_plain(name))
        return;
    struct text folded = utf8_folded_letters(out->arena, name);
    if (!folded.length || !text_equal(folded, utf8_folded_letters(out->arena, label)))
        return;
    uint32_t start = (uint32_t)(label.bytes - list->source->content.bytes);
    struct range range = {start, start + (uint32_t)label.length};
    struct finding *finding = findings_add(out, range, "[%.*s] for %.*s: write [%.*s]", TEXT_ARGUMENTS(label),
                                           TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(name));
    finding->key_detail = label;
    finding_add_edit(out, finding, FIX_SAFE, range, name,
                     (struct effect){.kind = EFFECT_REPLACES, .before = label, .after = name});
}

void check_label_mismatch(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->entries.count; i++)
        check_entry(list, &list->entries.items[i], out);
}
