/* The ways to show findings. One file a format; outputs.def lists them. */
#ifndef OUTPUT_OUTPUT_H
#define OUTPUT_OUTPUT_H

#include "engine/finding.h"
#include "markdown/source.h"

#include <stdio.h>

struct report_options {
    bool use_color;
    bool is_quiet; /* the findings and nothing else */
    bool is_change; /* they are of a change: some may have been there before */
};

/* What was found so far, over all files. */
struct report_totals {
    size_t errors, warnings, notes, files, fixable;
};

struct output {
    const char *name;
    /* All three may be NULL. */
    void (*begin)(FILE *stream, const struct report_options *options);
    void (*file)(FILE *stream, const struct report_options *options, const struct source *source,
                 const struct findings *findings);
    void (*end)(FILE *stream, const struct report_options *options, const struct report_totals *totals);
};

#define OUTPUT(name) extern const struct output output_##name;
#include "output/outputs.def"
#undef OUTPUT

/* NULL when there is no such format. */
const struct output *output_find(struct text name);
/* The names of all formats, in order; NULL ends them. */
const char *const *output_names(void);

/* Counts the findings of one more file. */
void report_totals_add(struct report_totals *totals, const struct findings *findings);
/* One line: 12 errors, 31 warnings, 9 notes in 1 file; 34 fixable */
void report_totals_write(FILE *stream, const struct report_totals *totals);

#endif
