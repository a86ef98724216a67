#include "engine/baseline.h"

#include "base/arena.h"
#include "engine/suppression.h"

#include <stdlib.h>

static const struct text version = {"rsfm-lint baseline 1", 20};

static int compare_entries(const void *left, const void *right)
{
    const struct baseline_entry *a = left, *b = right;
    int order = text_compare(a->key, b->key);
    if (!order)
        order = text_compare(a->list, b->list);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static bool is_same(const struct baseline_entry *left, const struct baseline_entry *right)
{
    return text_equal(left->key, right->key) && text_equal(left->list, right->list);
}

/* Lines that say the same count together. */
static void sort(struct baseline *baseline)
{
    size_t kept = 0;
    if (baseline->count)
        qsort(baseline->items, baseline->count, sizeof *baseline->items, compare_entries);
    for (size_t i = 0; i < baseline->count; i++)
        if (kept && is_same(&baseline->items[kept - 1], &baseline->items[i])) {
            baseline->items[kept - 1].count += baseline->items[i].count;
            baseline->items[kept - 1].left += baseline->items[i].left;
        } else {
            baseline->items[kept++] = baseline->items[i];
        }
    baseline->count = kept;
}

static bool read_count(struct text digits, size_t *count)
{
    enum { MOST_DIGITS = 7 };
    *count = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9')
            return false;
        *count = *count * 10 + (size_t)(digits.bytes[i] - '0');
    }
    return digits.length && digits.length <= MOST_DIGITS && *count;
}

/* count TAB rule TAB subject TAB detail [TAB list] */
static bool read_line(struct text line, struct baseline_entry *entry)
{
    size_t tabs = text_count_byte(line, '\t');
    struct text rest = line;
    if (!read_count(text_cut(&rest, '\t'), &entry->count) || (tabs != 3 && tabs != 4))
        return false;
    entry->key = rest;
    entry->left = entry->count;
    for (int field = 0; field < 3; field++)
        text_cut(&rest, '\t');
    if (tabs == 4) {
        entry->list = rest;
        entry->key.length -= rest.length + 1;
    }
    return true;
}

bool baseline_is_one(struct text text)
{
    return text_equal(text_trim(text_cut(&text, '\n')), version);
}

bool baseline_read(struct baseline *baseline, const char *path, struct text text, struct arena *arena,
                   struct error *error)
{
    struct text rest = text;
    *baseline = (struct baseline){.text = text};
    if (!baseline_is_one(text))
        return error_set_at(error, path, 1, 1, "this is no baseline: its first line would be \"%.*s\"",
                            TEXT_ARGUMENTS(version));
    for (uint32_t number = 0; rest.length; number++) {
        struct text line = text_cut(&rest, '\n');
        struct baseline_entry entry = {.line = number};
        if (line.length && line.bytes[line.length - 1] == '\r')
            line.length--;
        if (!number || !line.length)
            continue;
        if (!read_line(line, &entry))
            return error_set_at(error, path, number + 1, 1,
                                "a line of a baseline is a count, a tab and a finding's key");
        *array_add(arena, baseline) = entry;
    }
    sort(baseline);
    return true;
}

static struct baseline_entry *find(const struct baseline *baseline, struct text key, struct text list)
{
    size_t low = 0, high = baseline->count;
    struct baseline_entry wanted = {.key = key, .list = list};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_entries(&baseline->items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < baseline->count && is_same(&baseline->items[low], &wanted) ? &baseline->items[low] : NULL;
}

static bool take(const struct baseline *baseline, struct text key, struct text list)
{
    struct baseline_entry *entry = find(baseline, key, list);
    if (!entry || !entry->left)
        return false;
    entry->left--;
    return true;
}

static void judge(struct baseline *baseline, struct text name, const struct list *list)
{
    for (size_t i = 0; i < baseline->count; i++) {
        struct baseline_entry *entry = &baseline->items[i];
        struct text rest = entry->key;
        const struct rule *rule = rulebook_rule(list->context->rulebook, text_cut(&rest, '\t'));
        bool is_meant = !entry->list.length || text_equal(entry->list, name);
        entry->is_judged |= is_meant && (!rule || suppression_can_judge(list, rule));
    }
}

void baseline_apply(struct baseline *baseline, struct text name, const struct list *list,
                    struct findings *findings)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++) {
        struct text key = findings->items[i].key;
        if (!take(baseline, key, name) && !take(baseline, key, TEXT("")))
            findings->items[kept++] = findings->items[i];
    }
    findings->count = kept;
    judge(baseline, name, list);
}

void baseline_known(const struct baseline *baseline, struct text name, struct known *known, struct arena *arena)
{
    for (size_t i = 0; i < baseline->count; i++) {
        const struct baseline_entry *entry = &baseline->items[i];
        if (entry->list.length && !text_equal(entry->list, name))
            continue;
        if (known->count && text_equal(known->items[known->count - 1].key, entry->key))
            known->items[known->count - 1].count += entry->count;
        else
            *array_add(arena, known) = (struct known_key){entry->key, entry->count};
    }
}

static bool is_gone(const struct baseline_entry *entry)
{
    return entry->left && entry->is_judged;
}

/* The line with that number, with its ending. */
static struct range line_range(struct text text, uint32_t number)
{
    size_t start = 0;
    for (uint32_t i = 0; i < number; i++)
        start = text_find_byte(text, '\n', start) + 1;
    size_t end = text_find_byte(text, '\n', start);
    return (struct range){(uint32_t)start, (uint32_t)(end == TEXT_NOT_FOUND ? text.length : end + 1)};
}

static int compare_lines(const void *left, const void *right)
{
    const struct baseline_entry *a = left, *b = right;
    return (a->line > b->line) - (a->line < b->line);
}

void baseline_report(const struct baseline *baseline, const struct rulebook *rulebook, struct findings *findings)
{
    findings->rule = rulebook_rule(rulebook, TEXT("unused-allow"));
    if (!findings->rule || !findings->rule->enabled)
        return;
    struct { struct baseline_entry *items; size_t count, capacity; } gone = {0};
    for (size_t i = 0; i < baseline->count; i++)
        if (is_gone(&baseline->items[i]))
            *array_add(findings->arena, &gone) = baseline->items[i];
    if (gone.count)
        qsort(gone.items, gone.count, sizeof *gone.items, compare_lines);
    uint32_t line = 0, start = 0;
    for (size_t i = 0; i < gone.count; i++) {
        const struct baseline_entry *entry = &gone.items[i];
        struct text below = text_slice(baseline->text, start, baseline->text.length);
        struct range range = line_range(below, entry->line - line);
        range = (struct range){range.start + start, range.end + start};
        start = range.start;
        line = entry->line;
        struct text rest = entry->key, rule = text_cut(&rest, '\t'), subject = text_cut(&rest, '\t');
        struct finding *finding =
            entry->left == entry->count
                ? findings_add(findings, range,
                               "%.*s is no longer found (%.*s): --prune-baseline removes this line",
                               TEXT_ARGUMENTS(rule), TEXT_ARGUMENTS(subject))
                : findings_add(findings, range,
                               "%.*s is found %zu times, not %zu (%.*s): --prune-baseline corrects this",
                               TEXT_ARGUMENTS(rule), entry->count - entry->left, entry->count,
                               TEXT_ARGUMENTS(subject));
        finding->range.end -= range.end > range.start && baseline->text.bytes[range.end - 1] == '\n';
        finding->key = entry->key;
    }
}

static struct text write(const struct baseline *baseline, struct arena *arena)
{
    struct builder text = {.arena = arena};
    builder_add(&text, version);
    builder_add_byte(&text, '\n');
    for (size_t i = 0; i < baseline->count; i++) {
        const struct baseline_entry *entry = &baseline->items[i];
        size_t count = is_gone(entry) ? entry->count - entry->left : entry->count;
        if (!count)
            continue;
        builder_format(&text, "%zu\t", count);
        builder_add(&text, entry->key);
        if (entry->list.length)
            builder_add_byte(&text, '\t');
        builder_add(&text, entry->list);
        builder_add_byte(&text, '\n');
    }
    return builder_text(&text);
}

struct text baseline_pruned(const struct baseline *baseline, struct arena *arena)
{
    return write(baseline, arena);
}

void baseline_add(struct baseline *baseline, struct text name, const struct findings *findings,
                  struct arena *arena)
{
    for (size_t i = 0; i < findings->count; i++)
        *array_add(arena, baseline) =
            (struct baseline_entry){.key = text_copy(arena, findings->items[i].key), .list = name, .count = 1};
}

struct text baseline_text(struct baseline *baseline, struct arena *arena)
{
    bool has_several = false;
    for (size_t i = 1; i < baseline->count; i++)
        has_several |= !text_equal(baseline->items[i].list, baseline->items[0].list);
    for (size_t i = 0; i < baseline->count && !has_several; i++)
        baseline->items[i].list = TEXT("");
    sort(baseline);
    return write(baseline, arena);
}
