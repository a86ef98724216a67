#include "base/arena.h"
#include "list/agreement.h"
#include "list/group.h"
#include "list/mention.h"
#include "list/relation.h"
#include "rules/rules.h"

/* The line with its ending; of a last line without one, the ending before it. */
static struct range whole_line(const struct list *list, const struct row *row)
{
    struct range range = {list->source->line_starts[row->line], source_line_end(list->source, row->line)};
    if (range.end == source_line_range(list->source, row->line).end && row->line)
        range.start = source_line_range(list->source, row->line - 1).end;
    return range;
}

/* Only where the row that stays says all that the other says: a comment is not read, so it may not be lost. */
static void remove_row(const struct list *list, const struct row *row, const struct row *kept,
                       struct finding *finding, struct findings *out)
{
    struct text text = list_text(list, row->range);
    if (text_find(text, TEXT("<!--"), 0) == TEXT_NOT_FOUND)
        finding_add_edit(out, finding, FIX_UNSAFE, whole_line(list, row), TEXT(""),
                         (struct effect){.kind = EFFECT_REMOVES_ROW,
                                         .before = text,
                                         .after = list_text(list, kept->range)});
}

static struct text column_word(const struct column *column)
{
    return column->role == ROLE_CODE ? TEXT("code") : column->role == ROLE_PAPER ? TEXT("paper") : column->name;
}

static struct text cell_words(const struct list *list, const struct row *row, size_t column)
{
    const struct list_cell *cell = &row->cells[column];
    const struct link *link = cell->link_count ? &list->links.items[cell->first_link] : NULL;
    struct text text = text_trim(list_text(list, cell->inner));
    if (link && cell->form == CELL_LINK && link->address.length)
        return link->address;
    return text.length ? text : TEXT("nothing");
}

/* What tells the two rows apart, and what to do about it. */
static struct text advice(const struct list *list, const struct row *row, const struct row *other,
                          struct comparison comparison, struct arena *arena)
{
    const struct column *column = &row->table->columns[comparison.column];
    bool is_link = column->role == ROLE_CODE || column->role == ROLE_PAPER;
    if (comparison.right_covers)
        return TEXT("with all that this row says: remove this row");
    if (row_is_numbered(list, row, comparison.column))
        return TEXT("under another number: keep one row");
    if (column->role == ROLE_TITLE)
        return TEXT("under a title that is not quite the same: keep one row");
    struct text said = cell_words(list, other, comparison.column), word = column_word(column);
    struct text there = text_format(arena, "with %.*s as %.*s", TEXT_ARGUMENTS(said), TEXT_ARGUMENTS(word));
    if (comparison.left_covers)
        return text_format(arena, "%.*s: put your%s there instead of a second row", TEXT_ARGUMENTS(there),
                           is_link ? " link" : "s");
    return text_format(arena, "%.*s: keep one row", TEXT_ARGUMENTS(there));
}

/* kept, by entry: the row that keeps what this one says, when this one goes. */
static void report_duplicate(const struct list *list, const struct entry *entry, const struct row **kept,
                             struct findings *out)
{
    const struct entry *other = entry->relation->other;
    struct comparison comparison = rows_compare(list, entry->row, other->row, out->arena);
    struct text words = advice(list, entry->row, other->row, comparison, out->arena);
    struct text called = mention_entry(list, entry, out->arena);
    struct finding *finding =
        findings_add(out, mention_place(entry), "%.*s is already in this table, line %u, %.*s",
                     TEXT_ARGUMENTS(called),
                     mention_line(list, other), TEXT_ARGUMENTS(words));
    finding_add_note(out, finding, mention_place(other), "the other row");
    struct comparison turned = rows_compare(list, other->row, entry->row, out->arena);
    words = advice(list, other->row, entry->row, turned, out->arena);
    called = mention_entry(list, other, out->arena);
    finding_set_half(out, finding, mention_place(other), "%.*s is already in this table, line %u, %.*s",
                     TEXT_ARGUMENTS(called), mention_line(list, entry), TEXT_ARGUMENTS(words));
    bool is_one_paper = entry->relation->title_group == other->relation->title_group &&
                        entry->relation->paper_group == other->relation->paper_group &&
                        entry->relation->paper_group != GROUP_NONE;
    const struct row *last = kept[other - list->entries.items];
    if (is_one_paper && comparison.right_covers) {
        kept[entry - list->entries.items] = last ? last : other->row;
        remove_row(list, entry->row, last ? last : other->row, finding, out);
    } else if (is_one_paper && comparison.left_covers) {
        remove_row(list, other->row, entry->row, finding, out);
    }
}

static struct range title_of(const struct entry *entry)
{
    const struct list_cell *cell = row_cell(entry->row, ROLE_TITLE);
    return cell ? cell->value : mention_place(entry);
}

/* Rows without names. */
static void report_title_of_two(const struct list *list, const struct entry *entry, struct findings *out)
{
    const struct entry *other = entry->relation->other;
    static const char message[] =
        "line %u has this title too, and links another paper: one of the titles was copied";
    struct finding *finding = findings_add(out, title_of(entry), message, mention_line(list, other));
    finding->key_detail = entry->relation->title;
    finding_add_note(out, finding, title_of(other), "the other row");
    finding_set_half(out, finding, title_of(other), message, mention_line(list, entry));
}

static void report_copied_title(const struct list *list, const struct entry *entry, struct findings *out)
{
    const struct entry *other = entry->relation->other;
    static const char message[] =
        "this is the title of %.*s, line %u, which links another paper: write the title of %.*s";
    struct text called = mention_entry(list, other, out->arena), mine = mention_entry(list, entry, out->arena);
    if (text_equal(called, mine)) {
        report_title_of_two(list, entry, out);
        return;
    }
    struct finding *finding = findings_add(out, title_of(entry), message, TEXT_ARGUMENTS(called),
                                           mention_line(list, other), TEXT_ARGUMENTS(mine));
    finding->key_detail = mention_name(list, entry);
    finding_add_note(out, finding, mention_place(other), "the other row");
    finding_set_half(out, finding, title_of(other), message, TEXT_ARGUMENTS(mine), mention_line(list, entry),
                     TEXT_ARGUMENTS(called));
}

void check_duplicate_entry(const struct list *list, struct findings *out)
{
    const struct row **kept = arena_allocate_array(out->arena, list->entries.count, sizeof *kept);
    for (size_t i = 0; i < list->entries.count; i++) {
        const struct entry *entry = &list->entries.items[i];
        if (entry->relation->kind == PAPER_DUPLICATE)
            report_duplicate(list, entry, kept, out);
        else if (entry->relation->kind == PAPER_COPIED_TITLE)
            report_copied_title(list, entry, out);
    }
}
