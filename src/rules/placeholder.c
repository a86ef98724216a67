#include "base/arena.h"
#include "base/utf8.h"
#include "list/habit.h"
#include "list/none.h"
#include "rules/rules.h"

enum {
    LEAST_LETTERS = 4, /* of a word that can be told to be misspelt */
    LONG = 8,          /* letters: two of them may be wrong */
};

struct walk {
    const struct list *list;
    struct findings *out;
    struct none_habits habits;
    const struct row *row;
    const struct column *column;
};

/* The word for none that this was meant to be. */
static struct text misspelt(const struct walk *walk, struct text text)
{
    const struct words *words = &walk->column->definition->none_words;
    struct arena *arena = walk->out->arena;
    struct text folded = utf8_folded(arena, text);
    for (size_t i = 0; i < words->count && text.length >= LEAST_LETTERS - 1; i++) {
        struct text word = utf8_folded(arena, words->items[i]);
        size_t limit = word.length >= LONG ? 2 : 1;
        if (word.length >= LEAST_LETTERS && folded.length && folded.bytes[0] == word.bytes[0] &&
            text_distance(folded, word, limit) <= limit)
            return words->items[i];
    }
    return TEXT("");
}

static void report_misspelt(struct walk *walk, const struct list_cell *cell, struct text text, struct text word)
{
    struct finding *finding =
        findings_add(walk->out, cell->inner, "%.*s: write %.*s", TEXT_ARGUMENTS(text), TEXT_ARGUMENTS(word));
    finding->key_detail = text;
    finding_add_edit(walk->out, finding, FIX_SAFE, cell->inner, word,
                     (struct effect){.kind = EFFECT_REPLACES, .before = text, .after = word});
}

/* What stands in the column where there is nothing to link; the empty text where nothing is known of it. */
static struct text word_for_none(const struct walk *walk, const struct none_habit *habit)
{
    const struct words *words = &walk->column->definition->none_words;
    if (habit->votes >= HABIT_LEAST_VOTES)
        return habit->word;
    return walk->row->table->is_house && words->count ? words->items[0] : TEXT("");
}

static void check_cell(struct walk *walk, const struct list_cell *cell, const struct none_habit *habit)
{
    struct text text = text_trim(list_text(walk->list, cell->inner));
    struct text none = word_for_none(walk, habit);
    bool is_known = column_is_none_word(walk->column, text);
    bool is_settled = habit->votes >= HABIT_LEAST_VOTES;
    if (text_equal_ignoring_case(text, none) || column_is_status(walk->column, text) || (is_known && !is_settled))
        return;
    struct text word = is_known ? TEXT("") : misspelt(walk, text);
    if (word.length) {
        report_misspelt(walk, cell, text, word);
        return;
    }
    if (!none.length)
        return;
    struct text name = walk->column->name;
    findings_add(walk->out, cell->inner,
                 is_known ? "%.*s under %.*s: this list writes %.*s where there is none"
                          : "%.*s under %.*s is no link: link it, or write %.*s",
                 TEXT_ARGUMENTS(text), TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(none))
        ->key_detail = text;
}

/* What looks like a link gone wrong, an image or raw HTML is no placeholder; empty brackets are one. */
static bool is_words(const struct list *list, const struct list_cell *cell)
{
    struct text text = list_text(list, cell->inner);
    bool has_bracket = false, has_letter = false;
    for (size_t at = 0; at < text.length;) {
        has_bracket |= text_find_byte(TEXT("[(<"), text.bytes[at], 0) != TEXT_NOT_FOUND;
        has_letter |= utf8_is_letter_or_digit(utf8_next(text, &at));
    }
    if (has_bracket && has_letter)
        return false;
    return cell->form == CELL_PLAIN || cell->form == CELL_BOLD;
}

static void check_column(struct walk *walk, const struct table *table, size_t column)
{
    struct none_habit habit = {0};
    bool has_habit = false;
    walk->column = &table->columns[column];
    for (size_t r = 0; r < table->row_count; r++) {
        const struct row *row = walk->row = &table->rows[r];
        if (row->is_unreliable || column >= row->cell_count)
            continue;
        const struct list_cell *cell = &row->cells[column];
        if (!cell_is_without_link(walk->list, cell) || !is_words(walk->list, cell))
            continue;
        if (!has_habit)
            habit = none_habit_of(&walk->habits, table, walk->column->role);
        has_habit = true;
        check_cell(walk, cell, &habit);
    }
}

void check_placeholder(const struct list *list, struct findings *out)
{
    struct walk walk = {.list = list, .out = out, .habits = {.list = list}};
    enum form form;
    for (size_t t = 0; t < list->tables.count; t++) {
        const struct table *table = &list->tables.items[t];
        for (size_t c = 0; c < table->column_count; c++)
            if (role_is_link(table->columns[c].role) && habit_form(table, table->columns[c].role, &form) &&
                form == FORM_LINK)
                check_column(&walk, table, c);
    }
}
