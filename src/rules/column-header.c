#include "base/arena.h"
#include "base/utf8.h"
#include "rules/delimiter_row.h"
#include "rules/rules.h"

enum {
    LEAST_LETTERS = 5, /* of a header that can be told to be misspelt */
    LONG = 8,          /* letters: two of them may be wrong */
    MOST_COLUMNS = 32,
    ENOUGH_TABLES = 2, /* others on the page with that column */
};

/* How the house tables of the page align the columns of each role. */
struct alignments {
    size_t tables[ROLE_COUNT], by_alignment[ROLE_COUNT][ALIGN_RIGHT + 1];
};

struct known_header {
    struct text name, folded;
    enum role role;
};

struct walk {
    const struct list *list;
    struct findings *out;
    struct alignments alignments;
    struct { struct known_header *items; size_t count, capacity; } known;
};

/* A plural is meant: Papers, Methods. */
static bool is_plural_of(struct text word, struct text name)
{
    return word.length == name.length + 1 && text_starts_with(word, name) && word.bytes[name.length] == 's';
}

static bool is_misspelt(struct text folded, struct text known)
{
    size_t limit = known.length >= LONG ? 2 : 1;
    return known.length >= LEAST_LETTERS && !is_plural_of(folded, known) && !is_plural_of(known, folded) &&
           text_distance(folded, known, limit) <= limit;
}

/* The header that was meant: of a column that the table does not have already. */
static struct text meant(const struct walk *walk, const struct table *table, struct text header)
{
    struct text folded = utf8_folded_letters(walk->out->arena, header);
    for (size_t i = 0; i < walk->known.count; i++)
        if (is_misspelt(folded, walk->known.items[i].folded) && !table_column(table, walk->known.items[i].role))
            return walk->known.items[i].name;
    return TEXT("");
}

static void check_names(const struct walk *walk, const struct table *table)
{
    size_t known = 0;
    for (size_t i = 0; i < table->column_count; i++)
        known += table->columns[i].definition != NULL;
    for (size_t i = 0; i < table->column_count && known > 1 && known * 2 > table->column_count; i++) {
        const struct column *column = &table->columns[i];
        struct text wanted = column->definition ? TEXT("") : meant(walk, table, column->name);
        if (!wanted.length)
            continue;
        struct finding *finding =
            findings_add(walk->out, column->range, "no column is called %.*s: did you mean %.*s?",
                         TEXT_ARGUMENTS(column->name), TEXT_ARGUMENTS(wanted));
        finding->key_detail = column->name;
        if (text_equal(list_text(walk->list, column->range), column->name))
            finding_add_edit(walk->out, finding, FIX_UNSAFE, column->range, wanted,
                             (struct effect){.kind = EFFECT_REPLACES, .before = column->name, .after = wanted});
    }
}

static void add_known(struct walk *walk, struct text name, enum role role)
{
    *array_add(walk->out->arena, &walk->known) =
        (struct known_header){name, utf8_folded_letters(walk->out->arena, name), role};
}

static void read_known(struct walk *walk)
{
    const struct rulebook *rulebook = walk->list->context->rulebook;
    for (size_t i = 0; i < rulebook->columns.count; i++) {
        const struct column_definition *column = &rulebook->columns.items[i];
        add_known(walk, column->name, column->role);
        for (size_t k = 0; k < column->aliases.count; k++)
            add_known(walk, column->aliases.items[k], column->role);
    }
}

static void count_alignments(struct walk *walk)
{
    for (size_t t = 0; t < walk->list->tables.count; t++) {
        const struct table *table = &walk->list->tables.items[t];
        for (size_t i = 0; i < table->column_count && table->is_house; i++) {
            walk->alignments.tables[table->columns[i].role]++;
            walk->alignments.by_alignment[table->columns[i].role][table->columns[i].alignment]++;
        }
    }
}

/* How the page's other house tables align such a column; false where they do not agree. */
static bool usual_alignment(const struct alignments *alignments, const struct column *column, enum alignment *usual)
{
    size_t others = alignments->tables[column->role] - 1;
    for (*usual = ALIGN_NONE; others >= ENOUGH_TABLES && *usual <= ALIGN_RIGHT; (*usual)++)
        if (*usual != column->alignment && alignments->by_alignment[column->role][*usual] * 4 >= others * 3)
            return true;
    return false;
}

static const char *alignment_name(enum alignment alignment)
{
    static const char *const names[] = {"not aligned", "left", "centred", "right"};
    return names[alignment];
}

static void report_alignment(const struct walk *walk, const struct table *table, const struct cells *cells,
                             const enum alignment *usual, const bool *departs)
{
    struct finding *finding = NULL;
    for (size_t i = 0; i < table->column_count; i++) {
        struct text name = table->columns[i].name;
        if (!departs[i])
            continue;
        if (!finding)
            finding = findings_add(walk->out, cells->items[i].value,
                                   "%.*s is %s in the other tables of this page, %s in this one",
                                   TEXT_ARGUMENTS(name),
                                   alignment_name(usual[i]), alignment_name(table->columns[i].alignment));
        finding->key_detail = TEXT("alignment");
        struct text before = list_text(walk->list, cells->items[i].value);
        struct text after = delimiter_cell_text(usual[i], before.length, walk->out->arena);
        finding_add_edit(walk->out, finding, FIX_UNSAFE, cells->items[i].value, after,
                         (struct effect){.kind = EFFECT_REPLACES, .before = before, .after = after});
    }
}

static void check_alignment(const struct walk *walk, const struct table *table)
{
    enum alignment usual[MOST_COLUMNS];
    bool departs[MOST_COLUMNS], any = false;
    struct cells cells = {0};
    if (!table->is_house || table->column_count > MOST_COLUMNS)
        return;
    for (size_t i = 0; i < table->column_count; i++)
        any |= departs[i] = usual_alignment(&walk->alignments, &table->columns[i], &usual[i]);
    if (!any)
        return;
    row_scan(walk->list->source->content, table->delimiter, walk->out->arena, &cells);
    if (cells.count == table->column_count)
        report_alignment(walk, table, &cells, usual, departs);
}

void check_column_header(const struct list *list, struct findings *out)
{
    struct walk walk = {.list = list, .out = out};
    read_known(&walk);
    count_alignments(&walk);
    for (size_t t = 0; t < list->tables.count; t++) {
        check_names(&walk, &list->tables.items[t]);
        check_alignment(&walk, &list->tables.items[t]);
    }
}
