#include "list/malformed.h"

#include "base/arena.h"
#include "list/build.h"
#include "list/link_repair.h"
#include "list/none.h"

#include <string.h>

/* [https://…](words) */
static bool is_swapped(struct text label, struct text url)
{
    bool is_word = url.length && text_find_byte(url, '/', 0) == TEXT_NOT_FOUND &&
                   text_find_byte(url, '.', 0) == TEXT_NOT_FOUND && text_find_byte(url, ':', 0) == TEXT_NOT_FOUND &&
                   text_find_byte(url, '#', 0) == TEXT_NOT_FOUND;
    return is_word && label.length && address_starts(label, 0) && address_end(label, 0) == label.length;
}

/* The text without the quotation marks at its ends, straight or curly. */
static struct text without_quotes(struct text text)
{
    static const struct text quotes[] = {{"\"", 1}, {"'", 1}, {"\xE2\x80\x9C", 3}, {"\xE2\x80\x9D", 3},
                                         {"\xE2\x80\x98", 3}, {"\xE2\x80\x99", 3}};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (text_starts_with(text, quotes[i]))
            text = text_slice(text, quotes[i].length, text.length);
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (text_ends_with(text, quotes[i]))
            text.length -= quotes[i].length;
    return text;
}

static bool report(struct malformed *found, enum malformed_kind kind, struct text label, struct text address,
                   bool is_sure, struct arena *arena)
{
    found->kind = kind;
    found->label = label;
    if (address.length)
        found->mended = link_repair_write(label, address, arena);
    found->is_sure = is_sure && found->mended.length;
    return true;
}

/* Whether GitHub makes a link of it that leads nowhere, for its address is in brackets or a link itself. */
static bool read_link(const struct list *list, const struct link *link, struct malformed *found,
                      struct arena *arena)
{
    struct text url = list_text(list, link->url), label = text_trim(list_text(list, link->label)), inner, address;
    bool is_sure;
    found->range = link->whole;
    if (is_swapped(label, url))
        return report(found, MALFORMED_SWAPPED, url, label, true, arena);
    struct text bare = without_quotes(url);
    if (bare.length < url.length && address_starts(bare, 0))
        return report(found, MALFORMED_WRAPPED, label, bare, address_end(bare, 0) == bare.length, arena);
    bool is_nested = text_starts_with(url, TEXT("[")) || text_find(url, TEXT("]("), 0) != TEXT_NOT_FOUND;
    size_t mark = url.length ? link_mark(url, 0) : 0;
    if (!is_nested && !(mark && address_starts(url, mark)))
        return false;
    bool has_words = link_repair_read(url, &inner, &address, &is_sure);
    return report(found, is_nested ? MALFORMED_NESTED : MALFORMED_WRAPPED, label, address,
                  is_sure && (!has_words || text_equal(inner, label)), arena);
}

struct walk {
    struct list *list;
    struct arena *arena;
    size_t link; /* the next one outside tables */
};

static size_t count(struct text text, struct text wanted)
{
    size_t count = 0;
    for (size_t at = 0; (at = text_find(text, wanted, at)) != TEXT_NOT_FOUND; at += wanted.length)
        count++;
    return count;
}

static bool is_inline(const struct link *link)
{
    return !link->is_html && !link->is_reference && !link->is_autolink;
}

/* Every ]( belongs to a link, and there are no others that could be meant. */
static bool is_sound(struct text text, size_t links, bool is_link_column)
{
    if (!is_link_column)
        return count(text, TEXT("](")) == links && text_find(text, TEXT("]\xEF\xBC\x88"), 0) == TEXT_NOT_FOUND &&
               text_find(text, TEXT("] ("), 0) == TEXT_NOT_FOUND;
    return count(text, TEXT("](")) == links && text_count_byte(text, '[') == links &&
           text_count_byte(text, ']') == links && text_find(text, TEXT("(http"), 0) == TEXT_NOT_FOUND &&
           text_find(text, TEXT("\xEF\xBC\x88"), 0) == TEXT_NOT_FOUND &&
           text_find(text, TEXT("\xE3\x80\x90"), 0) == TEXT_NOT_FOUND &&
           text_find(text, TEXT("))"), 0) == TEXT_NOT_FOUND;
}

static bool check_links(struct walk *walk, size_t first, size_t end, const struct malformed *place)
{
    bool is_malformed = false;
    for (size_t i = first; i < end && !(is_malformed && place->cell); i++) {
        const struct link *link = &walk->list->links.items[i];
        struct malformed found = *place;
        if (!is_inline(link) || !read_link(walk->list, link, &found, walk->arena))
            continue;
        *array_add(walk->arena, &walk->list->malformed) = found;
        is_malformed = true;
    }
    return is_malformed;
}

static const struct column *column_of(const struct malformed *place)
{
    return &place->row->table->columns[place->cell - place->row->cells];
}

static bool check_text(struct walk *walk, struct range range, size_t first, size_t end,
                       const struct malformed *place)
{
    size_t links = 0;
    bool is_link_column = place->cell && role_is_link(column_of(place)->role);
    struct text text = list_text(walk->list, range);
    if (!memchr(text.bytes, ']', text.length) && (!is_link_column || is_sound(text, 0, true)))
        return false;
    for (size_t i = first; i < end; i++)
        links += is_inline(&walk->list->links.items[i]);
    return !is_sound(text, links, is_link_column) && malformed_find(walk->list, range, place, walk->arena);
}

static void check_row(struct walk *walk, struct row *row)
{
    bool is_malformed = false;
    for (size_t c = 0; !row->is_unreliable && c < row->cell_count; c++) {
        const struct list_cell *cell = &row->cells[c];
        struct malformed place = {.row = row, .cell = cell};
        size_t first = cell->first_link, end = first + cell->link_count;
        if (check_links(walk, first, end, &place))
            is_malformed = true;
        else if (cell->form == CELL_PLAIN || cell->form == CELL_BOLD || cell->form == CELL_MIXED)
            is_malformed |= check_text(walk, cell->inner, first, end, &place);
    }
    if (is_malformed)
        row_forget_roles(walk->list, row);
}

/* Links outside tables are in page order, as blocks are. */
static void check_block(struct walk *walk, const struct block *block)
{
    const struct list *list = walk->list;
    while (walk->link < list->links.count && list->links.items[walk->link].whole.start < block->range.start)
        walk->link++;
    size_t first = walk->link, end = first;
    while (end < list->links.count && list->links.items[end].whole.start < block->range.end)
        end++;
    struct malformed place = {.row = NULL};
    if (!check_links(walk, first, end, &place))
        check_text(walk, block->range, first, end, &place);
}

void build_malformed(struct list *list, struct arena *arena)
{
    struct walk walk = {.list = list, .arena = arena};
    for (size_t i = 0; i < list->document->block_count; i++) {
        const struct block *block = &list->document->blocks[i];
        if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING)
            check_block(&walk, block);
    }
    for (size_t t = 0; t < list->tables.count; t++)
        for (size_t r = 0; r < list->tables.items[t].row_count; r++)
            check_row(&walk, &list->tables.items[t].rows[r]);
}
