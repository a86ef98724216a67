#include "base/utf8.h"
#include "list/prose.h"
#include "rules/line_removal.h"
#include "rules/rules.h"

enum { NO_BREAK_SPACE = 0xA0, NARROW_NO_BREAK_SPACE = 0x202F };

struct walk {
    const struct list *list;
    struct prose prose;
    struct line_removal removal;
};

static bool is_ascii_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* The characters from at on that look like spaces, ASCII's too. */
static size_t end_of_spaces(struct text text, size_t at)
{
    for (size_t next = at; at < text.length; at = next) {
        uint32_t code_point = utf8_next(text, &next);
        if (!utf8_is_space(code_point) || code_point == '\n' || code_point == '\r')
            break;
    }
    return at;
}

/* The part of the line before at, so far as marks of Markdown reach. */
static struct text line_before(struct text content, size_t at)
{
    enum { REACH = 64 };
    size_t start = at;
    while (start && at - start < REACH && content.bytes[start - 1] != '\n')
        start--;
    return text_slice(content, start, at);
}

/* Right behind what would otherwise begin a heading or a list's item. */
static bool spoils_mark(struct text content, const struct range *space)
{
    struct text before = line_before(content, space->start);
    size_t marks = 0, blanks = 0;
    char mark = before.length ? before.bytes[before.length - 1] : 0;
    char behind = space->end < content.length ? content.bytes[space->end] : '\n';
    if ((mark != '#' && mark != '-' && mark != '*' && mark != '+') || (behind >= '0' && behind <= '9'))
        return false;
    while (marks < before.length && before.bytes[before.length - 1 - marks] == mark)
        marks++;
    while (blanks < before.length && (is_ascii_blank(before.bytes[blanks]) || before.bytes[blanks] == '>'))
        blanks++;
    return marks + blanks == before.length && marks <= (mark == '#' ? 6 : 1);
}

/* Before the mark of a list's item, which it keeps from being one. */
static bool spoils_indent(struct text content, const struct range *space)
{
    struct text before = line_before(content, space->start);
    size_t end = end_of_spaces(content, space->start);
    bool is_first = text_trim(before).length == 0;
    return is_first && end + 1 < content.length && text_find_byte(TEXT("-*+"), content.bytes[end], 0) != TEXT_NOT_FOUND &&
           content.bytes[end + 1] == ' ';
}

/* How many of them are none of ASCII. */
static size_t spaces_in(struct text spaces)
{
    size_t count = 0;
    for (size_t at = 0; at < spaces.length;)
        count += utf8_next(spaces, &at) >= 0x80;
    return count;
}

/* As many as there are characters. */
static struct text blanks_for(struct walk *walk, struct text spaces)
{
    size_t count = 0;
    for (size_t at = 0; at < spaces.length; count++)
        utf8_next(spaces, &at);
    return text_format(walk->removal.out->arena, "%*s", (int)count, "");
}

static void check_paragraph(struct walk *walk, const struct invisible_character *character)
{
    static const char problem[] = "Markdown does not take it for a space. Write one";
    struct text content = walk->list->source->content;
    struct range range = character->range;
    if (spoils_indent(content, &range))
        range.end = (uint32_t)end_of_spaces(content, range.start);
    else if (!spoils_mark(content, &range))
        return;
    line_removal_add(&walk->removal, character, range, blanks_for(walk, list_text(walk->list, range)), problem);
}

static size_t start_of_spaces(struct text text, size_t at)
{
    while (at) {
        uint32_t code_point = utf8_before(text, at);
        if (!utf8_is_space(code_point))
            break;
        at -= code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : 3;
    }
    return at;
}

/* Spaces at an end of the cell give way to the blank that pads it, if one does. Two no-break spaces in front are an
 * indent that somebody draws with them. */
static void check_cell(struct walk *walk, const struct invisible_character *character, const struct list_cell *cell)
{
    static const char problem[] = "GitHub takes it for a part of what the cell says. Remove it";
    struct text content = walk->list->source->content, value = text_range(content, cell->value);
    size_t at = character->range.start - cell->value.start, end = character->range.end - cell->value.start;
    bool is_first = at == 0, is_last = end == value.length;
    if (character->code_point != NO_BREAK_SPACE && character->code_point != NARROW_NO_BREAK_SPACE)
        return;
    if (is_first)
        end = end_of_spaces(value, 0);
    else if (is_last)
        at = start_of_spaces(value, end);
    struct range range = {cell->value.start + (uint32_t)at, cell->value.start + (uint32_t)end};
    bool is_whole = at == 0 && end == value.length;
    bool is_done = !is_first && at == 0;
    if ((!is_first && !is_last) || is_done || (is_first && !is_whole && spaces_in(list_text(walk->list, range)) > 1))
        return;
    bool is_padded = is_ascii_blank(content.bytes[is_first ? cell->range.end - 1 : cell->range.start]);
    bool has_blank = is_first ? cell->range.start < range.start : range.end < cell->range.end;
    line_removal_add(&walk->removal, character, range, is_padded && !has_blank && !is_whole ? TEXT(" ") : TEXT(""),
                     problem);
}

static void check_space(struct walk *walk, const struct invisible_character *character,
                        const struct prose_piece *piece)
{
    if (piece->cell && !piece->row->is_unreliable)
        check_cell(walk, character, piece->cell);
    else if (piece->block && piece->block->kind == BLOCK_PARAGRAPH)
        check_paragraph(walk, character);
}

static void check_character(struct walk *walk, const struct invisible_character *character)
{
    struct prose_piece piece;
    enum prose_place place = prose_find(&walk->prose, character->range.start, &piece);
    if (place == PROSE_HIDDEN)
        return;
    if (character->kind == INVISIBLE_MARK)
        line_removal_add(&walk->removal, character, character->range, TEXT(""),
                         "nobody sees it, and no search finds what it stands in. Remove it");
    else if (character->kind == INVISIBLE_BREAK)
        line_removal_add(&walk->removal, character, character->range, TEXT(" "),
                         "a line break in some programs and none on GitHub. Write a space");
    else if (place == PROSE_WORDS)
        check_space(walk, character, &piece);
}

void check_invisible_character(const struct list *list, struct findings *out)
{
    struct invisible_walk characters = {.content = list->source->content, .at = list->source->start};
    struct walk walk = {
        .list = list,
        .prose = {.list = list, .arena = out->arena},
        .removal = {.list = list, .out = out},
    };
    struct invisible_character character;
    if (list->source->is_ascii)
        return;
    while (invisible_next(&characters, &character))
        if (character.kind != INVISIBLE_DIRECTION)
            check_character(&walk, &character);
    line_removal_end(&walk.removal);
}
