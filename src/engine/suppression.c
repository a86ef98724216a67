#include "engine/suppression.h"

#include "base/arena.h"
#include "engine/key.h"
#include "list/allow.h"

/* The first comment of the line, or of one below. */
static size_t first_of_line(const struct list *list, uint32_t line)
{
    size_t low = 0, high = list->allows.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->allows.items[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The comment that allows the rule there; NULL where none does. */
static const struct allow *find_allow(const struct list *list, const struct suppression *suppression,
                                      const struct rule *rule, uint32_t line)
{
    for (size_t i = first_of_line(list, line); i < list->allows.count && list->allows.items[i].line == line; i++) {
        const struct allow *allow = &list->allows.items[i];
        if (allow->kind == ALLOW_LINE && allow->rule == rule && !suppression->is_refused[i])
            return allow;
    }
    return NULL;
}

/* By place in the rulebook's rules, the first comment that allows it on the whole page; NULL for none. */
static const struct allow **find_page_wide(const struct list *list, const struct suppression *suppression,
                                           struct arena *arena)
{
    const struct rulebook *rulebook = list->context->rulebook;
    const struct allow **found = arena_allocate_array(arena, rulebook->rules.count, sizeof *found);
    for (size_t i = list->allows.count; i > 0; i--) {
        const struct allow *allow = &list->allows.items[i - 1];
        if (allow->kind == ALLOW_PAGE && allow->rule && !suppression->is_refused[i - 1])
            found[allow->rule - rulebook->rules.items] = allow;
    }
    return found;
}

static void apply_allows(const struct list *list, struct suppression *suppression, const struct findings *findings,
                         bool *keep, struct arena *arena)
{
    const struct allow **page_wide = find_page_wide(list, suppression, arena);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        uint32_t line = source_line_at(list->source, finding->range.start);
        uint32_t other = finding->half ? source_line_at(list->source, finding->half->range.start) : line;
        const struct allow *allow = find_allow(list, suppression, finding->rule, line);
        if (!allow && other != line)
            allow = find_allow(list, suppression, finding->rule, other);
        if (!allow)
            allow = page_wide[finding->rule - list->context->rulebook->rules.items];
        if (!allow)
            continue;
        keep[i] = false;
        suppression->is_used[allow - list->allows.items] = true;
    }
}

static void apply_exceptions(const struct list *list, struct findings *findings, bool *keep, struct arena *arena)
{
    const struct rulebook *rulebook = list->context->rulebook;
    struct key_names names = {0};
    findings->excepted = arena_allocate_array(arena, rulebook->exceptions.count, sizeof *findings->excepted);
    for (size_t i = 0; i < findings->count; i++)
        for (size_t e = 0; e < rulebook->exceptions.count; e++)
            if (findings->items[i].rule == rulebook->exceptions.items[e].rule &&
                key_is_about(list, &findings->items[i], rulebook->exceptions.items[e].entry, &names, arena)) {
                keep[i] = false;
                findings->excepted[e] = true;
            }
}

struct suppression suppression_apply(const struct list *list, struct findings *findings, bool *keep,
                                     struct arena *arena)
{
    struct suppression suppression = {
        .is_used = arena_allocate_array(arena, list->allows.count, sizeof(bool)),
        .is_refused = arena_allocate_array(arena, list->allows.count, sizeof(bool))};
    for (size_t i = 0; i < list->allows.count; i++)
        suppression.is_refused[i] = allow_is_refused(list, &list->allows.items[i], arena);
    if (list->allows.count)
        apply_allows(list, &suppression, findings, keep, arena);
    apply_exceptions(list, findings, keep, arena);
    return suppression;
}

/* A rule that did not run, or that sees only a part of what it judges, has nothing to say of its suppressions. */
bool suppression_can_judge(const struct list *list, const struct rule *rule)
{
    return rule && rule->enabled && rule->reach != REACH_NETWORK && !list->is_cut &&
           (rule->reach != REACH_GIT || list->context->changes);
}

static bool is_blank_byte(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* The comment with the blanks that parted it from the text before it, or else from the text behind; with its line,
 * where nothing else stands there. */
static struct range comment_to_remove(const struct list *list, const struct allow *allow)
{
    const char *bytes = list->source->content.bytes;
    struct range range = allow->comment, line = source_line_range(list->source, allow->line);
    while (range.start > line.start && is_blank_byte(bytes[range.start - 1]))
        range.start--;
    bool starts_line = range.start == line.start, starts_cell = !starts_line && bytes[range.start - 1] == '|';
    if (starts_line || starts_cell) {
        range.start = allow->comment.start;
        while (range.end < line.end && is_blank_byte(bytes[range.end]))
            range.end++;
    }
    if (starts_line && range.end == line.end)
        return (struct range){line.start, source_line_end(list->source, allow->line)};
    return range;
}

/* The name with the comma that follows, or of the last one the comma before. */
static struct range name_to_remove(const struct allow *allow, bool is_last)
{
    if (is_last)
        return (struct range){allow[-1].name.end, allow->name.end};
    return (struct range){allow->name.start, allow[1].name.start};
}

static void report(const struct list *list, const struct allow *allow, size_t count, bool is_refused,
                   struct range removed, struct findings *findings)
{
    struct range range = count == 1 ? allow->name : allow->comment;
    struct text names = list_text(list, (struct range){allow->name.start, allow[count - 1].name.end});
    const char *message = is_refused ? "this change itself allows %.*s, which is not obeyed until it is merged"
                                     : "%.*s finds nothing here: remove this";
    struct finding *finding = findings_add(findings, range, message, TEXT_ARGUMENTS(names));
    finding->key_detail = names;
    if (!is_refused)
        finding_add_edit(findings, finding, FIX_SAFE, removed, TEXT(""),
                         (struct effect){.kind = EFFECT_REPLACES, .before = list_text(list, removed)});
}

static void report_comment(const struct list *list, const struct suppression *suppression, size_t first,
                           size_t count, struct findings *findings)
{
    const struct allow *allows = &list->allows.items[first];
    size_t unused = 0;
    for (size_t i = 0; i < count; i++)
        unused += !suppression->is_used[first + i] && suppression_can_judge(list, allows[i].rule);
    if (unused == count) {
        report(list, allows, count, suppression->is_refused[first], comment_to_remove(list, allows), findings);
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (!suppression->is_used[first + i] && suppression_can_judge(list, allows[i].rule))
            report(list, &allows[i], 1, suppression->is_refused[first + i],
                   name_to_remove(&allows[i], i + 1 == count), findings);
}

void suppression_report(const struct list *list, const struct suppression *suppression, struct findings *findings,
                        struct arena *arena)
{
    const struct rule *rule = rulebook_rule(list->context->rulebook, TEXT("unused-allow"));
    size_t start = 0;
    if (!rule || !rule->enabled || findings->beyond || !list->allows.count)
        return;
    size_t place = (size_t)(rule - list->context->rulebook->rules.items);
    const struct allow *of_page = find_page_wide(list, suppression, arena)[place];
    findings->rule = rule;
    for (size_t i = 0; i < list->allows.count && !of_page; i = start) {
        const struct allow *allow = &list->allows.items[i];
        while (++start < list->allows.count && !list->allows.items[start].is_first)
            continue;
        if (allow->rule != rule && !find_allow(list, suppression, rule, allow->line))
            report_comment(list, suppression, i, start - i, findings);
    }
    findings_sort(findings);
}
