#include "output/statistics.h"

#include "base/arena.h"
#include "output/headline.h"

#include <stdlib.h>

/* There are as many of them as there are rules, so a search along the line is quick enough. */
static struct statistic *find(struct statistics *statistics, const struct finding *finding)
{
    for (size_t i = 0; i < statistics->count; i++) {
        struct statistic *statistic = &statistics->items[i];
        if (statistic->rule == finding->rule && statistic->severity == finding->severity)
            return statistic;
    }
    struct statistic *added = array_add(statistics->arena, statistics);
    *added = (struct statistic){.rule = finding->rule, .severity = finding->severity};
    return added;
}

void statistics_add(struct statistics *statistics, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        struct statistic *statistic = find(statistics, &findings->items[i]);
        statistic->count++;
        statistic->fixable += findings->items[i].fix != NULL;
    }
}

static int compare(const void *left, const void *right)
{
    const struct statistic *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    int order = text_compare(a->rule->name, b->rule->name);
    return order ? order : (a->severity < b->severity) - (a->severity > b->severity);
}

static void write_statistic(struct writer *writer, const struct statistic *statistic, size_t digits,
                            size_t rule_width)
{
    size_t width = 0;
    for (size_t count = statistic->count; count; count /= 10)
        width++;
    writer_add_spaces(writer, digits - width);
    writer_add_number(writer, statistic->count);
    writer_add_literal(writer, "  ");
    writer_add(writer, statistic->rule->name);
    writer_add_spaces(writer, rule_width - writer_width(statistic->rule->name) + 2);
    const char *severity = severity_name(statistic->severity);
    writer_style(writer, headline_style(statistic->severity));
    writer_add_literal(writer, severity);
    writer_style(writer, STYLE_PLAIN);
    if (statistic->fixable) {
        writer_add_spaces(writer, sizeof "warning" - 1 - text_from(severity).length + 2);
        writer_add_literal(writer, statistic->fixable == statistic->count ? "[*]" : "[-]");
    }
    writer_add_literal(writer, "\n");
}

static void write_legend(FILE *stream, bool has_all, bool has_some)
{
    if (has_all || has_some)
        fprintf(stream, "\n%s%s%s\n", has_all ? "[*] fixable" : "", has_all && has_some ? ", " : "",
                has_some ? "[-] some of them fixable" : "");
}

void statistics_write(FILE *stream, const struct report_options *options, struct statistics *statistics)
{
    struct writer writer = {.stream = stream, .use_color = options->use_color};
    size_t digits = 0, rule_width = 0;
    bool has_all = false, has_some = false;
    if (statistics->count)
        qsort(statistics->items, statistics->count, sizeof *statistics->items, compare);
    for (size_t i = 0; i < statistics->count; i++) {
        const struct statistic *statistic = &statistics->items[i];
        size_t width = writer_width(statistic->rule->name);
        rule_width = width > rule_width ? width : rule_width;
        has_all |= statistic->fixable == statistic->count;
        has_some |= statistic->fixable && statistic->fixable < statistic->count;
    }
    for (size_t count = statistics->count ? statistics->items[0].count : 0; count; count /= 10)
        digits++;
    for (size_t i = 0; i < statistics->count; i++)
        write_statistic(&writer, &statistics->items[i], digits, rule_width);
    if (!options->is_quiet)
        write_legend(stream, has_all, has_some);
}
