#include "base/utf8.h"
#include "list/odd_space.h"
#include "list/prose.h"
#include "rules/removal.h"
#include "rules/rules.h"

struct walk {
    const struct list *list;
    struct prose prose;
    struct removal removal;
};

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
    struct range range = character->range;
    if (odd_space_spoils_line(walk->list->source, &range))
        removal_add(&walk->removal, character, range, blanks_for(walk, list_text(walk->list, range)),
                         "Markdown does not take it for a space. Write one");
}

/* Other odd spaces are there to be seen. */
static void check_cell(struct walk *walk, const struct invisible_character *character, const struct list_cell *cell)
{
    enum { NO_BREAK_SPACE = 0xA0, NARROW_NO_BREAK_SPACE = 0x202F };
    struct range range = character->range;
    bool takes_blank;
    if (character->code_point != NO_BREAK_SPACE && character->code_point != NARROW_NO_BREAK_SPACE)
        return;
    if (odd_space_ends_cell(walk->list->source->content, cell, &range, &takes_blank))
        removal_add(&walk->removal, character, range, takes_blank ? TEXT(" ") : TEXT(""),
                         "GitHub takes it for a part of what the cell says. Remove it");
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
        removal_add(&walk->removal, character, character->range, TEXT(""),
                         "nobody sees it, and no search finds what it stands in. Remove it");
    else if (character->kind == INVISIBLE_BREAK)
        removal_add(&walk->removal, character, character->range, TEXT(" "),
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
    removal_end(&walk.removal);
}
