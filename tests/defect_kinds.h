/* What goes wrong in lists, one kind at a time: how a sound list is spoilt. */
#ifndef TESTS_DEFECT_KINDS_H
#define TESTS_DEFECT_KINDS_H

#include "engine/finding.h"
#include "list/list.h"

#include <string.h>

struct mutation {
    const struct list *list;
    const struct row *row;   /* the row to spoil */
    const struct row *other; /* another one of its table, above it */
    struct arena *arena;
    struct edit edit;        /* one is enough for every kind */
};

typedef bool spoil_function(struct mutation *mutation); /* false: this page has nothing to spoil so */

/* With which fixes the list becomes again what it was. */
enum restored { RESTORED_BY_NONE /* nobody can know it from the page */, RESTORED_BY_SAFE, RESTORED_BY_UNSAFE };

struct defect_kind {
    const char *name, *rule;
    const char *or_rule; /* that may speak in its place; NULL for none */
    spoil_function *spoil;
    enum restored restored;
};

static inline struct text cell_text(const struct mutation *mutation, size_t cell)
{
    return list_text(mutation->list, mutation->row->cells[cell].value);
}

static inline bool replace(struct mutation *mutation, struct range range, const char *text)
{
    mutation->edit = (struct edit){.range = range, .replacement = text_copy(mutation->arena, text_from(text))};
    return true;
}

static inline bool replace_cell(struct mutation *mutation, size_t cell, struct text text)
{
    mutation->edit = (struct edit){.range = mutation->row->cells[cell].value, .replacement = text};
    return true;
}

/* In the whole page, the first time that wanted stands there. */
static inline bool replace_first(struct mutation *mutation, const char *wanted, const char *text)
{
    struct text content = mutation->list->source->content;
    size_t at = text_find(content, text_from(wanted), 0);
    return at != TEXT_NOT_FOUND &&
           replace(mutation, (struct range){(uint32_t)at, (uint32_t)(at + text_from(wanted).length)}, text);
}

static inline bool drop_cell(struct mutation *mutation)
{
    struct range range = mutation->row->cells[2].range;
    return replace(mutation, (struct range){range.start, range.end + 1}, "");
}

static inline bool add_cell(struct mutation *mutation)
{
    uint32_t end = mutation->row->range.end;
    return replace(mutation, (struct range){end, end}, "[demo](https://example.org/demo)|");
}

static inline bool double_pipe(struct mutation *mutation)
{
    uint32_t at = mutation->row->cells[2].range.start;
    return replace(mutation, (struct range){at, at}, "|");
}

static inline bool unbold_name(struct mutation *mutation)
{
    return replace_cell(mutation, 0, list_text(mutation->list, mutation->row->cells[0].inner));
}

static inline bool unbold_title(struct mutation *mutation)
{
    return replace_cell(mutation, 1, list_text(mutation->list, mutation->row->cells[1].inner));
}

static inline bool double_bold(struct mutation *mutation)
{
    return replace_cell(mutation, 1, text_format(mutation->arena, "**%.*s**", TEXT_ARGUMENTS(cell_text(mutation, 1))));
}

static inline bool unclose_bold(struct mutation *mutation)
{
    struct text text = cell_text(mutation, 1);
    return replace_cell(mutation, 1, text_slice(text, 0, text.length - 2));
}

static inline bool change_venue(struct mutation *mutation, const char *name, const char *spelling)
{
    struct text venue = cell_text(mutation, 2);
    if (!text_starts_with(venue, text_from(name)))
        return false;
    struct text year = text_slice(venue, venue.length - 4, venue.length);
    return replace_cell(mutation, 2, text_format(mutation->arena, "%s%.*s", spelling, TEXT_ARGUMENTS(year)));
}

static inline bool misspell_venue(struct mutation *mutation)
{
    return change_venue(mutation, "IGARSS", "IGRASS") || change_venue(mutation, "JSTARS", "JSTAR");
}

static inline bool alias_venue(struct mutation *mutation)
{
    return change_venue(mutation, "NeurIPS", "NIPS");
}

static inline bool space_venue(struct mutation *mutation)
{
    struct text venue = cell_text(mutation, 2);
    return replace_cell(mutation, 2, text_format(mutation->arena, "%.*s %.*s", (int)venue.length - 4, venue.bytes, 4,
                                                 venue.bytes + venue.length - 4));
}

/* Below the row, the row again with another letter case, or with another version of its paper. */
static inline bool repeat_row(struct mutation *mutation, bool with_version)
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

static inline bool repeat_in_other_case(struct mutation *mutation)
{
    return repeat_row(mutation, false);
}

static inline bool repeat_with_version(struct mutation *mutation)
{
    return repeat_row(mutation, true);
}

static inline bool copy_address(struct mutation *mutation)
{
    const struct link *own = mutation->row->entry->paper, *other = mutation->other->entry->paper;
    if (own == other)
        return false;
    mutation->edit = (struct edit){.range = own->url, .replacement = list_text(mutation->list, other->url)};
    return true;
}

static inline bool break_anchor(struct mutation *mutation)
{
    return replace_first(mutation, "(#vision-models)", "(#vision-model)");
}

static inline bool remove_contents_line(struct mutation *mutation)
{
    const struct list *list = mutation->list;
    if (list->contents.count < 2)
        return false;
    uint32_t line = source_line_at(list->source, list->contents.items[1]->whole.start);
    return replace(mutation, (struct range){list->source->line_starts[line], source_line_end(list->source, line)}, "");
}

static inline bool raise_heading(struct mutation *mutation)
{
    const struct heading *section = mutation->row->table->section;
    return section && replace(mutation, (struct range){section->range.start, section->range.start + 1}, "");
}

static inline bool break_date(struct mutation *mutation)
{
    return replace_first(mutation, "**2025.03.18**", "**2025.02.30**");
}

static inline bool age_banner(struct mutation *mutation)
{
    return replace_first(mutation, "Updated on 2025.04.02", "Updated on 2025.03.18");
}

static inline bool turn_dates_round(struct mutation *mutation)
{
    const struct update *last = &mutation->list->updates.items[mutation->list->updates.count - 1];
    return replace(mutation, last->date_range, "2025.03.30");
}

static inline bool misspell_placeholder(struct mutation *mutation)
{
    return !mutation->row->entry->code && replace_cell(mutation, 4, TEXT("nul"));
}

static inline bool misspell_coming(struct mutation *mutation)
{
    return !mutation->row->entry->code && replace_cell(mutation, 4, TEXT("Comming soon"));
}

/* Behind the first word of the title. */
static inline bool add_to_title(struct mutation *mutation, const char *text)
{
    struct text title = cell_text(mutation, 1);
    size_t blank = text_find_byte(title, ' ', 0);
    uint32_t at = mutation->row->cells[1].value.start + (uint32_t)blank;
    return blank != TEXT_NOT_FOUND && replace(mutation, (struct range){at, at}, text);
}

static inline bool misspell_title(struct mutation *mutation)
{
    return add_to_title(mutation, " Mulit-Scale");
}

static inline bool hide_character(struct mutation *mutation)
{
    return add_to_title(mutation, "\xE2\x80\x8B");
}

static inline bool pad_with_no_break_space(struct mutation *mutation)
{
    uint32_t at = mutation->row->cells[mutation->row->line % 5].value.end;
    return replace(mutation, (struct range){at, at}, "\xC2\xA0");
}

static inline bool end_in_carriage_return(struct mutation *mutation)
{
    uint32_t at = mutation->row->range.end;
    return replace(mutation, (struct range){at, at}, "\r");
}

static inline bool widen_pipe(struct mutation *mutation)
{
    uint32_t at = mutation->row->cells[1].range.end;
    return replace(mutation, (struct range){at, at + 1}, "\xEF\xBD\x9C");
}

static inline bool split_table(struct mutation *mutation)
{
    uint32_t at = mutation->row->range.start;
    return replace(mutation, (struct range){at, at}, "\n");
}

static inline bool break_delimiter(struct mutation *mutation)
{
    uint32_t at = mutation->row->table->delimiter.start;
    return replace(mutation, (struct range){at + 2, at + 2}, ":");
}

static inline bool change_arxiv_year(struct mutation *mutation)
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

static inline bool unclose_link(struct mutation *mutation)
{
    uint32_t end = paper_link(mutation)->whole.end;
    return replace(mutation, (struct range){end - 1, end}, "");
}

static inline bool nest_link(struct mutation *mutation)
{
    struct text url = list_text(mutation->list, paper_link(mutation)->url);
    mutation->edit = (struct edit){.range = paper_link(mutation)->url,
                                   .replacement = text_format(mutation->arena, "[%.*s](%.*s)", TEXT_ARGUMENTS(url),
                                                              TEXT_ARGUMENTS(url))};
    return true;
}

static inline bool empty_link(struct mutation *mutation)
{
    return replace(mutation, paper_link(mutation)->url, "");
}

static inline bool mangle_address(struct mutation *mutation)
{
    uint32_t start = paper_link(mutation)->url.start;
    return replace(mutation, (struct range){start, start + 1}, "");
}

static const struct defect_kind defect_kinds[] = {
    {"cell dropped", "column-count", NULL, drop_cell, RESTORED_BY_NONE},
    {"cell added", "column-count", NULL, add_cell, RESTORED_BY_NONE},
    {"pipe doubled", "column-count", NULL, double_pipe, RESTORED_BY_UNSAFE},
    {"full-width pipe", "column-count", NULL, widen_pipe, RESTORED_BY_SAFE},
    {"blank line in a table", "split-table", NULL, split_table, RESTORED_BY_SAFE},
    {"delimiter row malformed", "not-a-table", NULL, break_delimiter, RESTORED_BY_SAFE},
    {"abbreviation not bold", "abbreviation-not-bold", NULL, unbold_name, RESTORED_BY_SAFE},
    {"title not bold", "title-not-bold", NULL, unbold_title, RESTORED_BY_SAFE},
    {"bold doubled", "doubled-emphasis", NULL, double_bold, RESTORED_BY_SAFE},
    {"bold not closed", "broken-emphasis", NULL, unclose_bold, RESTORED_BY_SAFE},
    {"venue misspelt", "venue-alias", "unknown-venue", misspell_venue, RESTORED_BY_SAFE},
    {"venue aliased", "venue-alias", NULL, alias_venue, RESTORED_BY_SAFE},
    {"venue spaced", "venue-form", NULL, space_venue, RESTORED_BY_SAFE},
    {"arXiv year wrong", "arxiv-year", "implausible-year", change_arxiv_year, RESTORED_BY_UNSAFE},
    {"row repeated, other case", "duplicate-entry", NULL, repeat_in_other_case, RESTORED_BY_UNSAFE},
    {"row repeated, other version", "duplicate-entry", NULL, repeat_with_version, RESTORED_BY_UNSAFE},
    {"URL copied", "shared-paper-url", NULL, copy_address, RESTORED_BY_NONE},
    {"placeholder misspelt", "placeholder", NULL, misspell_placeholder, RESTORED_BY_SAFE},
    {"link not closed", "malformed-link", NULL, unclose_link, RESTORED_BY_SAFE},
    {"link nested", "malformed-link", NULL, nest_link, RESTORED_BY_SAFE},
    {"link empty", "empty-link", NULL, empty_link, RESTORED_BY_NONE},
    {"address mangled", "mangled-url", NULL, mangle_address, RESTORED_BY_UNSAFE},
    {"placeholder with a typo", "typo", NULL, misspell_coming, RESTORED_BY_NONE},
    {"title misspelt", "typo", NULL, misspell_title, RESTORED_BY_NONE},
    {"invisible in a title", "invisible-character", NULL, hide_character, RESTORED_BY_SAFE},
    {"no-break space", "invisible-character", NULL, pad_with_no_break_space, RESTORED_BY_SAFE},
    {"line ending mixed", "line-endings", NULL, end_in_carriage_return, RESTORED_BY_SAFE},
    {"anchor broken", "dead-anchor", NULL, break_anchor, RESTORED_BY_SAFE},
    {"contents line removed", "missing-from-toc", NULL, remove_contents_line, RESTORED_BY_UNSAFE},
    {"heading raised", "heading-level", NULL, raise_heading, RESTORED_BY_UNSAFE},
    {"date invalid", "invalid-date", NULL, break_date, RESTORED_BY_NONE},
    {"date stale", "stale-date", NULL, age_banner, RESTORED_BY_SAFE},
    {"dates out of order", "update-order", NULL, turn_dates_round, RESTORED_BY_NONE},
};

enum { DEFECT_KIND_COUNT = sizeof defect_kinds / sizeof *defect_kinds };

#endif
