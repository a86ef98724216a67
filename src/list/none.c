#include "list/none.h"

#include "base/utf8.h"
#include "list/changes.h"
#include "list/habit.h"

/* Votes are counted in two passes: the first finds the only word that can have more than half of them. */
struct count {
    struct text candidate, cell;
    size_t lead, uses, votes;
};

bool role_is_link(enum role role)
{
    return role == ROLE_PAPER || role == ROLE_CODE;
}

bool is_any_none_word(const struct list *list, struct text text)
{
    const struct rulebook *rulebook = list->context->rulebook;
    for (size_t i = 0; i < rulebook->columns.count; i++)
        for (size_t k = 0; k < rulebook->columns.items[i].none_words.count; k++)
            if (text_equal_ignoring_case(rulebook->columns.items[i].none_words.items[k], text))
                return true;
    return false;
}

bool is_dashes(struct text text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point = utf8_next(text, &at);
        if (code_point != '-' && code_point != ' ' && (code_point < 0x2010 || code_point > 0x2015))
            return false;
    }
    return true;
}

bool cell_is_without_link(const struct list *list, const struct list_cell *cell)
{
    struct text text = list_text(list, cell->value);
    return cell->form != CELL_EMPTY && !cell->link_count && text_find(text, TEXT("://"), 0) == TEXT_NOT_FOUND &&
           text_find(text, TEXT("www."), 0) == TEXT_NOT_FOUND;
}

bool column_is_status(const struct column *column, struct text text)
{
    return column_is_none_word(column, text) && text_find_byte(text, ' ', 0) != TEXT_NOT_FOUND;
}

/* What the cell votes for; the empty text where it has no vote. */
static struct text vote_of(const struct list *list, const struct column *column, const struct list_cell *cell)
{
    struct text text = text_trim(list_text(list, cell->inner));
    if (cell->form == CELL_EMPTY || column_is_status(column, text))
        return TEXT("");
    bool votes = role_is_link(column->role) ? cell_is_without_link(list, cell) : column_is_none_word(column, text);
    return votes ? text : TEXT("");
}

static void count_cell(struct count *count, const struct list *list, const struct list_cell *cell, struct text vote,
                       bool is_second_pass)
{
    bool is_candidate = text_equal_ignoring_case(vote, count->candidate);
    if (is_second_pass) {
        count->votes++;
        count->uses += is_candidate;
    } else if (!count->lead) {
        count->candidate = vote;
        count->cell = list_text(list, cell->value);
        count->lead = 1;
    } else {
        count->lead += is_candidate ? 1 : (size_t)-1;
    }
}

static void count_column(struct count *count, const struct list *list, const struct table *table, size_t column,
                         bool is_second_pass)
{
    for (size_t r = 0; r < table->row_count; r++) {
        if (table->rows[r].is_unreliable || column >= table->rows[r].cell_count)
            continue;
        const struct list_cell *cell = &table->rows[r].cells[column];
        struct text vote = vote_of(list, &table->columns[column], cell);
        if (vote.length)
            count_cell(count, list, cell, vote, is_second_pass);
    }
}

static void count_table(struct count *count, const struct list *list, const struct table *table, enum role role,
                        enum role or_role, bool is_second_pass)
{
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].role == role || table->columns[c].role == or_role)
            count_column(count, list, table, c, is_second_pass);
}

static struct none_habit decide(const struct count *count)
{
    if (!count->votes || count->uses * 4 < count->votes * 3)
        return (struct none_habit){.votes = count->votes};
    return (struct none_habit){count->candidate, count->cell, count->votes};
}

static struct none_habit read_table(const struct list *list, const struct table *table, enum role role)
{
    struct count count = {0};
    count_table(&count, list, table, role, role, false);
    count_table(&count, list, table, role, role, true);
    return decide(&count);
}

static struct none_habit read_page(const struct list *list, enum role role, enum role or_role)
{
    struct count count = {0};
    for (int pass = 0; pass < 2; pass++)
        for (size_t t = 0; t < list->tables.count; t++)
            count_table(&count, list, &list->tables.items[t], role, or_role, pass);
    return decide(&count);
}

struct none_habit none_habit_of(struct none_habits *habits, const struct table *table, enum role role)
{
    const struct list *voters = changes_voters(habits->list);
    const struct table *before = changes_table_before(habits->list, table);
    struct none_habit own = before ? read_table(voters, before, role) : (struct none_habit){.votes = 0};
    if (own.votes >= HABIT_LEAST_VOTES)
        return own;
    enum role other = role_is_link(role) ? ROLE_CODE : role;
    role = role_is_link(role) ? ROLE_PAPER : role;
    if (!habits->is_read[role])
        habits->of_page[role] = read_page(voters, role, other);
    habits->is_read[role] = true;
    return habits->of_page[role];
}

bool text_says_none(const struct rulebook *rulebook, struct text text)
{
    static const char *const words[] = {"none", "n/a", "na", "tbd", "tba", "todo", "unknown", "--", "\xE2\x80\x93",
                                        "\xE2\x80\x94", "/", "?"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal_ignoring_case(text, text_from(words[i])))
            return true;
    for (size_t i = 0; i < rulebook->columns.count; i++)
        for (size_t k = 0; k < rulebook->columns.items[i].none_words.count; k++)
            if (text_equal_ignoring_case(text, rulebook->columns.items[i].none_words.items[k]))
                return true;
    return false;
}
