#include "base/arena.h"
#include "list/empty.h"
#include "list/habit.h"
#include "list/mention.h"
#include "list/none.h"
#include "list/relation.h"
#include "rules/rules.h"

struct walk {
    const struct list *list;
    struct findings *out;
    struct none_habits habits;
    struct none_habit habit[ROLE_COUNT]; /* of the table that was asked for last */
    const struct table *habit_table[ROLE_COUNT];
    const struct link *first_badge;      /* of the table whose badges are counted */
    size_t badges;
};

static struct text whole_text(const struct walk *walk, const struct link *link)
{
    return text_on_one_line(walk->out->arena, list_text(walk->list, link->whole));
}

static struct text label_of(const struct walk *walk, const struct link *link)
{
    return text_trim(list_text(walk->list, link->label));
}

/* What the column's other cells say where there is nothing to link; the empty text where nothing is known of it. */
static struct text word_for_none(struct walk *walk, const struct link *link, const struct column *column)
{
    const struct table *table = link->row->table;
    enum role role = column->role;
    if (!role_is_link(role))
        return TEXT("");
    if (walk->habit_table[role] != table)
        walk->habit[role] = none_habit_of(&walk->habits, table, role);
    walk->habit_table[role] = table;
    if (walk->habit[role].votes >= HABIT_LEAST_VOTES)
        return walk->habit[role].cell;
    bool is_house = table->is_house && column->definition->none_words.count;
    return is_house ? column->definition->none_words.items[0] : TEXT("");
}

static void replace_cell(struct walk *walk, struct finding *finding, enum safety safety,
                         const struct list_cell *cell, struct text word)
{
    struct text old = list_text(walk->list, cell->value);
    if (word.length && (cell->form == CELL_LINK || cell->form == CELL_BOLD_LINK))
        finding_add_edit(walk->out, finding, safety, cell->value, word,
                         (struct effect){.kind = EFFECT_REPLACES, .before = old, .after = word});
}

static void report_known(struct walk *walk, const struct link *link, const struct link *known, struct text none)
{
    struct text whole = whole_text(walk, link), address = list_text(walk->list, known->url);
    const char *what = link->role == ROLE_CODE ? "the code of this paper" : "this title";
    struct finding *finding =
        findings_add(walk->out, link->whole, "%.*s leads nowhere. Line %u has %s: %.*s%s%.*s%s",
                     TEXT_ARGUMENTS(whole), mention_line(walk->list, known->row->entry), what,
                     TEXT_ARGUMENTS(known->address), none.length ? " (else write " : "", TEXT_ARGUMENTS(none),
                     none.length ? ")" : "");
    finding->key_detail = whole;
    finding_add_note(walk->out, finding, known->url, "linked here");
    finding_add_edit(walk->out, finding, FIX_UNSAFE, link->url, address,
                     (struct effect){.kind = EFFECT_CHANGES_LINK, .before = link->address, .after = address});
}

/* The label is a word for none: that word, or the one that the list has for it. */
static void report_word(struct walk *walk, const struct link *link, const struct list_cell *cell,
                        const struct column *column, struct text none)
{
    struct text whole = whole_text(walk, link), label = label_of(walk, link);
    bool is_settled = role_is_link(column->role) && walk->habit[column->role].votes >= HABIT_LEAST_VOTES;
    bool is_other = is_settled && none.length && !column_is_status(column, label) &&
                    !text_equal_ignoring_case(walk->habit[column->role].word, label);
    struct text word = is_other ? none : label;
    struct finding *finding = findings_add(walk->out, link->whole, "%.*s leads nowhere: write %.*s",
                                           TEXT_ARGUMENTS(whole), TEXT_ARGUMENTS(word));
    finding->key_detail = whole;
    replace_cell(walk, finding, is_other ? FIX_UNSAFE : FIX_SAFE, cell, word);
}

static void report_in_cell(struct walk *walk, const struct link *link, const struct list_cell *cell)
{
    const struct column *column = &link->row->table->columns[cell - link->row->cells];
    struct text whole = whole_text(walk, link), label = label_of(walk, link);
    struct text none = word_for_none(walk, link, column);
    if (column->definition ? column_is_none_word(column, label) : is_any_none_word(walk->list, label)) {
        report_word(walk, link, cell, column, none);
        return;
    }
    const struct link *known = link->row->entry ? relation_known_link(link->row->entry, link->role) : NULL;
    if (known) {
        report_known(walk, link, known, none);
        return;
    }
    struct finding *finding =
        findings_add(walk->out, link->whole, "%.*s leads nowhere: give it an address%s%.*s", TEXT_ARGUMENTS(whole),
                     none.length ? ", or write " : "", TEXT_ARGUMENTS(none));
    finding->key_detail = whole;
    replace_cell(walk, finding, FIX_UNSAFE, cell, none);
}

/* Badges that link nothing are mostly meant so, and there are as many as there are rows: said of the column. */
static void report_badges(struct walk *walk)
{
    if (!walk->badges)
        return;
    const struct link *first = walk->first_badge;
    const struct table *table = first->row->table;
    size_t column = (size_t)(link_cell(walk->list, first) - first->row->cells);
    struct finding *finding =
        findings_add(walk->out, table->columns[column].range, "%zu %s: leave the link out", walk->badges,
                     walk->badges == 1 ? "badge of this table links to nothing"
                                       : "badges of this table link to nothing");
    finding->severity = SEVERITY_NOTE;
    finding_add_note(walk->out, finding, first->whole, "the first one");
    walk->badges = 0;
}

static void count_badge(struct walk *walk, const struct link *link)
{
    if (walk->badges && walk->first_badge->row->table != link->row->table)
        report_badges(walk);
    if (!walk->badges++)
        walk->first_badge = link;
}

static void report_textless(struct walk *walk, const struct link *link)
{
    struct finding *finding =
        findings_add(walk->out, link->whole, "a link without a text, which nobody sees: write [label](%.*s)",
                     TEXT_ARGUMENTS(link->address));
    finding->key_detail = link->address;
}

static void report_in_text(struct walk *walk, const struct link *link)
{
    struct text whole = whole_text(walk, link);
    struct finding *finding =
        findings_add(walk->out, link->whole, "%.*s leads nowhere: give it an address, or remove the link",
                     TEXT_ARGUMENTS(whole));
    finding->key_detail = whole;
}

static void check_link(struct walk *walk, const struct link *link)
{
    bool is_dead = link_leads_nowhere(link);
    const struct list_cell *cell = is_dead ? link_cell(walk->list, link) : NULL;
    if (!is_dead && !label_of(walk, link).length && text_starts_with(link->address, TEXT("http")))
        report_textless(walk, link);
    else if (cell && link_is_badge(walk->list, link))
        count_badge(walk, link);
    else if (cell)
        report_in_cell(walk, link, cell);
    else if (is_dead && !link_is_badge(walk->list, link))
        report_in_text(walk, link);
}

void check_empty_link(const struct list *list, struct findings *out)
{
    struct walk walk = {.list = list, .out = out, .habits = {.list = list}};
    for (size_t i = 0; i < list->links.count; i++) {
        const struct link *link = &list->links.items[i];
        bool is_inline = !link->is_html && !link->is_autolink && !link->is_reference;
        if (is_inline && link_is_readable(link))
            check_link(&walk, link);
    }
    report_badges(&walk);
}
