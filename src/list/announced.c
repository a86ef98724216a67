#include "list/announced.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "markdown/byte.h"
#include "markdown/inline.h"

#include <stdlib.h>

enum {
    MOST_WORDS = 4,           /* of a name; more are a sentence */
    MOST_NAMES = 1000,        /* of all updates: what goes beyond is not looked up */
    SHORTEST_NEAR = 4,        /* letters of a name that may be misspelt */
    MOST_WORK = 200 * 1000 * 1000, /* bytes of titles searched for names */
    COMPARISON = 64,          /* entries passed over in the time of one comparison */
    MOST_NEAR_WORK = 20 * 1000 * 1000,
};

/* The names in search, sorted by their folded texts. */
struct search {
    const struct list *list;
    struct arena *arena;
    struct announced_names names;
    bool *is_known;
    size_t work;
};

static bool is_like_name(struct text name)
{
    static const char *const words[] = {"paper", "survey", "dataset", "benchmark", "model",  "link",
                                        "section", "table", "code", "readme", "list", "http",
                                        "more", "other", "review", "citation"};
    bool has_mark = false;
    size_t word_count = 1 + text_count_byte(name, ' ');
    for (size_t i = 0; i < name.length; i++) {
        unsigned char byte = (unsigned char)name.bytes[i];
        has_mark = has_mark || (byte >= 'A' && byte <= 'Z') || byte_is_digit((char)byte);
    }
    for (size_t start = 0; start < name.length; start++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            struct text word = text_from(words[i]);
            if (start + word.length <= name.length && (!start || name.bytes[start - 1] == ' ') &&
                text_equal_ignoring_case(text_slice(name, start, start + word.length), word))
                return false;
        }
    return has_mark && word_count <= MOST_WORDS && name.length <= 64;
}

/* What stands behind the name in parentheses is said of it. */
static struct text without_remark(struct text name)
{
    size_t open = text_find_byte(name, '(', 0);
    return open == TEXT_NOT_FOUND || !open ? name : text_trim(text_slice(name, 0, open));
}

/* What is said of the name in small words before it is cut off: weights of X, links for X. */
static struct text behind_small_words(struct text name)
{
    static const struct text words[] = {{" of ", 4}, {" for ", 5}, {" from ", 6}, {" in ", 4}};
    size_t at = 0, last = 0;
    while (at < name.length && !(name.bytes[at] >= 'A' && name.bytes[at] <= 'Z') &&
           !byte_is_digit(name.bytes[at])) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (text_starts_with(text_slice(name, at, name.length), words[i]))
                last = at + words[i].length;
        at++;
    }
    return text_trim(text_slice(name, last, name.length));
}

static void collect(struct search *search)
{
    const struct list *list = search->list;
    const char *content = list->source->content.bytes;
    for (size_t i = 0; i < list->updates.count; i++)
        for (size_t n = 0; n < list->updates.items[i].name_count && search->names.count < MOST_NAMES; n++) {
            struct text raw = behind_small_words(list->updates.items[i].names[n]);
            uint32_t start = (uint32_t)(raw.bytes - content);
            struct range range = {start, start + (uint32_t)raw.length};
            struct text name = without_remark(text_trim(inline_plain_text(
                list->source->content, range, false, &list->document->definitions, search->arena)));
            struct text folded = utf8_folded_letters(search->arena, name);
            if (folded.length && is_like_name(name))
                *array_add(search->arena, &search->names) =
                    (struct announced){.range = range, .name = name, .folded = folded};
        }
}

static int compare(const void *left, const void *right)
{
    const struct announced *a = left, *b = right;
    int order = text_compare(a->folded, b->folded);
    return order ? order : (a->range.start > b->range.start) - (a->range.start < b->range.start);
}

static void know(struct search *search, struct text folded)
{
    size_t low = 0, high = search->names.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(search->names.items[middle].folded, folded) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < search->names.count && text_equal(search->names.items[low].folded, folded); low++)
        search->is_known[low] = true;
}

static void know_words(struct search *search, struct text text)
{
    for (struct text rest = text; rest.length;) {
        struct text word = text_cut(&rest, ' ');
        know(search, utf8_folded_letters(search->arena, word));
    }
}

/* A name of several words, or of a section, may stand anywhere in the text. */
static void know_parts(struct search *search, struct text text, bool is_section)
{
    struct text folded = utf8_folded_letters(search->arena, text);
    for (size_t i = 0; i < search->names.count && search->work < MOST_WORK; i++) {
        const struct announced *name = &search->names.items[i];
        search->work++;
        if (search->is_known[i] || (!is_section && text_find_byte(name->name, ' ', 0) == TEXT_NOT_FOUND))
            continue;
        search->work += folded.length;
        search->is_known[i] = text_find(folded, name->folded, 0) != TEXT_NOT_FOUND;
    }
}

/* RSFMs (Remote Sensing Foundation Models) Playground is announced without what is in parentheses. */
static void know_title(struct search *search, struct text title)
{
    size_t open = text_find_byte(title, '(', 0), close = text_find_byte(title, ')', 0);
    know_words(search, title);
    know_parts(search, title, false);
    if (open == TEXT_NOT_FOUND || close == TEXT_NOT_FOUND || close < open)
        return;
    struct text head = text_slice(title, 0, open), rest = text_slice(title, close + 1, title.length);
    know_parts(search, text_format(search->arena, "%.*s%.*s", TEXT_ARGUMENTS(head), TEXT_ARGUMENTS(rest)), false);
}

/* [Label](address), where nobody makes links of them. */
static void know_labels(struct search *search, struct text cell)
{
    for (size_t open = 0, close; (open = text_find_byte(cell, '[', open)) != TEXT_NOT_FOUND; open = close) {
        close = text_find_byte(cell, ']', open);
        if (close == TEXT_NOT_FOUND)
            return;
        know(search, utf8_folded_letters(search->arena, text_slice(cell, open, close)));
    }
}

/* Of a row whose cells cannot be told apart, or that is in no table: other rules say so, and the name is there. */
static void know_row(struct search *search, struct range range)
{
    for (struct text rest = list_text(search->list, range); rest.length;) {
        struct text cell = text_cut(&rest, '|');
        know(search, utf8_folded_letters(search->arena, cell));
        know_words(search, cell);
        know_labels(search, cell);
        know_parts(search, cell, false);
    }
}

static void look_up_broken_rows(struct search *search)
{
    const struct list *list = search->list;
    for (size_t i = 0; i < list->tables.count; i++)
        for (size_t r = 0; r < list->tables.items[i].row_count; r++)
            if (!list->tables.items[i].rows[r].entry)
                know_row(search, list->tables.items[i].rows[r].range);
    for (size_t i = 0; i < list->strays.count; i++)
        for (size_t r = 0; r < list->strays.items[i].rows.count; r++)
            know_row(search, list->strays.items[i].rows.items[r].range);
}

static void look_up(struct search *search)
{
    const struct list *list = search->list;
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct entry *entry = &list->entries.items[i];
        know(search, utf8_folded_letters(search->arena, entry->name));
        know(search, utf8_folded_letters(search->arena, entry->abbreviation));
        know_title(search, entry->title);
    }
    for (size_t i = 0; i < list->links.count; i++)
        if (list->links.items[i].row)
            know(search, utf8_folded_letters(search->arena, list_text(list, list->links.items[i].label)));
    for (size_t i = 0; i < list->headings.count; i++)
        know_parts(search, list->headings.items[i].text, true);
}

static bool same_digits(struct text left, struct text right)
{
    size_t at = 0;
    for (size_t i = 0; i < left.length; i++) {
        if (left.bytes[i] < '0' || left.bytes[i] > '9')
            continue;
        while (at < right.length && (right.bytes[at] < '0' || right.bytes[at] > '9'))
            at++;
        if (at == right.length || right.bytes[at++] != left.bytes[i])
            return false;
    }
    while (at < right.length && (right.bytes[at] < '0' || right.bytes[at] > '9'))
        at++;
    return at == right.length;
}

/* The entry whose name is one letter away; none where two names are. */
static void find_nearest(struct search *search, struct announced *name, const struct text *folded)
{
    const struct list *list = search->list;
    struct text nearest = {0};
    if (name->folded.length < SHORTEST_NEAR)
        return;
    for (size_t i = 0; i < list->entries.count; i++) {
        if (++search->work > MOST_NEAR_WORK)
            return;
        if (folded[i].length + 1 < name->folded.length || folded[i].length > name->folded.length + 1)
            continue;
        search->work += COMPARISON;
        if (text_distance(name->folded, folded[i], 1) > 1 || !same_digits(name->folded, folded[i]) ||
            text_equal(folded[i], nearest))
            continue;
        bool is_first = !nearest.length;
        nearest = folded[i];
        name->nearest = is_first ? list->entries.items[i].row : NULL;
        name->nearest_name = list->entries.items[i].name;
        if (!is_first)
            return;
    }
}

void announced_unknown(const struct list *list, struct announced_names *names, struct arena *arena)
{
    struct search search = {.list = list, .arena = arena};
    *names = (struct announced_names){0};
    collect(&search);
    if (!search.names.count || !list->entries.count)
        return;
    qsort(search.names.items, search.names.count, sizeof *search.names.items, compare);
    search.is_known = arena_allocate_array(arena, search.names.count, sizeof *search.is_known);
    look_up(&search);
    look_up_broken_rows(&search);
    if (search.work >= MOST_WORK)
        return;
    struct text *folded = arena_allocate_array(arena, list->entries.count, sizeof *folded);
    for (size_t i = 0; i < list->entries.count; i++)
        folded[i] = utf8_folded_letters(arena, list->entries.items[i].name);
    search.work = 0;
    for (size_t i = 0; i < search.names.count; i++) {
        if (search.is_known[i])
            continue;
        find_nearest(&search, &search.names.items[i], folded);
        *array_add(arena, names) = search.names.items[i];
    }
}
