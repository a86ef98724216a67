#include "engine/finding.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static struct text format_text(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *bytes = arena_allocate(arena, (size_t)(length > 0 ? length : 0) + 1);
    if (length > 0)
        vsnprintf(bytes, (size_t)length + 1, format, again);
    va_end(again);
    return (struct text){bytes, (size_t)(length > 0 ? length : 0)};
}

/* Checks fill it as any other; its arrays are used again, so that it takes no memory. */
static struct finding *beyond_limit(struct findings *findings)
{
    if (!findings->beyond) {
        findings->beyond = arena_allocate(findings->arena, sizeof *findings->beyond);
        findings->beyond->fix = arena_allocate(findings->arena, sizeof *findings->beyond->fix);
    }
    findings->beyond->notes.count = findings->beyond->fix->edits.count = 0;
    findings->beyond->message = TEXT("");
    findings->beyond->rule = findings->rule;
    return findings->beyond;
}

struct finding *findings_add(struct findings *findings, struct range range, const char *format, ...)
{
    if (findings->count >= FINDINGS_LIMIT)
        return beyond_limit(findings);
    struct finding *finding = array_add(findings->arena, findings);
    /* The place may have held a finding that was taken back. */
    *finding = (struct finding){.rule = findings->rule, .severity = findings->rule->severity, .range = range};
    va_list arguments;
    va_start(arguments, format);
    finding->message = format_text(findings->arena, format, arguments);
    va_end(arguments);
    return finding;
}

void finding_add_note(struct findings *findings, struct finding *finding, struct range range, const char *format,
                      ...)
{
    struct note *note = array_add(findings->arena, &finding->notes);
    note->range = range;
    if (finding == findings->beyond)
        return;
    va_list arguments;
    va_start(arguments, format);
    note->message = format_text(findings->arena, format, arguments);
    va_end(arguments);
}

void finding_set_half(struct findings *findings, struct finding *finding, struct range range, const char *format,
                      ...)
{
    if (finding == findings->beyond)
        return;
    finding->half = arena_allocate(findings->arena, sizeof *finding->half);
    finding->half->range = range;
    va_list arguments;
    va_start(arguments, format);
    finding->half->message = format_text(findings->arena, format, arguments);
    va_end(arguments);
}

void finding_raise(struct finding *finding, enum severity severity)
{
    if (finding->severity < severity && !finding->rule->is_severity_settled)
        finding->severity = severity;
}

void finding_add_edit(struct findings *findings, struct finding *finding, enum safety safety, struct range range,
                      struct text replacement, struct effect effect)
{
    if (!finding->fix) {
        finding->fix = arena_allocate(findings->arena, sizeof *finding->fix);
        finding->fix->safety = safety;
    }
    *array_add(findings->arena, &finding->fix->edits) = (struct edit){range, replacement, effect};
}

void findings_apply_habit(struct findings *findings, size_t first, size_t subjects, size_t matched)
{
    if (findings->rule->habit && matched * 100 > subjects * findings->rule->habit)
        findings->count = first;
}

static int compare_numbers(uint32_t left, uint32_t right)
{
    return (left > right) - (left < right);
}

static int compare_findings(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    int order = compare_numbers(a->range.start, b->range.start);
    if (!order)
        order = text_compare(a->rule->name, b->rule->name);
    if (!order)
        order = compare_numbers(a->range.end, b->range.end);
    return order ? order : text_compare(a->message, b->message);
}

void findings_sort(struct findings *findings)
{
    if (findings->count)
        qsort(findings->items, findings->count, sizeof *findings->items, compare_findings);
}

const char *effect_name(enum effect_kind kind)
{
    switch (kind) {
    case EFFECT_REPLACES:
        return "replaces";
    case EFFECT_REMOVES_ROW:
        return "removes-row";
    case EFFECT_MAKES_ROWS:
        return "makes-rows";
    case EFFECT_MAKES_TABLE:
        return "makes-table";
    case EFFECT_ADDS_CONTENTS_LINE:
        return "adds-contents-line";
    case EFFECT_CHANGES_HEADING_LEVEL:
        return "changes-heading-level";
    case EFFECT_CHANGES_LINK:
        return "changes-link";
    case EFFECT_CHANGES_DATE:
        return "changes-date";
    case EFFECT_NONE:
        break;
    }
    return "none";
}
