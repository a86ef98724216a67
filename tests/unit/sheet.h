/* For the tests of outputs: a file, what was found in it, and how that comes out. */
#ifndef TESTS_UNIT_SHEET_H
#define TESTS_UNIT_SHEET_H

#include "base/arena.h"
#include "output/output.h"
#include "output/writer.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

struct sheet {
    struct arena arena;
    struct source source;
    struct findings findings;
    struct report_options options;
    struct rule error, warning, note;
};

static inline void sheet_begin(struct sheet *sheet, struct text content)
{
    *sheet = (struct sheet){
        .error = {.name = TEXT("column-count"), .severity = SEVERITY_ERROR},
        .warning = {.name = TEXT("venue-form"), .severity = SEVERITY_WARNING},
        .note = {.name = TEXT("github-tab"), .severity = SEVERITY_NOTE},
    };
    sheet->findings.arena = &sheet->arena;
    sheet->findings.rule = &sheet->error;
    source_from_text(&sheet->source, "a.md", content, &sheet->arena);
}

/* Where wanted stands for the first time. */
static inline struct range sheet_range(const struct sheet *sheet, const char *wanted)
{
    size_t start = text_find(sheet->source.content, text_from(wanted), 0);
    assert_int_not_equal(start, TEXT_NOT_FOUND);
    return (struct range){(uint32_t)start, (uint32_t)(start + strlen(wanted))};
}

static inline struct finding *sheet_report(struct sheet *sheet, struct range range)
{
    struct finding *finding = findings_add(&sheet->findings, range, "fault");
    finding->key = TEXT("column-count\tpage\t");
    return finding;
}

static inline struct finding *sheet_report_text(struct sheet *sheet, const char *wanted)
{
    return sheet_report(sheet, sheet_range(sheet, wanted));
}

/* Adds an edit to the newest finding. */
static inline void sheet_fix(struct sheet *sheet, enum safety safety, struct range range, const char *replacement)
{
    struct finding *finding = &sheet->findings.items[sheet->findings.count - 1];
    const struct effect none = {.kind = EFFECT_NONE};
    finding_add_edit(&sheet->findings, finding, safety, range, text_from(replacement), none);
}

/* What the format prints from begin to end; to be freed. */
static inline char *sheet_printed(const struct sheet *sheet, const char *format)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&bytes, &length);
    struct report_totals totals = {0};
    const struct output *output = output_find(text_from(format));
    const struct context context = {.rulebook = NULL};
    const struct list list = {.context = &context, .source = &sheet->source};
    struct arena arena = {0};
    struct report report = {.output = output, .stream = stream, .options = sheet->options, .arena = &arena};
    assert_non_null(stream);
    assert_non_null(output);
    report_totals_add(&totals, &sheet->findings);
    report_begin(&report);
    report_file(&report, &list, &sheet->findings);
    report_end(&report, &totals);
    arena_free(&arena);
    fclose(stream);
    assert_int_equal(strlen(bytes), length);
    return bytes;
}

/* What full prints, but for the summary, no line longer than it may be; to be freed. */
static inline char *sheet_printed_full(struct sheet *sheet)
{
    sheet->options.is_quiet = true;
    char *bytes = sheet_printed(sheet, "full");
    for (struct text rest = text_from(bytes); rest.length;)
        assert_true(writer_width(text_cut(&rest, '\n')) <= 100);
    return bytes;
}

/* Takes what was printed, and ends the sheet. */
static inline void sheet_end(struct sheet *sheet, char *printed, const char *expected)
{
    assert_string_equal(printed, expected);
    free(printed);
    arena_free(&sheet->arena);
}

static inline void sheet_expect(struct sheet *sheet, const char *format, const char *expected)
{
    sheet_end(sheet, sheet_printed(sheet, format), expected);
}

static inline void sheet_expect_full(struct sheet *sheet, const char *expected)
{
    sheet_end(sheet, sheet_printed_full(sheet), expected);
}

#endif
