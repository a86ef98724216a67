#include "base/arena.h"
#include "base/utf8.h"
#include "list/habit.h"
#include "list/none.h"
#include "rules/rules.h"

enum {
    LEAST_LETTERS = 5, /* of an attribute that can be told to be misspelt */
    LONG = 8,          /* letters: two of them may be wrong */
};

struct vocabulary {
    const struct list *list;
    struct findings *out;
    struct text *folded; /* the attributes of the rulebook */
    size_t *uses;        /* on this page, spelt as there */
    size_t items, known; /* of the page's attribute columns */
};

static const struct words *attributes_of(const struct vocabulary *vocabulary)
{
    return &vocabulary->list->context->rulebook->attributes;
}

/* A remark in parentheses may follow an attribute. */
static struct text without_remark(struct text item)
{
    size_t start = text_find_byte(item, '(', 0);
    bool has_remark = start != TEXT_NOT_FOUND && start && text_ends_with(item, TEXT(")"));
    return has_remark ? text_trim(text_slice(item, 0, start)) : item;
}

static const struct text ampersand[] = {{"&", 1}};
static const struct text other_joints[] = {{",", 1},     {"\xEF\xBC\x8C", 3}, {"\xE3\x80\x81", 3},
                                           {";", 1},     {"\xEF\xBC\x9B", 3}, {"/", 1},
                                           {" and ", 5}, {"&", 1}};

/* The length of the joint that stands there, or 0. */
static size_t joint_at(struct text text, size_t at, const struct text *joints, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_starts_with(text_slice(text, at, text.length), joints[i]))
            return joints[i].length;
    return 0;
}

/* The next item of A & B (C, D) & E. */
static bool next_joined(struct text *rest, const struct text *joints, size_t count, struct text *item)
{
    if (!rest->length)
        return false;
    size_t depth = 0, end = 0, joint = 0;
    for (; end < rest->length && (depth || !(joint = joint_at(*rest, end, joints, count))); end++)
        depth += rest->bytes[end] == '(' ? 1 : rest->bytes[end] == ')' && depth ? (size_t)-1 : 0;
    *item = text_trim(text_slice(*rest, 0, end));
    *rest = text_slice(*rest, end + joint, rest->length);
    return true;
}

static bool next_item(struct text *rest, struct text *item)
{
    return next_joined(rest, ampersand, 1, item);
}

static size_t index_of(const struct vocabulary *vocabulary, struct text item)
{
    const struct words *attributes = attributes_of(vocabulary);
    item = without_remark(item);
    for (size_t i = 0; i < attributes->count; i++)
        if (text_equal(attributes->items[i], item))
            return i;
    return SIZE_MAX;
}

/* The attribute that was meant, among those that this page writes as it should: in another case, with other
 * punctuation, or with one or two letters wrong. */
static size_t nearest_to(const struct vocabulary *vocabulary, struct text item)
{
    struct text folded = utf8_folded_letters(vocabulary->out->arena, without_remark(item));
    for (size_t i = 0; i < attributes_of(vocabulary)->count; i++) {
        struct text known = vocabulary->folded[i];
        size_t limit = known.length >= LONG ? 2 : 1;
        bool may_be_meant = vocabulary->uses[i] && known.length >= LEAST_LETTERS;
        if (may_be_meant && text_distance(folded, known, limit) <= limit)
            return i;
    }
    return SIZE_MAX;
}

static struct text cell_text(const struct list *list, const struct list_cell *cell)
{
    return text_trim(list_text(list, cell->inner));
}

static bool is_attribute_cell(const struct list *list, const struct column *column, const struct list_cell *cell)
{
    bool is_text = cell->form == CELL_PLAIN || cell->form == CELL_BOLD;
    return is_text && !column_is_none_word(column, cell_text(list, cell));
}

static void count_cell(struct vocabulary *vocabulary, const struct list_cell *cell)
{
    struct text rest = cell_text(vocabulary->list, cell), item;
    while (next_item(&rest, &item)) {
        size_t index = index_of(vocabulary, item);
        vocabulary->items++;
        vocabulary->known += index != SIZE_MAX;
        if (index != SIZE_MAX)
            vocabulary->uses[index]++;
    }
}

static struct range range_of(const struct list *list, struct text text)
{
    uint32_t start = (uint32_t)(text.bytes - list->source->content.bytes);
    return (struct range){start, start + (uint32_t)text.length};
}

/* Vision, Vision-Language, or with another joint: every part of it is an attribute. */
static struct text joined_otherwise(const struct vocabulary *vocabulary, struct text text)
{
    struct builder builder = {.arena = vocabulary->out->arena};
    struct text whole = text, item;
    size_t parts = 0, by_ampersand = 0;
    while (next_item(&whole, &item))
        by_ampersand++;
    while (next_joined(&text, other_joints, sizeof other_joints / sizeof *other_joints, &item)) {
        if (index_of(vocabulary, item) == SIZE_MAX)
            return TEXT("");
        builder_add(&builder, parts++ ? TEXT(" & ") : TEXT(""));
        builder_add(&builder, item);
    }
    return parts > by_ampersand ? builder_text(&builder) : TEXT("");
}

static bool check_joints(const struct vocabulary *vocabulary, const struct list_cell *cell)
{
    struct text text = cell_text(vocabulary->list, cell), wanted = joined_otherwise(vocabulary, text);
    if (!wanted.length)
        return false;
    struct finding *finding = findings_add(vocabulary->out, cell->inner, "attributes are joined by &: write %.*s",
                                           TEXT_ARGUMENTS(wanted));
    finding->key_detail = text;
    finding_add_edit(vocabulary->out, finding, FIX_SAFE, cell->inner, wanted,
                     (struct effect){.kind = EFFECT_REPLACES, .before = text, .after = wanted});
    return true;
}

static void check_words(const struct vocabulary *vocabulary, const struct list_cell *cell)
{
    struct text rest = cell_text(vocabulary->list, cell), item;
    while (next_item(&rest, &item)) {
        size_t nearest = index_of(vocabulary, item) == SIZE_MAX ? nearest_to(vocabulary, item) : SIZE_MAX;
        item = without_remark(item);
        if (nearest == SIZE_MAX)
            continue;
        findings_add(vocabulary->out, range_of(vocabulary->list, item),
                     "%.*s is no attribute of this list: did you mean %.*s?", TEXT_ARGUMENTS(item),
                     TEXT_ARGUMENTS(attributes_of(vocabulary)->items[nearest]))
            ->key_detail = item;
    }
}

static void check_bold(const struct vocabulary *vocabulary, const struct row *row, const struct list_cell *cell)
{
    struct text text = list_text(vocabulary->list, cell->value);
    if (cell->form != CELL_PLAIN || text_find_byte(text, '*', 0) != TEXT_NOT_FOUND)
        return;
    const struct column *column = &row->table->columns[cell - row->cells];
    if (text_says_none(vocabulary->list->context->rulebook, text)) {
        if (column->definition->none_words.count)
            findings_add(vocabulary->out, cell->value, "%.*s is no attribute: write %.*s where there is none",
                         TEXT_ARGUMENTS(text), TEXT_ARGUMENTS(column->definition->none_words.items[0]))
                ->key_detail = text;
        return;
    }
    struct text bold = text_format(vocabulary->out->arena, "**%.*s**", TEXT_ARGUMENTS(text));
    struct finding *finding =
        findings_add(vocabulary->out, cell->value, "%.*s is not bold like the rest of its column: write %.*s",
                     TEXT_ARGUMENTS(text), TEXT_ARGUMENTS(bold));
    finding->key_detail = text;
    finding_add_edit(vocabulary->out, finding, FIX_SAFE, cell->value, bold,
                     (struct effect){.kind = EFFECT_NONE});
}

static void check_table(struct vocabulary *vocabulary, const struct table *table, bool is_counting)
{
    enum form form;
    bool is_bold = habit_form(table, ROLE_ATTRIBUTE, &form) && form == FORM_BOLD;
    for (size_t r = 0; r < table->row_count; r++) {
        const struct row *row = &table->rows[r];
        const struct list_cell *cell = row_cell(row, ROLE_ATTRIBUTE);
        if (!cell || !is_attribute_cell(vocabulary->list, &table->columns[cell - row->cells], cell))
            continue;
        if (is_counting) {
            count_cell(vocabulary, cell);
            continue;
        }
        if (is_bold)
            check_bold(vocabulary, row, cell);
        if (vocabulary->known * 2 >= vocabulary->items && !check_joints(vocabulary, cell))
            check_words(vocabulary, cell);
    }
}

void check_unknown_attribute(const struct list *list, struct findings *out)
{
    struct vocabulary vocabulary = {.list = list, .out = out};
    const struct words *attributes = attributes_of(&vocabulary);
    vocabulary.folded = arena_allocate_array(out->arena, attributes->count, sizeof *vocabulary.folded);
    vocabulary.uses = arena_allocate_array(out->arena, attributes->count, sizeof *vocabulary.uses);
    for (size_t i = 0; i < attributes->count; i++)
        vocabulary.folded[i] = utf8_folded_letters(out->arena, attributes->items[i]);
    for (int pass = 0; pass < 2; pass++)
        for (size_t t = 0; t < list->tables.count; t++)
            check_table(&vocabulary, &list->tables.items[t], !pass);
}
