#include "base/arena.h"
#include "rules/rules.h"

static bool is_text(const struct table *table, size_t row)
{
    return row < table->row_count && table->rows[row].kind == ROW_TEXT;
}

/* A blank line before that row: what its line begins with (quote marks, indentation), and the file's ending. */
static struct text blank_line(const struct list *list, const struct row *row, struct arena *arena)
{
    const struct source *source = list->source;
    uint32_t start = source->line_starts[row->line];
    struct text ending = list_text(list, (struct range){source_line_range(source, row->line - 1).end, start});
    struct text prefix = list_text(list, (struct range){start, row->range.start});
    while (prefix.length && (prefix.bytes[prefix.length - 1] == ' ' || prefix.bytes[prefix.length - 1] == '\t'))
        prefix.length--;
    return text_format(arena, "%.*s%.*s", TEXT_ARGUMENTS(prefix), TEXT_ARGUMENTS(ending));
}

static void report(const struct list *list, const struct table *table, size_t first, size_t end,
                   struct findings *out)
{
    const struct row *row = &table->rows[first];
    struct range range = {row->range.start, table->rows[end - 1].range.end};
    const char *what = end - first == 1 ? "this line a row" : "these lines rows";
    const char *it = end - first == 1 ? "it" : "them";
    if (end < table->row_count) {
        findings_add(out, range, "GitHub makes %s of the table: move %s out of it, below the last row", what, it);
        return;
    }
    struct finding *finding = findings_add(
        out, range, "GitHub makes %s of the table above: leave a blank line before %s", what, it);
    uint32_t start = list->source->line_starts[row->line];
    finding_add_edit(out, finding, FIX_SAFE, (struct range){start, start}, blank_line(list, row, out->arena),
                     (struct effect){.kind = EFFECT_MAKES_TEXT, .count = end - first});
}

void check_glued_text(const struct list *list, struct findings *out)
{
    for (size_t t = 0; t < list->tables.count; t++) {
        const struct table *table = &list->tables.items[t];
        for (size_t first = 0, end; first < table->row_count; first = end) {
            end = first;
            while (is_text(table, end))
                end++;
            if (end > first)
                report(list, table, first, end, out);
            else
                end++;
        }
    }
}
