/* SARIF 2.1.0, for GitHub's code scanning. It takes no more than 25,000 results of a run, so the most severe come
 * first and all wait until everything is known, each as the line that it will be. */
#include "base/arena.h"
#include "output/capture.h"
#include "output/output.h"
#include "output/rule_link.h"
#include "output/sarif_result.h"
#include "output/sarif_rule.h"
#include "output/tree_path.h"

#include <inttypes.h>
#include <stdlib.h>

enum { LEVELS = SEVERITY_ERROR + 1, MOST_RESULTS = 25000 };

struct level {
    struct text *items;
    size_t count, capacity;
};

struct sarif {
    struct { const struct rule **items; size_t count, capacity; } rules; /* those that found something */
    struct level levels[LEVELS];
    size_t finding_count;
};

/* Where a finding stands among those of its file that have the same key. */
struct occurrence {
    uint64_t hash;
    size_t finding, number;
};

static int compare_hashes(const void *left, const void *right)
{
    const struct occurrence *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->finding > b->finding) - (a->finding < b->finding);
}

static int compare_findings(const void *left, const void *right)
{
    const struct occurrence *a = left, *b = right;
    return (a->finding > b->finding) - (a->finding < b->finding);
}

/* One for each finding, in their order. */
static struct occurrence *count_occurrences(const struct findings *findings, struct text path, struct arena *arena)
{
    struct occurrence *items = arena_allocate_array(arena, findings->count, sizeof *items);
    uint64_t hash_of_path = text_hash(path);
    for (size_t i = 0; i < findings->count; i++)
        items[i] = (struct occurrence){text_hash(findings->items[i].key) ^ hash_of_path, i, 1};
    if (!findings->count)
        return items;
    qsort(items, findings->count, sizeof *items, compare_hashes);
    for (size_t i = 1; i < findings->count; i++)
        if (items[i].hash == items[i - 1].hash)
            items[i].number = items[i - 1].number + 1;
    qsort(items, findings->count, sizeof *items, compare_findings);
    return items;
}

/* Lists with pages of their own have rulebooks of their own, so it is the name that counts. */
static size_t rule_index(struct report *report, const struct rule *rule)
{
    struct sarif *sarif = report->state;
    for (size_t i = 0; i < sarif->rules.count; i++)
        if (text_equal(sarif->rules.items[i]->name, rule->name))
            return i;
    *array_add(report->arena, &sarif->rules) = rule;
    return sarif->rules.count - 1;
}

static void sarif_begin(struct report *report)
{
    report->state = arena_allocate(report->arena, sizeof(struct sarif));
}

static void sarif_file(struct report *report, const struct list *list, const struct findings *findings)
{
    struct sarif *sarif = report->state;
    struct arena arena = {0};
    struct regions regions = regions_of(list->source, &arena);
    struct text path = tree_path(&report->options, list->source->path, &arena), uri = sarif_uri(path, &arena);
    const struct occurrence *occurrences = count_occurrences(findings, path, &arena);
    sarif->finding_count += findings->count;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        struct level *level = &sarif->levels[finding->severity];
        if (level->count == MOST_RESULTS)
            continue;
        struct text fingerprint =
            text_format(&arena, "%016" PRIx64 ":%zu", occurrences[i].hash, occurrences[i].number);
        struct capture capture;
        capture_begin(&capture);
        json_write(capture.stream, sarif_result(finding, &regions, uri, rule_index(report, finding->rule),
                                                fingerprint));
        *array_add(report->arena, level) = capture_end(&capture, report->arena);
    }
    arena_free(&arena);
}

/* Gives how many results were written. */
static size_t write_results(FILE *stream, const struct sarif *sarif)
{
    size_t written = 0;
    for (size_t severity = LEVELS; severity-- > 0;) {
        const struct level *level = &sarif->levels[severity];
        for (size_t i = 0; i < level->count && written < MOST_RESULTS; i++, written++) {
            fputs(written ? ",\n" : "\n", stream);
            fwrite(level->items[i].bytes, 1, level->items[i].length, stream);
        }
    }
    return written;
}

static json_t *driver_json(const struct sarif *sarif)
{
    json_t *driver = json_object(), *rules = json_array();
    for (size_t i = 0; i < sarif->rules.count; i++)
        json_add(rules, sarif_rule(sarif->rules.items[i]));
    json_set(driver, "name", json_string("rsfm-lint"));
    json_set(driver, "version", json_string(RSFM_LINT_VERSION));
    json_set(driver, "semanticVersion", json_string(RSFM_LINT_VERSION));
    json_set(driver, "informationUri", json_string(PROJECT_URL));
    json_set(driver, "rules", rules);
    return driver;
}

static json_t *left_out_json(size_t count)
{
    struct arena arena = {0};
    json_t *invocations = json_array(), *invocation = json_object(), *notifications = json_array();
    json_t *notification = json_object(), *message = json_object();
    struct text words = text_format(&arena, "%zu more findings, none more severe than these, are left out: GitHub "
                                    "takes %d results.", count, MOST_RESULTS);
    json_set_text(message, "text", words, &arena);
    json_set(notification, "level", json_string("warning"));
    json_set(notification, "message", message);
    json_add(notifications, notification);
    json_set(invocation, "executionSuccessful", json_true());
    json_set(invocation, "toolExecutionNotifications", notifications);
    json_add(invocations, invocation);
    arena_free(&arena);
    return invocations;
}

static void sarif_end(struct report *report, const struct report_totals *totals)
{
    const struct sarif *sarif = report->state;
    FILE *stream = report->stream;
    (void)totals;
    fputs("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n"
          "\"tool\":{\"driver\":", stream);
    json_write(stream, driver_json(sarif));
    fputs("},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[", stream);
    size_t written = write_results(stream, sarif);
    fputs("\n]", stream);
    if (written < sarif->finding_count) {
        fputs(",\n\"invocations\":", stream);
        json_write(stream, left_out_json(sarif->finding_count - written));
    }
    fputs("\n}]}\n", stream);
}

const struct output output_sarif = {.name = "sarif", .begin = sarif_begin, .file = sarif_file, .end = sarif_end};
