/* Puts one defect of each kind into lists without any, and sees what the linter says: found at all, found by the rule
 * that should, and how many other findings came with it. Prints TAP, and a table for people on lines that begin with
 * "#|". Arguments: number of lists, seed. */
#include "engine/fix.h"
#include "engine/lint.h"
#include "list_generator.h"
#include "rules/rules.h"

#include <stdlib.h>

struct mutation {
    const struct list *list;
    const struct row *row;   /* the row to spoil */
    const struct row *other; /* another one of its table, above it */
    struct arena *arena;
    struct edit edit;        /* one is enough for every kind */
};

typedef bool spoil_function(struct mutation *mutation); /* false: this page has nothing to spoil so */

struct kind {
    const char *name, *rule;
    const char *or_rule; /* that may speak in its place; NULL for none */
    spoil_function *spoil;
    size_t tried, found, right, others;
};

static struct text cell_text(const struct mutation *mutation, size_t cell)
{
    return list_text(mutation->list, mutation->row->cells[cell].value);
}

static bool replace(struct mutation *mutation, struct range range, const char *text)
{
    mutation->edit = (struct edit){.range = range, .replacement = text_copy(mutation->arena, text_from(text))};
    return true;
}

static bool replace_cell(struct mutation *mutation, size_t cell, struct text text)
{
    mutation->edit = (struct edit){.range = mutation->row->cells[cell].value, .replacement = text};
    return true;
}

/* In the whole page, the first time that wanted stands there. */
static bool replace_first(struct mutation *mutation, const char *wanted, const char *text)
{
    struct text content = mutation->list->source->content;
    size_t at = text_find(content, text_from(wanted), 0);
    return at != TEXT_NOT_FOUND &&
           replace(mutation, (struct range){(uint32_t)at, (uint32_t)(at + text_from(wanted).length)}, text);
}

static bool drop_cell(struct mutation *mutation)
{
    struct range range = mutation->row->cells[2].range;
    return replace(mutation, (struct range){range.start, range.end + 1}, "");
}

static bool add_cell(struct mutation *mutation)
{
    uint32_t end = mutation->row->range.end;
    return replace(mutation, (struct range){end, end}, "[demo](https://example.org/demo)|");
}

static bool double_pipe(struct mutation *mutation)
{
    uint32_t at = mutation->row->cells[2].range.start;
    return replace(mutation, (struct range){at, at}, "|");
}

static bool unbold_name(struct mutation *mutation)
{
    return replace_cell(mutation, 0, list_text(mutation->list, mutation->row->cells[0].inner));
}

static bool unbold_title(struct mutation *mutation)
{
    return replace_cell(mutation, 1, list_text(mutation->list, mutation->row->cells[1].inner));
}

static bool double_bold(struct mutation *mutation)
{
    return replace_cell(mutation, 1, text_format(mutation->arena, "**%.*s**", TEXT_ARGUMENTS(cell_text(mutation, 1))));
}

static bool unclose_bold(struct mutation *mutation)
{
    struct text text = cell_text(mutation, 1);
    return replace_cell(mutation, 1, text_slice(text, 0, text.length - 2));
}

static bool change_venue(struct mutation *mutation, const char *name, const char *spelling)
{
    struct text venue = cell_text(mutation, 2);
    if (!text_starts_with(venue, text_from(name)))
        return false;
    struct text year = text_slice(venue, venue.length - 4, venue.length);
    return replace_cell(mutation, 2, text_format(mutation->arena, "%s%.*s", spelling, TEXT_ARGUMENTS(year)));
}

static bool misspell_venue(struct mutation *mutation)
{
    return change_venue(mutation, "IGARSS", "IGRASS") || change_venue(mutation, "JSTARS", "JSTAR");
}

static bool alias_venue(struct mutation *mutation)
{
    return change_venue(mutation, "NeurIPS", "NIPS");
}

static bool space_venue(struct mutation *mutation)
{
    struct text venue = cell_text(mutation, 2);
    return replace_cell(mutation, 2, text_format(mutation->arena, "%.*s %.*s", (int)venue.length - 4, venue.bytes, 4,
                                                 venue.bytes + venue.length - 4));
}

/* Below the row, the row again with another letter case, or with another version of its paper. */
static bool repeat_row(struct mutation *mutation, bool with_version)
{
    struct text row = list_text(mutation->list, mutation->row->range);
    struct builder again = {.arena = mutation->arena};
    size_t title = mutation->row->cells[1].value.start - mutation->row->range.start;
    size_t address = text_find_byte(row, ')', 0);
    for (size_t i = 0; i < row.length; i++) {
        bool is_title = i > title && i < mutation->row->cells[1].value.end - mutation->row->range.start;
        bool is_capital = row.bytes[i] >= 'A' && row.bytes[i] <= 'Z';
        if (with_version && i == address)
            builder_add(&again, TEXT("v2"));
        builder_add_byte(&again, !with_version && is_title && is_capital ? (char)(row.bytes[i] + 32) : row.bytes[i]);
    }
    uint32_t end = mutation->row->range.end;
    mutation->edit = (struct edit){.range = {end, end},
                                   .replacement = text_format(mutation->arena, "\n%.*s",
                                                              TEXT_ARGUMENTS(builder_text(&again)))};
    return true;
}

static bool repeat_in_other_case(struct mutation *mutation)
{
    return repeat_row(mutation, false);
}

static bool repeat_with_version(struct mutation *mutation)
{
    return repeat_row(mutation, true);
}

static bool copy_address(struct mutation *mutation)
{
    const struct link *own = mutation->row->entry->paper, *other = mutation->other->entry->paper;
    if (own == other)
        return false;
    mutation->edit = (struct edit){.range = own->url, .replacement = list_text(mutation->list, other->url)};
    return true;
}

static bool break_anchor(struct mutation *mutation)
{
    return replace_first(mutation, "(#vision-models)", "(#vision-model)");
}

static bool remove_contents_line(struct mutation *mutation)
{
    return replace_first(mutation, "  - [Remote Sensing Agents](#remote-sensing-agents)\n", "");
}

static bool raise_heading(struct mutation *mutation)
{
    return replace_first(mutation, "## Vision-Language", "# Vision-Language");
}

static bool break_date(struct mutation *mutation)
{
    return replace_first(mutation, "**2025.03.18**", "**2025.02.30**");
}

static bool age_banner(struct mutation *mutation)
{
    return replace_first(mutation, "Updated on 2025.04.02", "Updated on 2025.03.18");
}

static bool turn_dates_round(struct mutation *mutation)
{
    return replace_first(mutation, "**2025.03.01**", "**2025.03.30**");
}

static bool misspell_placeholder(struct mutation *mutation)
{
    return !mutation->row->entry->code && replace_cell(mutation, 4, TEXT("nul"));
}

static bool misspell_coming(struct mutation *mutation)
{
    return !mutation->row->entry->code && replace_cell(mutation, 4, TEXT("Comming soon"));
}

/* Behind the first word of the title. */
static bool add_to_title(struct mutation *mutation, const char *text)
{
    struct text title = cell_text(mutation, 1);
    size_t blank = text_find_byte(title, ' ', 0);
    uint32_t at = mutation->row->cells[1].value.start + (uint32_t)blank;
    return blank != TEXT_NOT_FOUND && replace(mutation, (struct range){at, at}, text);
}

static bool misspell_title(struct mutation *mutation)
{
    return add_to_title(mutation, " Mulit-Scale");
}

static bool hide_character(struct mutation *mutation)
{
    return add_to_title(mutation, "\xE2\x80\x8B");
}

static bool pad_with_no_break_space(struct mutation *mutation)
{
    uint32_t at = mutation->row->cells[mutation->row->line % 5].value.end;
    return replace(mutation, (struct range){at, at}, "\xC2\xA0");
}

static bool end_in_carriage_return(struct mutation *mutation)
{
    uint32_t at = mutation->row->range.end;
    return replace(mutation, (struct range){at, at}, "\r");
}

static bool widen_pipe(struct mutation *mutation)
{
    uint32_t at = mutation->row->cells[1].range.end;
    return replace(mutation, (struct range){at, at + 1}, "\xEF\xBD\x9C");
}

static bool split_table(struct mutation *mutation)
{
    uint32_t at = mutation->row->range.start;
    return replace(mutation, (struct range){at, at}, "\n");
}

static bool break_delimiter(struct mutation *mutation)
{
    uint32_t at = mutation->row->table->delimiter.start;
    return replace(mutation, (struct range){at + 2, at + 2}, ":");
}

static bool change_arxiv_year(struct mutation *mutation)
{
    struct text venue = cell_text(mutation, 2);
    if (!text_starts_with(venue, TEXT("Arxiv")))
        return false;
    return replace_cell(mutation, 2, text_equal(venue, TEXT("Arxiv2024")) ? TEXT("Arxiv2025") : TEXT("Arxiv2024"));
}

static const struct link *paper_link(const struct mutation *mutation)
{
    return mutation->row->entry->paper;
}

static bool unclose_link(struct mutation *mutation)
{
    uint32_t end = paper_link(mutation)->whole.end;
    return replace(mutation, (struct range){end - 1, end}, "");
}

static bool nest_link(struct mutation *mutation)
{
    struct text url = list_text(mutation->list, paper_link(mutation)->url);
    mutation->edit = (struct edit){.range = paper_link(mutation)->url,
                                   .replacement = text_format(mutation->arena, "[%.*s](%.*s)", TEXT_ARGUMENTS(url),
                                                              TEXT_ARGUMENTS(url))};
    return true;
}

static bool empty_link(struct mutation *mutation)
{
    return replace(mutation, paper_link(mutation)->url, "");
}

static bool mangle_address(struct mutation *mutation)
{
    uint32_t start = paper_link(mutation)->url.start;
    return replace(mutation, (struct range){start, start + 1}, "");
}

static struct kind kinds[] = {
    {"cell dropped", "column-count", NULL, drop_cell, 0, 0, 0, 0},
    {"cell added", "column-count", NULL, add_cell, 0, 0, 0, 0},
    {"pipe doubled", "column-count", NULL, double_pipe, 0, 0, 0, 0},
    {"full-width pipe", "column-count", NULL, widen_pipe, 0, 0, 0, 0},
    {"blank line in a table", "split-table", NULL, split_table, 0, 0, 0, 0},
    {"delimiter row malformed", "not-a-table", NULL, break_delimiter, 0, 0, 0, 0},
    {"abbreviation not bold", "abbreviation-not-bold", NULL, unbold_name, 0, 0, 0, 0},
    {"title not bold", "title-not-bold", NULL, unbold_title, 0, 0, 0, 0},
    {"bold doubled", "doubled-emphasis", NULL, double_bold, 0, 0, 0, 0},
    {"bold not closed", "broken-emphasis", NULL, unclose_bold, 0, 0, 0, 0},
    {"venue misspelt", "venue-alias", "unknown-venue", misspell_venue, 0, 0, 0, 0},
    {"venue aliased", "venue-alias", NULL, alias_venue, 0, 0, 0, 0},
    {"venue spaced", "venue-form", NULL, space_venue, 0, 0, 0, 0},
    {"arXiv year wrong", "arxiv-year", "implausible-year", change_arxiv_year, 0, 0, 0, 0},
    {"row repeated, other case", "duplicate-entry", NULL, repeat_in_other_case, 0, 0, 0, 0},
    {"row repeated, other version", "duplicate-entry", NULL, repeat_with_version, 0, 0, 0, 0},
    {"URL copied", "shared-paper-url", NULL, copy_address, 0, 0, 0, 0},
    {"placeholder misspelt", "placeholder", NULL, misspell_placeholder, 0, 0, 0, 0},
    {"link not closed", "malformed-link", NULL, unclose_link, 0, 0, 0, 0},
    {"link nested", "malformed-link", NULL, nest_link, 0, 0, 0, 0},
    {"link empty", "empty-link", NULL, empty_link, 0, 0, 0, 0},
    {"address mangled", "mangled-url", NULL, mangle_address, 0, 0, 0, 0},
    {"placeholder with a typo", "typo", NULL, misspell_coming, 0, 0, 0, 0},
    {"title misspelt", "typo", NULL, misspell_title, 0, 0, 0, 0},
    {"invisible in a title", "invisible-character", NULL, hide_character, 0, 0, 0, 0},
    {"no-break space", "invisible-character", NULL, pad_with_no_break_space, 0, 0, 0, 0},
    {"line ending mixed", "line-endings", NULL, end_in_carriage_return, 0, 0, 0, 0},
    {"anchor broken", "dead-anchor", NULL, break_anchor, 0, 0, 0, 0},
    {"contents line removed", "missing-from-toc", NULL, remove_contents_line, 0, 0, 0, 0},
    {"heading raised", "heading-level", NULL, raise_heading, 0, 0, 0, 0},
    {"date invalid", "invalid-date", NULL, break_date, 0, 0, 0, 0},
    {"date stale", "stale-date", NULL, age_banner, 0, 0, 0, 0},
    {"dates out of order", "update-order", NULL, turn_dates_round, 0, 0, 0, 0},
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

struct page_run {
    struct rulebook rulebook;
    struct context context;
    struct arena arena; /* of one page */
};

static void lint_text(struct page_run *run, struct text text, struct list *list, struct findings *findings)
{
    struct source *source = arena_allocate(&run->arena, sizeof *source);
    struct error error;
    source_from_text(source, "list.md", text, &run->arena);
    list_build(list, source, &run->context, &run->arena);
    if (!lint_run(list, rules_all(), &run->arena, findings, &error)) {
        printf("Bail out! %s\n", error.message);
        exit(1);
    }
}

static bool names(const char *rule, const struct finding *finding)
{
    return rule && text_equal(finding->rule->name, text_from(rule));
}

static void show_miss(const struct kind *kind, struct text text, const struct findings *findings)
{
    if (!getenv("SHOW_DEFECTS"))
        return;
    fprintf(stderr, "%s\n", kind->name);
    for (size_t i = 0; i < findings->count; i++)
        fprintf(stderr, "  %.*s: %.*s\n", TEXT_ARGUMENTS(findings->items[i].rule->name),
                TEXT_ARGUMENTS(findings->items[i].message));
    fprintf(stderr, "%.*s\n", TEXT_ARGUMENTS(text));
}

static void try_kind(struct page_run *run, struct kind *kind, struct mutation *mutation)
{
    struct list list;
    struct findings findings;
    if (!kind->spoil(mutation))
        return;
    struct text spoilt = fix_apply(mutation->list->source->content, &mutation->edit, 1, &run->arena);
    lint_text(run, spoilt, &list, &findings);
    size_t right = 0;
    for (size_t i = 0; i < findings.count; i++)
        right += names(kind->rule, &findings.items[i]) || names(kind->or_rule, &findings.items[i]);
    kind->tried++;
    kind->found += findings.count > 0;
    kind->right += right > 0;
    kind->others += findings.count - (right > 0);
    if (!right || findings.count > 1)
        show_miss(kind, spoilt, &findings);
}

/* Every kind once, each in another row. */
static size_t try_list(struct page_run *run, struct generator *generator, uint64_t seed)
{
    struct list list;
    struct findings findings;
    lint_text(run, generate_list(generator, seed, &run->arena), &list, &findings);
    if (findings.count)
        show_miss(&(struct kind){.name = "a sound list"}, list.source->content, &findings);
    for (size_t i = 0; i < KIND_COUNT; i++)
        for (unsigned attempt = 0; attempt < 20; attempt++) {
            const struct table *table = &list.tables.items[generate_number(generator, 3)];
            size_t row = 1 + generate_number(generator, (unsigned)table->row_count - 1), before = kinds[i].tried;
            struct mutation mutation = {.list = &list, .row = &table->rows[row], .other = &table->rows[row - 1],
                                        .arena = &run->arena};
            try_kind(run, &kinds[i], &mutation);
            if (kinds[i].tried > before)
                break;
        }
    return findings.count;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct page_run run = {.context.today = {2025, 4, 9}};
    struct generator generator;
    struct error error;
    unsigned long lists = argc > 1 ? strtoul(argv[1], NULL, 10) : 100, seed = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    size_t noise = 0, failed = 0;
    if (!rulebook_load(&run.rulebook, &arena, &error) || !rulebook_compile(&run.rulebook, &error))
        return 1;
    run.context.rulebook = &run.rulebook;
    for (unsigned long i = 0; i < lists; i++) {
        noise += try_list(&run, &generator, seed + i);
        arena_free(&run.arena);
    }
    printf("1..%d\n#| %-28s %6s %6s %6s %6s   (%lu lists, seed %lu)\n", KIND_COUNT + 1, "defect", "tried", "found", "right",
           "others", lists, seed);
    for (size_t i = 0; i < KIND_COUNT; i++) {
        const struct kind *kind = &kinds[i];
        bool is_right = kind->tried && kind->right == kind->tried && !kind->others;
        failed += !is_right;
        printf("#| %-28s %6zu %6zu %6zu %6zu\n%s %zu - %s is found by %s alone\n", kind->name, kind->tried, kind->found,
               kind->right, kind->others, is_right ? "ok" : "not ok", i + 1, kind->name, kind->rule);
    }
    printf("%s %d - a sound list has no findings\n", noise ? "not ok" : "ok", KIND_COUNT + 1);
    rulebook_free(&run.rulebook);
    arena_free(&arena);
    return failed || noise;
}
