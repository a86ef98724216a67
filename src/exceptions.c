#include "exceptions.h"

#include "base/arena.h"
#include "engine/suppression.h"

static struct exception_use *use_of(struct exception_uses *uses, const struct rulebook *rulebook)
{
    for (size_t i = 0; i < uses->count; i++)
        if (uses->items[i].rulebook == rulebook)
            return &uses->items[i];
    struct exception_use *use = array_add(uses->arena, uses);
    *use = (struct exception_use){
        .rulebook = rulebook,
        .is_used = arena_allocate_array(uses->arena, rulebook->exceptions.count, sizeof(bool)),
        .is_judged = arena_allocate_array(uses->arena, rulebook->exceptions.count, sizeof(bool))};
    return use;
}

void exceptions_note(struct exception_uses *uses, const struct list *list, const struct findings *findings)
{
    const struct rulebook *rulebook = list->context->rulebook;
    if (!rulebook->exceptions.count)
        return;
    struct exception_use *use = use_of(uses, rulebook);
    for (size_t i = 0; i < rulebook->exceptions.count; i++) {
        use->is_used[i] |= findings->excepted[i];
        use->is_judged[i] |= suppression_can_judge(list, rulebook->exceptions.items[i].rule);
    }
}

static struct unused_exceptions *page_of(struct unused_pages *pages, const struct page *page,
                                         const struct rule *rule, struct arena *arena)
{
    for (size_t i = 0; i < pages->count; i++)
        if (pages->items[i].source.content.bytes == page->content.bytes)
            return &pages->items[i];
    struct unused_exceptions *unused = array_add(arena, pages);
    source_from_text(&unused->source, page->path, page->content, arena);
    unused->findings = (struct findings){.arena = arena, .rule = rule};
    return unused;
}

static void report(struct unused_exceptions *unused, const struct exception *exception)
{
    const struct source *source = &unused->source;
    uint32_t line = exception->line - 1;
    struct range whole = {source->line_starts[line], source_line_end(source, line)};
    struct finding *finding = findings_add(
        &unused->findings, source_line_range(source, line), "%.*s finds nothing at this entry: remove this row",
        TEXT_ARGUMENTS(exception->rule->name));
    finding_add_edit(&unused->findings, finding, FIX_SAFE, whole, TEXT(""),
                     (struct effect){.kind = EFFECT_REMOVES_ROW, .before = source_line(source, line)});
    finding->key = text_format(unused->findings.arena, "%.*s\t%.*s\t%.*s",
                               TEXT_ARGUMENTS(unused->findings.rule->name), TEXT_ARGUMENTS(exception->entry),
                               TEXT_ARGUMENTS(exception->rule->name));
}

void exceptions_report(const struct exception_uses *uses, struct unused_pages *pages)
{
    for (size_t i = 0; i < uses->count; i++) {
        const struct exception_use *use = &uses->items[i];
        const struct rule *rule = rulebook_rule(use->rulebook, TEXT("unused-allow"));
        for (size_t e = 0; rule && rule->enabled && e < use->rulebook->exceptions.count; e++) {
            const struct exception *exception = &use->rulebook->exceptions.items[e];
            if (use->is_used[e] || !use->is_judged[e])
                continue;
            struct unused_exceptions *unused = page_of(pages, exception->page, rule, uses->arena);
            unused->rulebook = use->rulebook;
            report(unused, exception);
        }
    }
}
