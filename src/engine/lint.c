#include "engine/lint.h"

#include "engine/drawn_fix.h"
#include "engine/key.h"
#include "engine/pattern_rule.h"
#include "engine/selection.h"

static check_function *find_check(struct checks checks, struct text rule)
{
    for (size_t i = 0; i < checks.count; i++)
        if (text_equal(text_from(checks.items[i].rule), rule))
            return checks.items[i].check;
    return NULL;
}

bool lint_verify(const struct rulebook *rulebook, struct checks checks, struct error *error)
{
    for (size_t i = 0; i < rulebook->rules.count; i++) {
        const struct rule *rule = &rulebook->rules.items[i];
        bool has_check = find_check(checks, rule->name) != NULL;
        if (!rule->pattern_source.length && !has_check)
            return error_set_at(error, rule->page->path, rule->line, 1,
                                "the rule %.*s has no pattern: add a pcre2 fence to its page",
                                TEXT_ARGUMENTS(rule->name));
        if (rule->pattern_source.length && has_check)
            return error_set_at(error, rule->page->path, rule->line, 1,
                                "the rule %.*s is built in: its page cannot have a pattern",
                                TEXT_ARGUMENTS(rule->name));
    }
    for (size_t i = 0; i < checks.count; i++)
        if (!rulebook_rule(rulebook, text_from(checks.items[i].rule)))
            return error_set(error, "the rule %s has no page", checks.items[i].rule);
    return true;
}

/* A page that was cut short can say nothing of what it lacks, so rules that need all of it are silent; and of a
 * picture or a program there is but one thing to say. */
static bool can_run(const struct list *list, const struct rule *rule)
{
    if (list->source->is_binary && !text_equal(rule->name, TEXT("invalid-utf8")))
        return false;
    return rule->enabled && (!list->is_cut || rule->reach == REACH_ROW || rule->reach == REACH_NETWORK);
}

static bool replaces_nul(const struct source *source, const struct fix *fix)
{
    for (size_t i = 0; i < fix->edits.count; i++)
        if (text_find_byte(source_text(source, fix->edits.items[i].range), '\0', 0) != TEXT_NOT_FOUND)
            return true;
    return false;
}

/* Texts are put together with printf, to which a NUL is the end: a replacement for it may lack what followed. */
static void drop_fixes_of_nuls(const struct source *source, struct findings *findings)
{
    for (size_t i = 0; i < findings->count && source->valid_length < source->content.length; i++)
        if (findings->items[i].fix && replaces_nul(source, findings->items[i].fix))
            findings->items[i].fix = NULL;
}

/* Beyond the limit only that is said; it takes the place of the last one. */
static void report_limit(const struct list *list, struct findings *findings)
{
    struct rule *rule = rulebook_rule(list->context->rulebook, TEXT("too-complex"));
    struct range start = {list->source->start, list->source->start};
    if (!findings->beyond || !rule || !rule->enabled)
        return;
    findings->count--;
    findings->rule = rule;
    findings_add(findings, start, "the page has more than 100,000 findings: the rest is not shown");
}

bool lint_run(const struct list *list, struct checks checks, struct arena *arena, struct findings *findings,
              struct error *error)
{
    return lint_run_some(list, checks, NULL, arena, findings, error);
}

bool lint_run_some(const struct list *list, struct checks checks, const bool *wanted, struct arena *arena,
                   struct findings *findings, struct error *error)
{
    const struct rulebook *rulebook = list->context->rulebook;
    *findings = (struct findings){.arena = arena};
    for (size_t i = 0; i < rulebook->rules.count; i++) {
        const struct rule *rule = &rulebook->rules.items[i];
        findings->rule = rule;
        if (!can_run(list, rule) || (wanted && !wanted[i]))
            continue;
        if (!rule->pattern)
            find_check(checks, rule->name)(list, findings);
        else if (!pattern_rule_run(list, rule, findings, error))
            return false;
    }
    report_limit(list, findings);
    selection_apply(list, findings, arena);
    drop_fixes_of_nuls(list->source, findings);
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].fix)
            fix_keep_drawn(list, findings->items[i].fix, arena);
    keys_make(list, findings, arena);
    return true;
}
