/* The ways to show findings. One file a format; outputs.def lists them. */
#ifndef OUTPUT_OUTPUT_H
#define OUTPUT_OUTPUT_H

#include "engine/finding.h"
#include "list/list.h"

#include <stdio.h>

struct report_options {
    bool use_color;
    bool is_quiet; /* the findings and nothing else */
    struct text here, top; /* the current folder and the repository's, as absolute paths: tree_path.h */
};

/* What was found so far, over all files. */
struct report_totals {
    size_t errors, warnings, notes, files, fixable;
};

/* A report in the making. */
struct report {
    const struct output *output; /* NULL: none */
    FILE *stream;
    struct report_options options;
    struct arena *arena; /* of the whole run: lists and findings end before the next file is read, rules do not */
    void *state;         /* the format's own, NULL at first */
    struct report *beside; /* the same findings in another format; NULL: nowhere else */
};

struct output {
    const char *name;
    /* All three may be NULL. */
    void (*begin)(struct report *report);
    void (*file)(struct report *report, const struct list *list, const struct findings *findings);
    void (*end)(struct report *report, const struct report_totals *totals);
};

#define OUTPUT(name) extern const struct output output_##name;
#include "output/outputs.def"
#undef OUTPUT

/* NULL when there is no such format. */
const struct output *output_find(struct text name);
/* The names of all formats, in order; NULL ends them. */
const char *const *output_names(void);

/* Call what the formats of the report, and of those beside it, have for that. */
void report_begin(struct report *report);
void report_file(struct report *report, const struct list *list, const struct findings *findings);
void report_end(struct report *report, const struct report_totals *totals);

/* Counts the findings of one more file. */
void report_totals_add(struct report_totals *totals, const struct findings *findings);
/* One line: 12 errors, 31 warnings, 9 notes in 1 file; 34 fixable */
void report_totals_write(FILE *stream, const struct report_totals *totals);

#endif
