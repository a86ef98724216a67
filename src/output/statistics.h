/* --statistics: how often each rule found something. */
#ifndef OUTPUT_STATISTICS_H
#define OUTPUT_STATISTICS_H

#include "output/output.h"

struct statistic {
    const struct rule *rule;
    enum severity severity;
    size_t count, fixable;
};

struct statistics {
    struct arena *arena;
    struct statistic *items; /* one for each rule and severity that occurred */
    size_t count, capacity;
};

/* The rules must outlive the statistics; the findings need not. */
void statistics_add(struct statistics *statistics, const struct findings *findings);

/* A table, the most frequent first. Orders the statistics. */
void statistics_write(FILE *stream, const struct report_options *options, struct statistics *statistics);

#endif
