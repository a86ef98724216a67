#include "markdown/anchor.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <utf8proc.h>

enum { CAPITAL_I_WITH_DOT = 0x130, DOT_ABOVE = 0x307, CAPITAL_SIGMA = 0x3A3, FINAL_SIGMA = 0x3C2 };

static utf8proc_category_t category(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point);
}

/* Ⓐ, 🄰, 🅐, 🅰 and their like: symbols by category, yet alphabetic and cased by property. */
static bool is_enclosed_letter(uint32_t code_point)
{
    return (code_point >= 0x24B6 && code_point <= 0x24E9) || (code_point >= 0x1F130 && code_point <= 0x1F149) ||
           (code_point >= 0x1F150 && code_point <= 0x1F169) || (code_point >= 0x1F170 && code_point <= 0x1F189);
}

static bool is_kept(uint32_t code_point)
{
    switch (category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default:
        return code_point == '-' || is_enclosed_letter(code_point);
    }
}

/* Unicode's property Case_Ignorable; the listed ones are those that no category gives. */
static bool is_case_ignorable(uint32_t code_point)
{
    static const uint32_t inside_words[] = {'\'',   '.',    ':',    0xB7,   0x387,  0x55F,  0x5F4,  0x2018, 0x2019,
                                            0x2024, 0x2027, 0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A};
    switch (category(code_point)) {
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_CF:
        return true;
    default:
        for (size_t i = 0; i < sizeof inside_words / sizeof *inside_words; i++)
            if (code_point == inside_words[i])
                return true;
        return false;
    }
}

/* Unicode's property Cased, of a code point that is not case-ignorable. */
static bool is_cased(uint32_t code_point)
{
    utf8proc_category_t is = category(code_point);
    bool is_ordinal_indicator = code_point == 0xAA || code_point == 0xBA;
    bool is_roman_number = code_point >= 0x2160 && code_point <= 0x217F;
    return is == UTF8PROC_CATEGORY_LU || is == UTF8PROC_CATEGORY_LL || is == UTF8PROC_CATEGORY_LT ||
           is_ordinal_indicator || is_roman_number || is_enclosed_letter(code_point);
}

/* Linear over a whole heading: a sigma is cased itself, so no two searches cross. */
static bool cased_follows(struct text heading, size_t position)
{
    while (position < heading.length) {
        uint32_t code_point = utf8_next(heading, &position);
        if (!is_case_ignorable(code_point))
            return is_cased(code_point);
    }
    return false;
}

static void add_to_slug(struct builder *slug, uint32_t code_point)
{
    if (code_point == ' ')
        builder_add_byte(slug, '-');
    else if (is_kept(code_point))
        utf8_add(slug, code_point);
}

/* JavaScript's lower case: the one letter that becomes two, and the sigma that ends a word. */
static struct text unicode_slug(struct arena *arena, struct text heading)
{
    struct builder slug = {.arena = arena};
    bool after_cased = false;
    for (size_t position = 0; position < heading.length;) {
        uint32_t code_point = utf8_next(heading, &position);
        if (code_point == CAPITAL_I_WITH_DOT) {
            add_to_slug(&slug, 'i');
            add_to_slug(&slug, DOT_ABOVE);
        } else if (code_point == CAPITAL_SIGMA && after_cased && !cased_follows(heading, position)) {
            add_to_slug(&slug, FINAL_SIGMA);
        } else {
            add_to_slug(&slug, utf8_lower(code_point));
        }
        if (!is_case_ignorable(code_point))
            after_cased = is_cased(code_point);
    }
    return builder_text(&slug);
}

static struct text ascii_slug(struct arena *arena, struct text heading)
{
    char *slug = arena_allocate(arena, heading.length);
    size_t length = 0;
    for (size_t i = 0; i < heading.length; i++) {
        char byte = heading.bytes[i];
        if (byte >= 'A' && byte <= 'Z')
            slug[length++] = (char)(byte - 'A' + 'a');
        else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-')
            slug[length++] = byte;
        else if (byte == ' ')
            slug[length++] = '-';
    }
    return (struct text){slug, length};
}

struct text anchor_slug(struct arena *arena, struct text heading)
{
    return text_is_ascii(heading) ? ascii_slug(arena, heading) : unicode_slug(arena, heading);
}

/* The names given so far are the leaves of a crit-bit tree: unlike a hash table, no choice of headings makes
 * it slow, since a search takes at most as many steps as the slug has bits. */
struct way {
    uint32_t index;
    bool is_name; /* else it leads to the branch of the name at index */
};

struct name {
    struct text text;
    size_t repeats;
    size_t bit;         /* the branch that came with the name: where it looks, */
    struct way ways[2]; /* and where it leads; the first name has none */
};

struct slugger {
    struct arena *arena;
    struct name *items;
    size_t count, capacity;
    struct way root;
};

struct slugger *slugger_new(struct arena *arena, size_t heading_count)
{
    struct slugger *slugger = arena_allocate(arena, sizeof *slugger);
    slugger->arena = arena;
    slugger->items = arena_allocate_array(arena, heading_count, sizeof *slugger->items);
    slugger->capacity = heading_count;
    return slugger;
}

/* Before the bits of each byte stands a 1 that says the byte is there, so that no text begins another. */
enum { BITS_PER_BYTE = 9 };

static bool bit_at(struct text text, size_t bit)
{
    size_t byte = bit / BITS_PER_BYTE, in_byte = bit % BITS_PER_BYTE;
    if (byte >= text.length)
        return false;
    return !in_byte || ((unsigned char)text.bytes[byte] >> (BITS_PER_BYTE - 1 - in_byte) & 1);
}

static size_t first_difference(struct text left, struct text right)
{
    size_t byte = 0;
    while (byte < left.length && byte < right.length && left.bytes[byte] == right.bytes[byte])
        byte++;
    size_t bit = byte * BITS_PER_BYTE;
    while (bit_at(left, bit) == bit_at(right, bit))
        bit++;
    return bit;
}

/* The only name that can equal the text. */
static struct name *nearest_name(const struct slugger *slugger, struct text text)
{
    struct way way = slugger->root;
    while (!way.is_name)
        way = slugger->items[way.index].ways[bit_at(text, slugger->items[way.index].bit)];
    return &slugger->items[way.index];
}

static struct name *find_name(const struct slugger *slugger, struct text text)
{
    struct name *nearest = slugger->count ? nearest_name(slugger, text) : NULL;
    return nearest && text_equal(nearest->text, text) ? nearest : NULL;
}

/* The text must not be a name yet. */
static void add_name(struct slugger *slugger, struct text text)
{
    struct way added = {(uint32_t)slugger->count, true};
    size_t bit = slugger->count ? first_difference(nearest_name(slugger, text)->text, text) : 0;
    struct name *name = array_add(slugger->arena, slugger);
    name->text = text;
    if (!added.index) {
        slugger->root = added;
        return;
    }
    struct way *way = &slugger->root;
    while (!way->is_name && slugger->items[way->index].bit < bit)
        way = &slugger->items[way->index].ways[bit_at(text, slugger->items[way->index].bit)];
    bool side = bit_at(text, bit);
    name->bit = bit;
    name->ways[side] = added;
    name->ways[!side] = *way;
    *way = (struct way){added.index, false};
}

/* Each number is tried once for a slug, and only one slug can lead to a name: linear over a page. */
struct text slugger_add(struct slugger *slugger, struct text slug)
{
    struct name *first = find_name(slugger, slug);
    struct text name = slug;
    while (first && find_name(slugger, name)) {
        struct builder numbered = {.arena = slugger->arena};
        builder_add(&numbered, slug);
        builder_format(&numbered, "-%zu", ++first->repeats);
        name = builder_text(&numbered);
    }
    add_name(slugger, name);
    return name;
}

static int hex_value(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    char folded = (char)(byte | 0x20);
    return folded >= 'a' && folded <= 'f' ? folded - 'a' + 10 : -1;
}

struct text anchor_fragment(struct arena *arena, struct text fragment)
{
    if (text_find_byte(fragment, '%', 0) == TEXT_NOT_FOUND)
        return fragment;
    char *decoded = arena_allocate(arena, fragment.length);
    size_t length = 0;
    for (size_t i = 0; i < fragment.length; i++) {
        bool is_escape = fragment.bytes[i] == '%' && i + 2 < fragment.length;
        int high = is_escape ? hex_value(fragment.bytes[i + 1]) : -1;
        int low = is_escape ? hex_value(fragment.bytes[i + 2]) : -1;
        bool is_valid = high >= 0 && low >= 0;
        decoded[length++] = is_valid ? (char)(high * 16 + low) : fragment.bytes[i];
        if (is_valid)
            i += 2;
    }
    return (struct text){decoded, length};
}
