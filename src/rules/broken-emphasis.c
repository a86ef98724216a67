#include "base/arena.h"
#include "list/habit.h"
#include "list/star_repair.h"
#include "rules/rules.h"

static const struct {
    const char *what, *advice; /* advice: where no repair is sure */
} words[] = {
    [STARS_UNCLOSED] = {"the bold text is not closed, and GitHub shows the **", "write ** where it ends"},
    [STARS_UNOPENED] = {"this ** closes no bold text, and GitHub shows it", "write ** where that begins"},
    [STARS_BLANK] = {"a space inside the ** keeps the text from being bold, and GitHub shows them",
                     "put it outside"},
    [STARS_PUNCTUATION] = {"a ** between punctuation and a letter closes nothing, and GitHub shows it",
                           "leave a space before the letter"},
    [STARS_SURPLUS] = {"more stars on one side than on the other, and GitHub shows what is left over",
                       "write as many before the text as after it"},
    [STARS_EMPTY] = {"nothing stands between the **, and GitHub shows them", "fill the cell"},
};

/* Whether a column is bold throughout, looked up once. */
enum answer { ANSWER_UNKNOWN, ANSWER_YES, ANSWER_NO };

static enum answer is_bold_column(const struct table *table, size_t column)
{
    enum role role = table->columns[column].role;
    enum form form;
    size_t bold = 0, filled = 0;
    if (role != ROLE_NONE && habit_form(table, role, &form))
        return form == FORM_BOLD || form == FORM_BOLD_LIST ? ANSWER_YES : ANSWER_NO;
    for (size_t r = 0; r < table->row_count; r++) {
        if (table->rows[r].is_unreliable)
            continue;
        enum cell_form cell_form = table->rows[r].cells[column].form;
        bold += cell_form == CELL_BOLD || cell_form == CELL_BOLD_LINK;
        filled += cell_form != CELL_EMPTY;
    }
    return bold * 4 >= filled * 3 && filled >= HABIT_LEAST_VOTES ? ANSWER_YES : ANSWER_NO;
}

/* Only what stands within the outermost marks can go wrong, and only where stars are. */
static bool may_be_broken(const struct list *list, const struct list_cell *cell)
{
    bool is_bold = cell->form == CELL_BOLD || cell->form == CELL_BOLD_LINK;
    return text_find_byte(list_text(list, is_bold ? cell->inner : cell->value), '*', 0) != TEXT_NOT_FOUND;
}

/* A pipe in the middle of bold text: this cell has one of its marks, and its neighbour the other. */
static bool is_cut_in_two(const struct list *list, const struct row *row, size_t i, enum star_fault fault)
{
    size_t other = fault == STARS_UNCLOSED ? i + 1 : i - 1;
    if ((fault != STARS_UNCLOSED && fault != STARS_UNOPENED) || other >= row->cell_count)
        return false;
    struct text text = list_text(list, row->cells[other].value);
    size_t marks = 0;
    for (size_t at = 0; (at = text_find(text, TEXT("**"), at)) != TEXT_NOT_FOUND; at += 2)
        marks++;
    return marks % 2 == 1;
}

static void report(const struct starred_cell *cell, const struct row *row, size_t i, size_t run,
                   struct findings *out)
{
    enum star_fault fault = star_fault_of(cell, run);
    struct text old = list_text(cell->list, cell->value);
    bool is_cut = is_cut_in_two(cell->list, row, i, fault);
    struct text repaired = is_cut ? TEXT("") : star_repair(cell, fault, out->arena);
    struct text advice = repaired.length ? text_format(out->arena, "write %.*s", TEXT_ARGUMENTS(repaired))
                                         : text_from(words[fault].advice);
    struct finding *finding = findings_add(out, cell->runs.items[run].range, "%s: %.*s", words[fault].what,
                                           TEXT_ARGUMENTS(advice));
    finding->key_detail = old;
    if (repaired.length)
        finding_add_edit(out, finding, FIX_SAFE, cell->value, repaired,
                         (struct effect){.kind = EFFECT_REPLACES, .before = old, .after = repaired});
}

static void check_cell(const struct list *list, const struct row *row, size_t i, enum answer *is_bold,
                       struct findings *out)
{
    struct starred_cell cell = {.list = list, .value = row->cells[i].value};
    stars_scan(list->source->content, cell.value, &list->document->definitions, out->arena, &cell.runs);
    if (!cell.runs.count)
        return;
    if (*is_bold == ANSWER_UNKNOWN)
        *is_bold = is_bold_column(row->table, i);
    cell.is_bold_column = *is_bold == ANSWER_YES && row != &row->table->header;
    for (size_t run = 0; run < cell.runs.count; run++) {
        if (star_fault_of(&cell, run) == STARS_FINE)
            continue;
        report(&cell, row, i, run, out);
        return;
    }
}

/* In text stars may mean anything: only two that were plainly meant as a pair count, where words stand without
 * blanks between them. */
static void check_block(const struct list *list, const struct block *block, struct findings *out)
{
    enum { MOST_REPORTED = 10 };
    struct starred_cell text = {.list = list, .value = block->range};
    size_t reported = 0;
    stars_scan(list->source->content, text.value, &list->document->definitions, out->arena, &text.runs);
    for (size_t run = 0; run + 1 < text.runs.count && reported < MOST_REPORTED; run++) {
        enum star_fault fault = star_fault_of(&text, run);
        struct range place;
        struct range inner = {text.runs.items[run].range.end, text.runs.items[run + 1].range.start};
        if ((fault != STARS_PUNCTUATION && fault != STARS_BLANK) || !star_pair_is_wide(&text, run))
            continue;
        struct text pair = star_pair_repair(&text, run, &place, out->arena);
        /* With other marks between them nobody knows which two were a pair. */
        if (text_find(list_text(list, inner), TEXT("**"), 0) != TEXT_NOT_FOUND)
            pair = TEXT("");
        struct text old = list_text(list, place);
        struct text advice = pair.length ? text_format(out->arena, "write %.*s", TEXT_ARGUMENTS(pair))
                                         : text_from(words[fault].advice);
        if (text_find_byte(old, '\n', 0) != TEXT_NOT_FOUND)
            continue;
        struct finding *finding = findings_add(out, text.runs.items[run].range, "%s: %.*s", words[fault].what,
                                               TEXT_ARGUMENTS(advice));
        finding->key_detail = old;
        if (pair.length)
            finding_add_edit(out, finding, FIX_SAFE, place, pair,
                             (struct effect){.kind = EFFECT_REPLACES, .before = old, .after = pair});
        reported++;
        run++;
    }
}

static void check_text(const struct list *list, struct findings *out)
{
    const struct document *document = list->document;
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        bool is_text = block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING;
        if (is_text && text_find(list_text(list, block->range), TEXT("**"), 0) != TEXT_NOT_FOUND)
            check_block(list, block, out);
    }
}

void check_broken_emphasis(const struct list *list, struct findings *out)
{
    check_text(list, out);
    for (size_t t = 0; t < list->tables.count; t++) {
        const struct table *table = &list->tables.items[t];
        enum answer *is_bold = arena_allocate_array(out->arena, table->column_count, sizeof *is_bold);
        for (size_t r = 0; r <= table->row_count; r++) {
            const struct row *row = r ? &table->rows[r - 1] : &table->header;
            for (size_t i = 0; i < row->cell_count && !row->is_unreliable; i++)
                if (may_be_broken(list, &row->cells[i]))
                    check_cell(list, row, i, &is_bold[i], out);
        }
    }
}
