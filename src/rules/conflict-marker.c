#include "list/place.h"
#include "rules/rules.h"

static void report_conflict(const struct list *list, const struct conflict *conflict, struct findings *out)
{
    const struct row *row = list_row_at(list, conflict->range.start);
    struct finding *finding =
        conflict->is_whole
            ? findings_add(out, conflict->range,
                           "a merge left two versions of these lines: keep what is right and remove "
                           "its three marks")
            : findings_add(out, conflict->range, "a merge left this line, and GitHub shows it%s: remove it",
                           row && row->kind == ROW_TEXT ? " as a row" : "");
    finding->key_detail = conflict->label;
    if (!conflict->is_whole)
        return;
    finding_add_note(out, finding, conflict->middle, "the other version");
    finding_add_note(out, finding, conflict->end, "its end");
}

/* What stands in a conflict is part of it. Asked down the page; *next moves on over the conflicts. */
static bool is_in_conflict(const struct list *list, size_t *next, struct range range)
{
    while (*next < list->conflicts.count && list->conflicts.items[*next].range.end <= range.start)
        ++*next;
    return *next < list->conflicts.count && range_overlaps(list->conflicts.items[*next].range, range);
}

static void check_delimiters(const struct list *list, const struct table *table, size_t *next, struct findings *out)
{
    for (size_t r = 0; r < table->row_count; r++) {
        const struct row *row = &table->rows[r];
        if (row->kind != ROW_DELIMITER)
            continue;
        bool has_header = r && row[-1].kind == ROW_HEADER;
        struct range range = {has_header ? row[-1].range.start : row->range.start, row->range.end};
        if (is_in_conflict(list, next, range))
            continue;
        struct finding *finding = findings_add(
            out, range,
            has_header ? "a second header within the table: GitHub shows it as rows. Remove both lines, or leave "
                                     "a blank line before them"
                                   : "a second delimiter row: GitHub shows it as a row of dashes. Remove it");
        finding_add_note(out, finding, table->delimiter, "the first one");
        finding->key_detail = list_text(list, row->range);
    }
}

void check_conflict_marker(const struct list *list, struct findings *out)
{
    size_t next = 0;
    for (size_t i = 0; i < list->conflicts.count; i++)
        report_conflict(list, &list->conflicts.items[i], out);
    for (size_t t = 0; t < list->tables.count; t++)
        check_delimiters(list, &list->tables.items[t], &next, out);
}
