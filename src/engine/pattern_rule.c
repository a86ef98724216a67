#include "engine/pattern_rule.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/changes.h"
#include "list/prose.h"

enum { BYTES_WORTH_COMPILING = 256 * 1024 };

struct run {
    const struct list *list;
    const struct rule *rule;
    struct findings *findings;
    struct error *error;
    size_t subjects, matched; /* for the habit */
    bool failed;
};

/* reason: what went wrong within; empty where there is no more to say. */
static bool fail(struct run *run, const char *what, const char *reason)
{
    run->failed = true;
    return error_set_at(run->error, run->rule->page->path, run->rule->line, 1, "%s on a text of %s%s%s", what,
                        run->list->source->path, *reason ? ": " : "", reason);
}

static bool is_url(enum where where)
{
    return where == WHERE_LINK_URL || where == WHERE_PAPER_URL || where == WHERE_CODE_URL;
}

static bool report_match(struct run *run, struct text subject, struct range match, uint32_t offset)
{
    const struct rule *rule = run->rule;
    struct arena *arena = run->findings->arena;
    struct text message, replacement, old = text_range(subject, match);
    struct error inner;
    if (!pattern_expand(rule->pattern, subject, rule->message, arena, &message, &inner))
        return fail(run, "the message cannot be made", inner.message);
    struct range range = {offset + match.start, offset + match.end};
    struct finding *finding = findings_add(run->findings, range, "%.*s", TEXT_ARGUMENTS(message));
    finding->key_detail = old;
    if (rule->fix == FIX_NONE)
        return true;
    if (!pattern_expand(rule->pattern, subject, rule->replacement, arena, &replacement, &inner))
        return fail(run, "the replacement cannot be made", inner.message);
    struct effect effect = {.kind = is_url(rule->where) ? EFFECT_CHANGES_LINK : EFFECT_REPLACES,
                            .before = old,
                            .after = replacement};
    finding_add_edit(run->findings, finding, rule->fix == FIX_SAFE ? FIX_SAFE : FIX_UNSAFE, range, replacement,
                     effect);
    return true;
}

/* All matches in one subject, from left to right. */
static void match_subject(struct run *run, struct range range)
{
    const struct source *source = run->list->source;
    struct text subject = source_text(source, range);
    struct range match;
    bool is_valid = range.end <= source->valid_length || utf8_valid_length(subject) == subject.length;
    size_t from = 0, before = run->findings->count;
    run->subjects++;
    while (is_valid && !run->failed && from <= subject.length) {
        enum pattern_result result = pattern_match(run->rule->pattern, subject, from, &match);
        if (result == PATTERN_LIMIT_HIT)
            fail(run, "the pattern takes too long", "");
        if (result != PATTERN_FOUND || !report_match(run, subject, match, range.start))
            break;
        from = match.end;
        /* An empty match moves on by one code point. */
        if (match.end == match.start) {
            if (from == subject.length)
                break;
            utf8_next(subject, &from);
        }
    }
    run->matched += run->findings->count > before;
}

static void match_links(struct run *run, enum where where)
{
    for (size_t i = 0; i < run->list->links.count && !run->failed; i++) {
        const struct link *link = &run->list->links.items[i];
        bool is_meant = where == WHERE_PAPER_URL  ? link->role == ROLE_PAPER
                        : where == WHERE_CODE_URL ? link->role == ROLE_CODE
                                                  : true;
        if (!is_meant || !link_is_readable(link))
            continue;
        match_subject(run, where == WHERE_LINK_TEXT ? link->label : link->url);
    }
}

static void match_cells(struct run *run)
{
    for (size_t t = 0; t < run->list->tables.count; t++) {
        const struct table *table = &run->list->tables.items[t];
        for (size_t r = 0; r < table->row_count && !run->failed; r++) {
            const struct list_cell *cell = row_cell(&table->rows[r], run->rule->role);
            if (cell)
                match_subject(run, cell->value);
        }
    }
}

static void match_words(struct run *run)
{
    struct prose prose = {.list = run->list, .arena = run->findings->arena};
    for (struct prose_piece piece; !run->failed && prose_next(&prose, &piece);)
        match_subject(run, piece.range);
}

static void match_headings(struct run *run)
{
    const struct document *document = run->list->document;
    for (size_t i = 0; i < document->block_count && !run->failed; i++)
        if (document->blocks[i].kind == BLOCK_HEADING)
            match_subject(run, document->blocks[i].range);
}

static void match_lines(struct run *run)
{
    const struct source *source = run->list->source;
    for (uint32_t line = 0; line < source->line_count && !run->failed; line++)
        match_subject(run, source_line_range(source, line));
}

static bool match_all(struct run *run)
{
    switch (run->rule->where) {
    case WHERE_LINK_URL:
    case WHERE_LINK_TEXT:
    case WHERE_PAPER_URL:
    case WHERE_CODE_URL:
        match_links(run, run->rule->where);
        break;
    case WHERE_CELL:
        match_cells(run);
        break;
    case WHERE_LINE:
        match_lines(run);
        break;
    case WHERE_TEXT:
        match_words(run);
        break;
    case WHERE_HEADING:
        match_headings(run);
        break;
    case WHERE_PAGE:
    case WHERE_TABLE:
    case WHERE_ROW:
    case WHERE_DATE:
        return fail(run, "a pattern cannot be held against this Where", "");
    }
    return !run->failed;
}

bool pattern_rule_run(const struct list *list, const struct rule *rule, struct findings *findings,
                      struct error *error)
{
    struct findings unread = {.arena = findings->arena, .rule = rule};
    struct run run = {.list = list, .rule = rule, .findings = findings, .error = error};
    struct run voters = {.list = changes_voters(list), .rule = rule, .findings = &unread, .error = error};
    size_t before = findings->count;
    if (list->source->content.length > BYTES_WORTH_COMPILING)
        pattern_make_fast(rule->pattern);
    if (!match_all(&run))
        return false;
    if (!rule->habit || findings->count == before)
        return true;
    if (voters.list == list)
        voters = run;
    else if (!match_all(&voters))
        return false;
    findings_apply_habit(findings, before, voters.subjects, voters.matched);
    return true;
}
