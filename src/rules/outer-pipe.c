#include "base/arena.h"
#include "list/changes.h"
#include "list/delimiter.h"
#include "list/drawn.h"
#include "list/habit.h"
#include "list/padding.h"
#include "rules/rules.h"

enum { MOST_FINDINGS = 3 }; /* of a table, one a line; more are one */

struct side {
    bool is_leading;
    size_t with, without;
    bool is_habit; /* of the table: its lines have that pipe but for a few */
    struct finding *finding;
};

struct walk {
    const struct list *list;
    const struct table *table;
    struct findings *out;
    enum padding padding;
    bool spares_header[2]; /* by whether the side is the leading one: the page's headers lack that pipe by habit */
    bool is_blank_led; /* the first cells of its lines have a blank before what they say */
};

/* The table's lines: its header, then the rows. Text below it is none. */
static const struct row *line_of(const struct table *table, size_t index)
{
    const struct row *row = index ? &table->rows[index - 1] : &table->header;
    return row->kind == ROW_TEXT ? NULL : row;
}

/* A row that lacks cells too lacks its pipe for that reason. */
static bool is_at_fault(const struct table *table, const struct row *row)
{
    return row && row->cell_count == table->column_count;
}

static bool has_pipe(const struct row *row, const struct side *side)
{
    return side->is_leading ? row->opened : row->closed;
}

static bool lacks_pipe(const struct walk *walk, const struct side *side, size_t index)
{
    const struct row *row = line_of(walk->table, index);
    return is_at_fault(walk->table, row) && !has_pipe(row, side) &&
           (index || !walk->spares_header[side->is_leading]);
}

/* Where the pipe should be: a full-width one that stands there, or nothing. */
static struct range place_of(const struct walk *walk, const struct side *side, const struct row *row)
{
    struct text text = list_text(walk->list, row->range);
    struct text wide = TEXT(WIDE_PIPE);
    bool is_wide = side->is_leading ? text_starts_with(text, wide) : text_ends_with(text, wide);
    uint32_t length = is_wide && text.length > wide.length ? (uint32_t)wide.length : 0;
    return side->is_leading ? (struct range){row->range.start, row->range.start + length}
                            : (struct range){row->range.end - length, row->range.end};
}

static bool is_blank_led(const struct walk *walk)
{
    size_t with = 0, lines = 0;
    if (walk->padding != PADDING_ANY)
        return walk->padding == PADDING_ONE;
    for (size_t i = 0; i <= walk->table->row_count; i++) {
        const struct row *row = line_of(walk->table, i);
        lines += row && row->opened;
        with += row && row->opened && text_starts_with(list_text(walk->list, row->cells[0].range), TEXT(" "));
    }
    return with * 2 > lines;
}

/* What belongs between the row's last cell and its pipe: where the table is drawn, what draws it. */
static size_t trailing_blanks(const struct walk *walk, const struct row *row, uint32_t end)
{
    const struct list_cell *last = &row->cells[row->cell_count - 1];
    struct text text = list_text(walk->list, (struct range){last->range.start, end});
    size_t drawn = drawn_width(walk->list, row, row->cell_count - 1, false), width = text_width(text);
    bool has_blank = text_ends_with(text, TEXT(" ")) || text_ends_with(text, TEXT("\t"));
    bool needs_blank = !has_blank && (walk->padding == PADDING_ONE || drawn || text_ends_with(text, TEXT("\\")));
    return drawn > width ? drawn - width : needs_blank; /* a backslash would take the pipe for text */
}

static void add_edit(const struct walk *walk, const struct side *side, const struct row *row)
{
    struct range place = place_of(walk, side, row);
    struct text before = list_text(walk->list, place);
    struct text pipe = walk->is_blank_led && !before.length ? TEXT("| ") : TEXT("|");
    if (!side->is_leading)
        pipe = text_format(walk->out->arena, "%*s|", (int)trailing_blanks(walk, row, place.start), "");
    struct effect effect = {.kind = EFFECT_NONE};
    if (before.length)
        effect = (struct effect){.kind = EFFECT_MENDS_ROW, .before = before, .after = TEXT("|")};
    finding_add_edit(walk->out, side->finding, FIX_SAFE, place, pipe, effect);
}

static const char *word_for(const struct walk *walk, const struct row *row)
{
    return row == &walk->table->header ? "header" : "row";
}

static void report(const struct walk *walk, struct side *side, const struct row *row)
{
    const char *which = side->is_leading ? "leading" : "trailing";
    struct range here = place_of(walk, side, row);
    if (side->without <= MOST_FINDINGS)
        side->finding = findings_add(walk->out, here, "the %s lacks the %s | that the rest of its table has",
                                     word_for(walk, row), which);
    else if (!side->finding)
        side->finding = findings_add(walk->out, here, "%zu lines of this table, from here on, lack the %s | that "
                                     "the rest of it has", side->without, which);
    side->finding->key_detail = text_from(which);
    add_edit(walk, side, row);
}

static void report_both(const struct walk *walk, struct side *sides, const struct row *row)
{
    struct finding *finding =
        findings_add(walk->out, row->range, "the %s lacks the | at both ends that the rest of its table has",
                     word_for(walk, row));
    finding->key_detail = TEXT("both");
    for (int i = 0; i < 2; i++) {
        sides[i].finding = finding;
        add_edit(walk, &sides[i], row);
    }
}

static void measure(const struct walk *walk, struct side *side)
{
    const struct table *table = walk->table;
    for (size_t i = 0; i <= table->row_count; i++) {
        const struct row *row = line_of(table, i);
        side->with += row && has_pipe(row, side);
        side->without += lacks_pipe(walk, side, i);
    }
    struct text delimiter = text_trim(list_text(walk->list, table->delimiter));
    side->with +=
        side->is_leading ? text_starts_with(delimiter, TEXT("|")) : text_ends_with(delimiter, TEXT("|"));
    side->is_habit = side->without && side->with >= side->without * 3 && side->with >= 2;
}

static void check_table(struct walk *walk)
{
    struct side sides[2] = {{.is_leading = true}, {.is_leading = false}};
    measure(walk, &sides[0]);
    measure(walk, &sides[1]);
    if (!sides[0].is_habit && !sides[1].is_habit)
        return;
    bool are_few = sides[0].without <= MOST_FINDINGS && sides[1].without <= MOST_FINDINGS;
    walk->padding = table_padding(walk->list, walk->table);
    walk->is_blank_led = is_blank_led(walk);
    for (size_t i = 0; i <= walk->table->row_count; i++) {
        bool lacks[2] = {sides[0].is_habit && lacks_pipe(walk, &sides[0], i),
                         sides[1].is_habit && lacks_pipe(walk, &sides[1], i)};
        if (lacks[0] && lacks[1] && are_few) {
            report_both(walk, sides, line_of(walk->table, i));
            continue;
        }
        for (int k = 0; k < 2; k++)
            if (lacks[k])
                report(walk, &sides[k], line_of(walk->table, i));
    }
}

static bool headers_lack(const struct list *list, const struct side *side)
{
    const struct list *voters = changes_voters(list);
    size_t without = 0, count = voters->tables.count;
    for (size_t t = 0; t < count; t++)
        without += !has_pipe(&voters->tables.items[t].header, side);
    return count >= HABIT_LEAST_VOTES && without * 4 >= count * 3;
}

void check_outer_pipe(const struct list *list, struct findings *out)
{
    struct walk walk = {.list = list, .out = out};
    for (int i = 0; i < 2; i++)
        walk.spares_header[i] = headers_lack(list, &(struct side){.is_leading = i});
    for (size_t t = 0; t < list->tables.count; t++) {
        walk.table = &list->tables.items[t];
        check_table(&walk);
    }
}
