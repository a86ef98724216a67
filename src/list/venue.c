#include "list/venue.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "markdown/byte.h"

static size_t digits_end(struct text text, size_t at)
{
    while (at < text.length && byte_is_digit(text.bytes[at]))
        at++;
    return at;
}

/* The 1901 of arXiv:1901.01234. */
static bool is_arxiv_month(struct text text, size_t end)
{
    return end < text.length && text.bytes[end] == '.' && digits_end(text, end + 1) - end > 4;
}

/* A run of exactly four digits that begins with 19 or 20. */
static bool find_year(struct text text, size_t *start, int *year)
{
    for (size_t at = 0; at < text.length; at++) {
        size_t end = digits_end(text, at);
        const char *digits = text.bytes + at;
        if (end - at == 4 && !is_arxiv_month(text, end) &&
            ((digits[0] == '1' && digits[1] == '9') || (digits[0] == '2' && digits[1] == '0'))) {
            *start = at;
            *year = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');
            return true;
        }
        at = end > at ? end - 1 : at;
    }
    return false;
}

/* CVPR'24: an apostrophe and two digits that end the word. */
static bool find_short_year(struct text text, size_t *start, size_t *end, int *year)
{
    static const struct text apostrophes[] = {{"'", 1}, {"\xE2\x80\x99", 3}};
    for (size_t i = 0; i < 2; i++) {
        size_t at = text_find(text, apostrophes[i], 1);
        size_t digits = at + apostrophes[i].length;
        if (at == TEXT_NOT_FOUND || digits + 2 > text.length || !byte_is_digit(text.bytes[digits]) ||
            !byte_is_digit(text.bytes[digits + 1]) ||
            (digits + 2 < text.length && byte_is_digit(text.bytes[digits + 2])))
            continue;
        int two = (text.bytes[digits] - '0') * 10 + (text.bytes[digits + 1] - '0');
        *year = two + (two < 50 ? 2000 : 1900);
        *start = at;
        *end = digits + 2;
        return true;
    }
    return false;
}

/* Takes off what may stand between a name and its year. */
static struct text trim_joint(struct text text)
{
    static const struct text joints[] = {{" ", 1}, {"\t", 1}, {"-", 1}, {"_", 1}, {",", 1}, {"'", 1},
                                         {"(", 1}, {")", 1},  {".", 1}, {"\xE2\x80\x99", 3}, {"\xC2\xA0", 2}};
    if (!text.length ||
        (byte_is_letter_or_digit(text.bytes[0]) && byte_is_letter_or_digit(text.bytes[text.length - 1])))
        return text;
    for (size_t i = 0; i < sizeof joints / sizeof *joints;) {
        if (text_ends_with(text, joints[i]) && joints[i].bytes[0] != ')')
            text.length -= joints[i].length;
        else if (text_starts_with(text, joints[i]) && joints[i].bytes[0] != '(')
            text = text_slice(text, joints[i].length, text.length);
        else {
            i++;
            continue;
        }
        i = 0;
    }
    return text;
}

struct publication publication_read(struct text text)
{
    struct publication publication = {.form = FORM_FREE};
    size_t start, end;
    text = text_trim(text);
    if (find_year(text, &start, &publication.year))
        end = start + 4;
    else if (!find_short_year(text, &start, &end, &publication.year))
        return (struct publication){.name = text, .form = FORM_FREE};
    struct text before = text_slice(text, 0, start), after = text_slice(text, end, text.length);
    bool is_whole_year = end - start == 4 && byte_is_digit(text.bytes[start]);
    publication.year_text = text_slice(text, is_whole_year ? start : end - 2, end);
    publication.name = trim_joint(before);
    if (!publication.name.length) {
        publication.name = trim_joint(after);
        return publication;
    }
    /* Of "Nat. Commun. 2024" the last full stop belongs to the name, of "CVPR. 2024" it does not. */
    if (text_find_byte(publication.name, ' ', 0) != TEXT_NOT_FOUND && publication.name.length < before.length &&
        before.bytes[publication.name.length] == '.')
        publication.name.length++;
    size_t joint = before.length - publication.name.length;
    struct text between = text_slice(before, publication.name.length, start);
    bool had_parenthesis = text_find_byte(between, '(', 0) != TEXT_NOT_FOUND;
    if (had_parenthesis && text_starts_with(after, TEXT(")")))
        after = text_slice(after, 1, after.length);
    publication.qualifier = text_trim(after);
    if (is_whole_year && joint == 0)
        publication.form = FORM_VENUE_YEAR;
    else if (is_whole_year && joint == 1 && before.bytes[start - 1] == ' ')
        publication.form = FORM_VENUE_SPACE_YEAR;
    return publication;
}

bool publication_has_plain_name(const struct publication *publication)
{
    bool has_letter = false;
    for (size_t at = 0; at < publication->name.length;) {
        uint32_t code_point = utf8_next(publication->name, &at);
        if (utf8_is_space(code_point) || utf8_is_wide_script(code_point))
            return false;
        has_letter |= utf8_is_letter_or_digit(code_point);
    }
    return has_letter;
}

bool publication_has_wide_name(const struct publication *publication)
{
    for (size_t at = 0; at < publication->name.length;)
        if (utf8_is_wide_script(utf8_next(publication->name, &at)))
            return true;
    return false;
}

bool publication_has_plain_qualifier(const struct publication *publication)
{
    static const struct text remarks[] = {{"oral", 4},        {"spotlight", 9},    {"poster", 6},
                                          {"highlight", 9},   {"findings", 8},     {"best paper", 10},
                                          {"long paper", 10}, {"short paper", 11}};
    struct text qualifier = publication->qualifier;
    if (!qualifier.length || qualifier.bytes[0] == '(' || qualifier.bytes[0] == '[')
        return true;
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (text_equal_ignoring_case(qualifier, remarks[i]))
            return true;
    return false;
}

bool publication_is_out_of_form(const struct rulebook *rulebook, const struct publication *publication,
                                enum form form)
{
    if (!publication->year || !publication->name.length || publication->form == form ||
        !publication_has_plain_qualifier(publication))
        return false;
    return publication_has_plain_name(publication) ||
           (publication->form == FORM_FREE && rulebook_venue(rulebook, publication->name));
}

struct text publication_write(const struct publication *publication, enum form form, struct arena *arena)
{
    return text_format(arena, "%.*s%s%d%s%.*s", TEXT_ARGUMENTS(publication->name),
                       form == FORM_VENUE_SPACE_YEAR ? " " : "", publication->year,
                       publication->qualifier.length ? " " : "", TEXT_ARGUMENTS(publication->qualifier));
}

struct range publication_place(const struct list *list, struct text piece)
{
    uint32_t start = (uint32_t)(piece.bytes - list->source->content.bytes);
    return (struct range){start, start + (uint32_t)piece.length};
}

bool venue_is(const struct venue *venue, struct text kind)
{
    return text_equal(venue->kind, kind);
}

bool venue_is_arxiv(const struct venue *venue)
{
    return text_equal_ignoring_case(venue->name, TEXT("arxiv"));
}

const struct venue *publication_venue(const struct rulebook *rulebook, const struct publication *publication)
{
    return publication->name.length ? rulebook_venue(rulebook, publication->name) : NULL;
}

const struct venue *venue_workshops(const struct rulebook *rulebook, const struct venue *conference)
{
    struct arena arena = {0};
    const struct venue *venue =
        rulebook_venue(rulebook, text_format(&arena, "%.*sW", TEXT_ARGUMENTS(conference->name)));
    arena_free(&arena);
    return venue && venue_is(venue, TEXT("workshop")) ? venue : NULL;
}

static bool says_workshop(struct text text)
{
    struct text wanted = TEXT("workshop");
    for (size_t at = 0; at + wanted.length <= text.length; at++)
        if (text_equal_ignoring_case(text_slice(text, at, at + wanted.length), wanted))
            return true;
    return false;
}

const struct venue *publication_workshop_of(const struct rulebook *rulebook, const struct publication *publication)
{
    struct text words = publication->name, first = text_cut(&words, ' ');
    const struct venue *venue = publication_venue(rulebook, publication);
    bool is_in_name = !venue && says_workshop(words);
    if (is_in_name)
        venue = rulebook_venue(rulebook, first);
    bool is_conference = venue && venue_is(venue, TEXT("conference"));
    return is_conference && (is_in_name || says_workshop(publication->qualifier)) ? venue : NULL;
}
