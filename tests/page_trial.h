/* A document that is linted for the test of the pages, how it is fixed, and what is wrong with the outcome. */
#ifndef TESTS_PAGE_TRIAL_H
#define TESTS_PAGE_TRIAL_H

#include "engine/lint.h"
#include "engine/repair.h"
#include "rules/rules.h"

#include <stdarg.h>
#include <stdio.h>

/* One test: what it found wrong, as TAP's diagnostics. */
struct faults {
    struct builder text;
    size_t count;
};

struct trial {
    struct source source;
    struct list list;
    struct findings findings;
};

/* Every line behind a #, and nothing that a terminal would obey. */
static inline void faults_show(struct faults *faults, const char *mark, struct text text)
{
    while (text.length) {
        struct text line = text_cut(&text, '\n');
        builder_format(&faults->text, "# %s", mark);
        for (size_t i = 0; i < line.length; i++) {
            unsigned char byte = (unsigned char)line.bytes[i];
            if (byte < ' ' || byte == 0x7F)
                builder_format(&faults->text, "\\x%02X", byte);
            else
                builder_add_byte(&faults->text, (char)byte);
        }
        builder_add_byte(&faults->text, '\n');
    }
}

static inline void __attribute__((format(printf, 2, 3))) fault(struct faults *faults, const char *format, ...)
{
    char words[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    faults->count++;
    faults_show(faults, "", text_from(words));
}

static inline struct text common_start(struct text left, struct text right)
{
    size_t length = 0, last_line = 0;
    while (length < left.length && length < right.length && left.bytes[length] == right.bytes[length])
        if (left.bytes[length++] == '\n')
            last_line = length;
    return text_slice(left, 0, last_line);
}

static inline size_t common_end(struct text left, struct text right)
{
    size_t length = 0, last_line = 0;
    while (length < left.length && length < right.length &&
           left.bytes[left.length - length - 1] == right.bytes[right.length - length - 1])
        if (left.bytes[left.length - ++length] == '\n')
            last_line = length - 1;
    return last_line;
}

/* The lines in which the two differ. */
static inline void faults_show_difference(struct faults *faults, struct text wanted, struct text got)
{
    size_t start = common_start(wanted, got).length;
    wanted = text_slice(wanted, start, wanted.length);
    got = text_slice(got, start, got.length);
    size_t end = common_end(wanted, got);
    faults_show(faults, "  -", text_slice(wanted, 0, wanted.length - end));
    faults_show(faults, "  +", text_slice(got, 0, got.length - end));
}

static inline void faults_show_findings(struct faults *faults, const struct trial *trial)
{
    for (size_t i = 0; i < trial->findings.count; i++) {
        const struct finding *finding = &trial->findings.items[i];
        struct position at = source_position(&trial->source, finding->range.start);
        faults_show(faults, "  ", text_format(faults->text.arena, "%u:%u: %s: %.*s [%.*s]", at.line, at.column,
                                              severity_name(finding->severity), TEXT_ARGUMENTS(finding->message),
                                              TEXT_ARGUMENTS(finding->rule->name)));
    }
    if (!trial->findings.count)
        faults_show(faults, "  ", TEXT("no findings"));
}

static inline bool trial_run(struct trial *trial, struct text body, const struct context *context,
                             struct arena *arena, struct faults *faults)
{
    struct error error;
    source_from_text(&trial->source, "example.md", body, arena);
    list_build(&trial->list, &trial->source, context, arena);
    if (lint_run(&trial->list, rules_all(), arena, &trial->findings, &error))
        return true;
    fault(faults, "the linter fails: %s", error.message);
    return false;
}

static inline bool fix_is_allowed(const struct finding *finding, const struct rule *rule, bool unsafe)
{
    return finding->rule == rule && finding->fix && (unsafe || finding->fix->safety == FIX_SAFE);
}

/* What repairing makes of it; rule NULL: with the fixes of all rules. A refused fix is a fault. */
static inline struct text trial_fixed(const struct trial *trial, const struct rule *rule, bool unsafe,
                                      struct arena *arena, struct faults *faults)
{
    struct error error;
    struct repair repair;
    struct words only = {0};
    struct text fixed = trial->source.content;
    if (rule)
        *array_add(arena, &only) = rule->name;
    struct repair_options options = {.context = trial->list.context, .checks = rules_all(), .unsafe = unsafe, .only = &only};
    if (!repair_page(&repair, &trial->source, &options, &error))
        fault(faults, "repairing it fails: %s", error.message);
    else
        fixed = text_copy(arena, repair.source->content);
    for (size_t i = 0; i < repair.refusals.count; i++) {
        const struct refusal *refusal = &repair.refusals.items[i];
        fault(faults, "not applied: %.*s (%.*s: %.*s)", TEXT_ARGUMENTS(refusal->reason),
              TEXT_ARGUMENTS(refusal->rule->name), TEXT_ARGUMENTS(refusal->message));
    }
    repair_free(&repair);
    return fixed;
}

static inline bool range_lies_in(struct range range, const struct source *source)
{
    return source->start <= range.start && range.start <= range.end && range.end <= source->content.length;
}

static inline void check_fix_of(const struct trial *trial, const struct finding *finding, struct faults *faults)
{
    const struct rule *rule = finding->rule;
    const struct fix *fix = finding->fix;
    if (rule->fix != FIX_MIXED && rule->fix != fix->safety)
        fault(faults, "%.*s: a fix is %s, the page says %s", TEXT_ARGUMENTS(rule->name), safety_name(fix->safety),
              safety_name(rule->fix));
    for (size_t i = 0; i < fix->edits.count; i++) {
        struct range range = fix->edits.items[i].range;
        if (!range_lies_in(range, &trial->source))
            fault(faults, "%.*s: an edit of %u-%u lies outside of the document", TEXT_ARGUMENTS(rule->name),
                  range.start, range.end);
        for (size_t before = 0; before < i; before++)
            if (range_overlaps(range, fix->edits.items[before].range))
                fault(faults, "%.*s: two edits of one fix overlap", TEXT_ARGUMENTS(rule->name));
    }
}

static inline void check_finding(const struct trial *trial, const struct finding *finding, struct faults *faults)
{
    struct text name = finding->rule->name;
    if (!range_lies_in(finding->range, &trial->source))
        fault(faults, "%.*s: its range %u-%u lies outside of the document", TEXT_ARGUMENTS(name),
              finding->range.start, finding->range.end);
    for (size_t i = 0; i < finding->notes.count; i++)
        if (!range_lies_in(finding->notes.items[i].range, &trial->source))
            fault(faults, "%.*s: the range of a note lies outside of the document", TEXT_ARGUMENTS(name));
    if (text_find_byte(finding->message, '\n', 0) != TEXT_NOT_FOUND || !finding->message.length)
        fault(faults, "%.*s: its message is not one line", TEXT_ARGUMENTS(name));
    if (text_count_byte(finding->key, '\t') != 2 || text_find_byte(finding->key, '\n', 0) != TEXT_NOT_FOUND)
        fault(faults, "%.*s: its key is not rule, subject and detail", TEXT_ARGUMENTS(name));
    if (finding->fix)
        check_fix_of(trial, finding, faults);
}

#endif
