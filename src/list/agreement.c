#include "list/agreement.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/identity.h"
#include "list/mention.h"
#include "list/none.h"
#include "markdown/byte.h"

/* The cell's only link; NULL when it has none, or more. */
static const struct link *only_link(const struct list *list, const struct list_cell *cell)
{
    const struct link *link = cell->link_count == 1 ? &list->links.items[cell->first_link] : NULL;
    return link && !link->is_image ? link : NULL;
}

static bool says_nothing(const struct list *list, const struct column *column, const struct list_cell *cell)
{
    const struct link *link = only_link(list, cell);
    if (link && cell->form == CELL_LINK)
        return text_is_blank(link->address);
    struct text text = text_trim(list_text(list, cell->inner));
    return cell->form == CELL_EMPTY || column_is_none_word(column, text) || is_dashes(text);
}

static bool lead_to_the_same(const struct link *left, const struct link *right, struct arena *arena)
{
    return text_equal(identity_of_paper(arena, left->address), identity_of_paper(arena, right->address)) ||
           text_equal(identity_of_repository(arena, left->address), identity_of_repository(arena, right->address));
}

static bool say_the_same(const struct list *list, enum role role, const struct list_cell *left,
                         const struct list_cell *right, struct arena *arena)
{
    struct text one = text_trim(list_text(list, left->inner)), other = text_trim(list_text(list, right->inner));
    if (text_equal(list_text(list, left->value), list_text(list, right->value)))
        return true;
    const struct link *link = only_link(list, left), *other_link = only_link(list, right);
    if (link && other_link && !lead_to_the_same(link, other_link, arena))
        return false;
    if (link && other_link && left->form == CELL_LINK && right->form == CELL_LINK &&
        (role == ROLE_PAPER || role == ROLE_CODE))
        return true;
    if (role == ROLE_TITLE && !link && !other_link) {
        struct text folded = utf8_folded_letters(arena, one);
        return folded.length && text_equal(folded, utf8_folded_letters(arena, other));
    }
    return mention_is_same(one, other);
}

enum agreement cells_agree(const struct list *list, const struct row *left, const struct row *right, size_t column,
                           struct arena *arena)
{
    const struct column *definition = &left->table->columns[column];
    bool left_is_mute = column >= left->cell_count || says_nothing(list, definition, &left->cells[column]);
    bool right_is_mute = column >= right->cell_count || says_nothing(list, definition, &right->cells[column]);
    if (left_is_mute || right_is_mute)
        return left_is_mute && right_is_mute ? AGREEMENT_SAME
               : left_is_mute                ? AGREEMENT_RIGHT_MORE
                                             : AGREEMENT_LEFT_MORE;
    bool is_same = say_the_same(list, definition->role, &left->cells[column], &right->cells[column], arena);
    return is_same ? AGREEMENT_SAME : AGREEMENT_DIFFERENT;
}

/* The number that the cell is, without a full stop behind it; -1 where it is none, or a year. */
static long number_of(const struct list *list, const struct row *row, size_t column)
{
    enum { MOST_DIGITS = 6 };
    struct text text = column < row->cell_count ? text_trim(list_text(list, row->cells[column].inner)) : TEXT("");
    long number = 0;
    text.length -= text_ends_with(text, TEXT("."));
    for (size_t i = 0; i < text.length; i++) {
        if (!byte_is_digit(text.bytes[i]) || text.length > MOST_DIGITS)
            return -1;
        number = number * 10 + (text.bytes[i] - '0');
    }
    return text.length && (number < 1900 || number >= 2100) ? number : -1;
}

bool row_is_numbered(const struct list *list, const struct row *row, size_t column)
{
    const struct table *table = row->table;
    long own = number_of(list, row, column);
    long above = row > table->rows ? number_of(list, row - 1, column) : -1;
    long below = row + 1 < table->rows + table->row_count ? number_of(list, row + 1, column) : -1;
    return own >= 0 && ((above >= 0 && (above == own - 1 || above == own + 1)) ||
                        (below >= 0 && (below == own - 1 || below == own + 1)));
}

struct comparison rows_compare(const struct list *list, const struct row *left, const struct row *right,
                               struct arena *arena)
{
    struct comparison comparison = {.left_covers = true, .right_covers = true};
    for (size_t column = left->table->column_count; column-- > 0;) {
        enum agreement agreement = cells_agree(list, left, right, column, arena);
        bool right_has_news = agreement == AGREEMENT_RIGHT_MORE || agreement == AGREEMENT_DIFFERENT;
        bool left_has_news = agreement == AGREEMENT_LEFT_MORE || agreement == AGREEMENT_DIFFERENT;
        if (right_has_news || (left_has_news && comparison.left_covers))
            comparison.column = column;
        comparison.left_covers &= !right_has_news;
        comparison.right_covers &= !left_has_news;
    }
    return comparison;
}

bool rows_cover(const struct list *list, const struct row *left, const struct row *right, struct arena *arena)
{
    bool left_covers = true, right_covers = true;
    for (size_t column = 0; column < left->table->column_count && (left_covers || right_covers); column++) {
        enum agreement agreement = cells_agree(list, left, right, column, arena);
        left_covers &= agreement == AGREEMENT_SAME || agreement == AGREEMENT_LEFT_MORE;
        right_covers &= agreement == AGREEMENT_SAME || agreement == AGREEMENT_RIGHT_MORE;
    }
    return left_covers || right_covers;
}

static bool mentions_workshop(struct text text)
{
    static const struct text word = {"workshop", 8};
    for (size_t at = 0; at + word.length <= text.length; at++)
        if (text_equal_ignoring_case(text_slice(text, at, at + word.length), word))
            return true;
    return false;
}

static bool is_workshop(const struct venue *venue, const struct publication *publication)
{
    return (venue && text_equal(venue->kind, TEXT("workshop"))) || mentions_workshop(publication->name) ||
           mentions_workshop(publication->qualifier);
}

enum venue_conflict publications_conflict(const struct rulebook *rulebook, const struct publication *left,
                                          const struct publication *right)
{
    if (!left->name.length || !right->name.length)
        return VENUE_NO_CONFLICT;
    const struct venue *one = rulebook_venue(rulebook, left->name), *other = rulebook_venue(rulebook, right->name);
    bool years_agree = !left->year || !right->year || left->year == right->year;
    if (years_agree && (one == other || (is_workshop(one, left) && is_workshop(other, right))))
        return VENUE_NO_CONFLICT;
    if (!one || !other)
        return VENUE_NO_CONFLICT;
    bool left_is_preprint = text_equal(one->kind, TEXT("preprint"));
    bool right_is_preprint = text_equal(other->kind, TEXT("preprint"));
    if (left_is_preprint && right_is_preprint)
        return VENUE_NO_CONFLICT;
    return left_is_preprint    ? VENUE_LEFT_IS_PREPRINT
           : right_is_preprint ? VENUE_RIGHT_IS_PREPRINT
                               : VENUE_BOTH_PUBLISHED;
}
