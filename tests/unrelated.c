/* Puts defects into generated lists, then lines that are right somewhere else, and holds what is reported of the
 * change against that: old defects are no news, and no key of theirs may change. Prints TAP. Arguments: number of
 * lists, seed. */
#include "engine/fix.h"
#include "engine/lint.h"
#include "engine/news.h"
#include "list/changes.h"
#include "list_generator.h"
#include "rules/rules.h"

#include <stdlib.h>

struct linted {
    struct source source;
    struct list list;
    struct findings findings;
};

struct trial {
    struct rulebook rulebook;
    struct arena arena; /* of one list */
    struct generator generator;
    struct linted before, after;
    size_t defects, news, lost, missed;
};

/* What of a row is spoilt: the first such text in it, by what. */
static const struct {
    const char *wanted, *spoilt;
} spoils[] = {{"**|", "****|"},     {"**|**", "|**"},  {"20", " 20"},       {"arxiv.org/abs/", "arxiv.org/abs//"},
              {"](https", "] (https"}, {"null", "[link]()"}, {"[link]", "[link] "}, {"|[", "||["},
              {"|**", "| **"},       {"**|**", "**|"},  {"https://arxiv", "htps://arxiv"}};

static void lint(struct trial *trial, struct linted *linted, struct text text, const struct context *context)
{
    struct error error;
    source_from_text(&linted->source, "list.md", text, &trial->arena);
    list_build(&linted->list, &linted->source, context, &trial->arena);
    if (!lint_run(&linted->list, rules_all(), &trial->arena, &linted->findings, &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
}

static const struct row *random_row(struct trial *trial, const struct list *list)
{
    const struct table *table = &list->tables.items[generate_number(&trial->generator, (unsigned)list->tables.count)];
    return table->row_count ? &table->rows[generate_number(&trial->generator, (unsigned)table->row_count)] : NULL;
}

static struct text replaced(struct trial *trial, struct text text, size_t start, size_t end, struct text by)
{
    struct edit edit = {.range = {(uint32_t)start, (uint32_t)end}, .replacement = by};
    return fix_apply(text, &edit, 1, &trial->arena);
}

/* A spoilt row, a row twice, or a contents line that leads nowhere. */
static struct text spoil(struct trial *trial, const struct list *list)
{
    struct text content = list->source->content;
    unsigned choice = generate_number(&trial->generator, sizeof spoils / sizeof *spoils + 2);
    const struct row *row = random_row(trial, list);
    size_t contents = text_find(content, TEXT("](#"), 0);
    if (choice == sizeof spoils / sizeof *spoils)
        return replaced(trial, content, contents + 3, contents + 3, TEXT("no-"));
    if (choice > sizeof spoils / sizeof *spoils)
        return replaced(trial, content, row->range.start, row->range.start,
                        text_format(&trial->arena, "%.*s\n", TEXT_ARGUMENTS(list_text(list, row->range))));
    struct text wanted = text_from(spoils[choice].wanted);
    size_t at = text_find(text_slice(content, 0, row->range.end), wanted, row->range.start);
    return at == TEXT_NOT_FOUND ? content
                                : replaced(trial, content, at, at + wanted.length, text_from(spoils[choice].spoilt));
}

/* Lines that are right: rows of new papers in a table, prose or a section outside. */
static struct text new_lines(struct trial *trial, bool in_table)
{
    static const char *const prose[] = {"A line of prose.\n\n", "## Acknowledgements\n\nThanks to all.\n\n",
                                        "```\n| no | table |\n```\n\n"};
    if (!in_table)
        return text_from(GENERATE_ONE_OF(&trial->generator, prose));
    trial->generator.text = (struct builder){.arena = &trial->arena};
    for (unsigned rows = 1 + generate_number(&trial->generator, 3); rows; rows--)
        generate_row(&trial->generator, 24);
    return builder_text(&trial->generator.text);
}

static size_t count_key(const struct findings *findings, struct text key)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += text_equal(findings->items[i].key, key);
    return count;
}

static void judge(struct trial *trial, const struct known *known)
{
    const struct findings *before = &trial->before.findings, *after = &trial->after.findings;
    trial->defects += before->count;
    for (size_t i = 0; i < before->count; i++)
        trial->lost += count_key(after, before->items[i].key) < count_key(before, before->items[i].key);
    news_select(&trial->after.list, &trial->after.findings, known, &trial->arena);
    for (size_t i = 0; i < after->count; i++) {
        const struct finding *finding = &after->items[i];
        if (text_equal(finding->rule->name, TEXT("unbumped-date")))
            continue;
        trial->news++;
        printf("# %u: %.*s [%.*s]\n", source_position(&trial->after.source, finding->range.start).line,
               TEXT_ARGUMENTS(finding->message), TEXT_ARGUMENTS(finding->rule->name));
    }
}

/* The same change with its first row spoilt: that must be told. */
static void judge_spoilt(struct trial *trial, struct text text, uint32_t line, const struct context *context,
                         const struct known *known)
{
    struct linted spoilt;
    size_t start = trial->after.source.line_starts[line], pipe = text_find(text, TEXT("**|"), start);
    lint(trial, &spoilt, replaced(trial, text, pipe, pipe + 2, TEXT("")), context);
    news_select(&spoilt.list, &spoilt.findings, known, &trial->arena);
    bool is_told = false;
    for (size_t i = 0; i < spoilt.findings.count; i++)
        is_told |= source_line_at(&spoilt.source, spoilt.findings.items[i].range.start) == line &&
                   !spoilt.findings.items[i].was_there;
    trial->missed += !is_told;
}

static void try_list(struct trial *trial, uint64_t seed, struct date today)
{
    const struct context context = {.rulebook = &trial->rulebook, .today = today};
    lint(trial, &trial->before, generate_list(&trial->generator, seed, &trial->arena), &context);
    for (unsigned defects = 1 + generate_number(&trial->generator, 4); defects; defects--)
        lint(trial, &trial->before, spoil(trial, &trial->before.list), &context);
    const struct list *list = &trial->before.list;
    bool in_table = generate_number(&trial->generator, 3);
    unsigned choice = generate_number(&trial->generator, (unsigned)list->tables.count);
    const struct table *table = &list->tables.items[choice];
    const struct row *row = in_table && table->row_count
                                ? &table->rows[generate_number(&trial->generator, (unsigned)table->row_count)]
                                : NULL;
    uint32_t line = row ? row->line : source_line_at(list->source, list->headings.items[1].range.start);
    struct text added = new_lines(trial, row);
    struct changes changes = {.before = list};
    struct hunk hunk = {{line, 0}, {line, (uint32_t)text_count_byte(added, '\n')}};
    *array_add(&trial->arena, &changes.hunks) = hunk;
    *array_add(&trial->arena, &changes.lines) = hunk.now;
    const struct context reviewed = {.rulebook = &trial->rulebook, .today = today, .changes = &changes};
    size_t at = list->source->line_starts[line];
    struct text text = replaced(trial, list->source->content, at, at, added);
    struct known known = {0};
    known_add_findings(&known, &trial->before.findings, &trial->arena);
    lint(trial, &trial->after, text, &reviewed);
    judge(trial, &known);
    if (row)
        judge_spoilt(trial, text, line, &reviewed, &known);
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct trial trial = {.defects = 0};
    struct error error;
    unsigned long lists = argc > 1 ? strtoul(argv[1], NULL, 10) : 200, seed = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    if (!rulebook_load(&trial.rulebook, &arena, &error) || !rulebook_compile(&trial.rulebook, &error))
        return 1;
    for (unsigned long i = 0; i < lists; i++) {
        try_list(&trial, seed + i, (struct date){2025, 4, 9});
        arena_free(&trial.arena);
    }
    printf("#| %zu findings in %lu lists with defects\n", trial.defects, lists);
    printf("1..4\n%s 1 - the defects are found\n", trial.defects > lists ? "ok" : "not ok");
    printf("%s 2 - right lines elsewhere bring no news\n", trial.news ? "not ok" : "ok");
    printf("%s 3 - lines put in elsewhere change no key\n", trial.lost ? "not ok" : "ok");
    printf("%s 4 - a spoilt row among them is news\n", trial.missed ? "not ok" : "ok");
    rulebook_free(&trial.rulebook);
    arena_free(&arena);
    return trial.defects <= lists || trial.news || trial.lost || trial.missed;
}
