#include "list/likeness.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/identity.h"
#include "list/wording.h"

#include <string.h>

/* What a byte is in a title: a letter or digit, in lower case, or one of these. */
enum { BYTE_OTHER, BYTE_MARK, BYTE_WIDE }; /* MARK: perhaps Markdown; WIDE: not ASCII */

struct reading {
    const struct list *list;
    const struct relation *relations;
    struct arena *arena, *scratch;
    unsigned char letters[256];
};

static void fill_letters(unsigned char letters[256])
{
    for (int byte = 0x80; byte < 256; byte++)
        letters[byte] = BYTE_WIDE;
    for (int byte = '0'; byte <= '9'; byte++)
        letters[byte] = (unsigned char)byte;
    for (int byte = 'a'; byte <= 'z'; byte++)
        letters[byte] = letters[byte - 'a' + 'A'] = (unsigned char)byte;
    for (const char *mark = "*_`<&\\["; *mark; mark++)
        letters[(unsigned char)*mark] = BYTE_MARK;
}

static bool holds(const struct reading *reading, struct text text, unsigned char letter)
{
    for (size_t i = 0; i < text.length; i++)
        if (reading->letters[(unsigned char)text.bytes[i]] == letter)
            return true;
    return false;
}

/* As a reader sees it; most titles are as they stand there. */
static struct text plain(const struct reading *reading, struct range range)
{
    struct text text = text_trim(list_text(reading->list, range));
    if (!holds(reading, text, BYTE_MARK))
        return text;
    return text_trim(inline_plain_text(reading->list->source->content, range, true, NULL, reading->arena));
}

/* The first link of the cell that is more than a badge. */
static const struct link *text_link(const struct list *list, const struct list_cell *cell)
{
    for (uint32_t i = 0; i < cell->link_count; i++) {
        const struct link *link = &list->links.items[cell->first_link + i];
        struct text label = list_text(list, link->label);
        if (!link->is_image && label.length && !text_starts_with(label, TEXT("!")))
            return link;
    }
    return NULL;
}

static void read_entry(const struct reading *reading, const struct entry *entry, struct relation *relation)
{
    const struct list_cell *cell = row_cell(entry->row, ROLE_TITLE);
    const struct link *link = cell ? text_link(reading->list, cell) : NULL;
    relation->paper = entry->paper;
    if (link && !row_cell(entry->row, ROLE_PAPER))
        relation->paper = link;
    if (cell && entry->title.length)
        relation->title = plain(reading, link ? link->label : cell->inner);
    else if (!cell && entry->paper)
        relation->title = plain(reading, entry->paper->label);
    if (!cell && (text_find(relation->title, TEXT(" et al"), 0) != TEXT_NOT_FOUND ||
                  !wording_is_sentence(relation->title)))
        relation->title = TEXT("");
}

/* Of the title's letters and digits, which for ASCII need not be made; 0 where it has none. */
static uint64_t title_hash(const struct reading *reading, struct text title)
{
    const uint64_t prime = 0x9E3779B97F4A7C15u;
    uint64_t hash = 0, eight = 0, count = 0;
    if (holds(reading, title, BYTE_WIDE))
        title = utf8_folded_letters(reading->scratch, title);
    for (size_t i = 0; i < title.length; i++) {
        unsigned char byte = (unsigned char)title.bytes[i], letter = reading->letters[byte];
        if (letter < BYTE_WIDE)
            continue;
        eight = eight << 8 | (letter == BYTE_WIDE ? byte : letter);
        if (++count % 8 == 0)
            hash = ((hash ^ eight) * prime) ^ hash >> 29;
    }
    return count ? ((hash ^ eight) * prime + count) | 1 : 0;
}

static struct text title_key(void *context, size_t index)
{
    const struct reading *reading = context;
    return utf8_folded_letters(reading->scratch, reading->relations[index].title);
}

/* A link within a link leads nowhere. */
static struct text paper_of(const struct link *link, struct arena *arena)
{
    bool is_whole = link && text_find_byte(link->address, '[', 0) == TEXT_NOT_FOUND;
    return is_whole ? identity_of_paper(arena, link->address) : TEXT("");
}

static const struct entry *entry_at(const struct list *list, uint32_t index)
{
    return index == GROUP_NONE ? NULL : &list->entries.items[index];
}

void likeness_read(struct likeness *likeness, const struct list *list, struct relation *relations,
                   struct arena *arena, struct arena *scratch)
{
    struct reading reading = {.list = list, .relations = relations, .arena = arena, .scratch = scratch};
    size_t count = list->entries.count;
    uint64_t *titles = arena_allocate_array(scratch, count, sizeof *titles);
    likeness->papers = arena_allocate_array(scratch, count, sizeof *likeness->papers);
    fill_letters(reading.letters);
    for (size_t i = 0; i < count; i++) {
        read_entry(&reading, &list->entries.items[i], &relations[i]);
        titles[i] = title_hash(&reading, relations[i].title);
        likeness->papers[i] = paper_of(relations[i].paper, scratch);
    }
    group_keys(&likeness->by_title, titles, count, title_key, &reading, scratch);
    group_texts(&likeness->by_paper, likeness->papers, count, scratch);
    group_both(&likeness->by_both, &likeness->by_title, &likeness->by_paper, count, scratch);
    for (size_t i = 0; i < count; i++) {
        relations[i].title_group = likeness->by_title.first[i];
        relations[i].paper_group = likeness->by_paper.first[i];
        relations[i].same_title = entry_at(list, likeness->by_title.previous[i]);
        relations[i].same_paper = entry_at(list, likeness->by_paper.previous[i]);
    }
}
