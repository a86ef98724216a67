#include "list/mention.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/relation.h"
#include "list/venue.h"
#include "list/wording.h"

#include <string.h>

enum {
    MOST_CHARACTERS = 40, /* of a title in a message */
    NEIGHBOURS = 16,      /* entries to each side, to see which labels come again */
};

static bool is_repeated(const struct list *list, const struct entry *entry)
{
    size_t place = (size_t)(entry - list->entries.items), uses = 0;
    size_t first = place > NEIGHBOURS ? place - NEIGHBOURS : 0;
    for (size_t i = first; i < list->entries.count && i <= place + NEIGHBOURS; i++)
        uses += text_equal(list->entries.items[i].name, entry->name);
    return uses > 2;
}

/* Paper, IEEE, CVPR2024, an image: what a link is called, not what it leads to. */
static bool is_generic(const struct list *list, const struct entry *entry)
{
    const struct rulebook *rulebook = list->context->rulebook;
    struct publication publication = publication_read(entry->name);
    return rulebook_column(rulebook, entry->name) || rulebook_venue(rulebook, publication.name) ||
           text_starts_with(entry->name, TEXT("!")) || wording_is_sentence(entry->name) || is_repeated(list, entry);
}

struct text mention_name(const struct list *list, const struct entry *entry)
{
    bool is_label = !row_cell(entry->row, ROLE_ABBREVIATION);
    return is_label && is_generic(list, entry) ? TEXT("") : entry->name;
}

/* What does not count in a name. */
static bool is_joint(char byte)
{
    return byte && strchr(" \t-_.,:;/'\"*`()[]", byte);
}

static char next_byte(struct text text, size_t *at)
{
    while (*at < text.length && is_joint(text.bytes[*at]))
        ++*at;
    char byte = *at < text.length ? text.bytes[(*at)++] : '\0';
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool have_equal_bytes(struct text left, struct text right)
{
    size_t i = 0, k = 0;
    char byte, other;
    do {
        byte = next_byte(left, &i);
        other = next_byte(right, &k);
    } while (byte && byte == other);
    return byte == other && i >= left.length && k >= right.length;
}

bool mention_is_same(struct text left, struct text right)
{
    if (text_is_ascii(left) && text_is_ascii(right))
        return have_equal_bytes(left, right);
    struct arena arena = {0};
    bool is_same = have_equal_bytes(utf8_folded(&arena, left), utf8_folded(&arena, right));
    arena_free(&arena);
    return is_same;
}

bool mention_differs(const struct list *list, const struct entry *left, const struct entry *right)
{
    struct text one = mention_name(list, left), other = mention_name(list, right);
    return one.length && other.length && !mention_is_same(one, other);
}

struct text mention_entry(const struct list *list, const struct entry *entry, struct arena *arena)
{
    struct text name = mention_name(list, entry), title = text_trim(entry->relation->title);
    size_t end = 0;
    if (name.length)
        return name;
    if (!title.length)
        return TEXT("this paper");
    for (int i = 0; i < MOST_CHARACTERS && end < title.length; i++)
        utf8_next(title, &end);
    return text_format(arena, "\"%.*s%s\"", TEXT_ARGUMENTS(text_slice(title, 0, end)),
                       end < title.length ? "…" : "");
}

uint32_t mention_line(const struct list *list, const struct entry *entry)
{
    return source_position(list->source, entry->row->range.start).line;
}

struct range mention_place(const struct entry *entry)
{
    static const enum role roles[] = {ROLE_ABBREVIATION, ROLE_TITLE, ROLE_PAPER};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        const struct list_cell *cell = row_cell(entry->row, roles[i]);
        if (cell && cell->form != CELL_EMPTY && (roles[i] != ROLE_ABBREVIATION || entry->abbreviation.length))
            return cell->value;
    }
    return entry->row->range;
}
