#include "rulebook/rule_fences.h"

struct rule_fences {
    const struct page_fence *pattern, *replacement, *message;
};

static const struct page_fence **place_for(struct rule_fences *fences, struct text info)
{
    if (text_equal(info, TEXT("pcre2")))
        return &fences->pattern;
    if (text_equal(info, TEXT("replacement")))
        return &fences->replacement;
    return text_equal(info, TEXT("message")) ? &fences->message : NULL;
}

static bool find_fences(const struct page *page, struct rule_fences *fences, struct error *error)
{
    *fences = (struct rule_fences){0};
    for (size_t i = 0; i < page->fence_count; i++) {
        const struct page_fence *fence = &page->fences[i], **place = place_for(fences, fence->info);
        if (!place)
            continue;
        if (*place)
            return error_set_at(error, page->path, fence->line, 1,
                                "a second %.*s: a rule has one, and it stands on line %u",
                                TEXT_ARGUMENTS(fence->info), (*place)->line);
        *place = fence;
    }
    return true;
}

/* What a fence says: its body without the last line ending. */
static struct text said(const struct page_fence *fence)
{
    struct text body = fence ? fence->body : TEXT("");
    if (text_ends_with(body, TEXT("\n")))
        body.length--;
    if (text_ends_with(body, TEXT("\r")))
        body.length--;
    return body;
}

static bool fail_at(const struct page *page, const struct page_fence *fence, struct error *error,
                    const char *message)
{
    return error_set_at(error, page->path, fence->line, 1, "%s", message);
}

static bool check_shape(const struct page *page, const struct rule_fences *fences, struct error *error)
{
    if (!fences->pattern)
        return fail_at(page, fences->message ? fences->message : fences->replacement, error,
                       fences->message ? "a message without a pattern" : "a replacement without a pattern");
    if (text_is_blank(fences->pattern->body))
        return fail_at(page, fences->pattern, error, "an empty pattern");
    if (!fences->message)
        return fail_at(page, fences->pattern, error, "a pattern without a message");
    if (text_is_blank(fences->message->body))
        return fail_at(page, fences->message, error, "an empty message");
    if (text_find_byte(said(fences->message), '\n', 0) != TEXT_NOT_FOUND)
        return fail_at(page, fences->message, error, "a message is one line");
    return true;
}

static bool can_have_pattern(enum where where)
{
    return where != WHERE_PAGE && where != WHERE_TABLE && where != WHERE_ROW && where != WHERE_DATE;
}

static bool check_place(const struct reading *reading, const struct rule *rule)
{
    if (!rule->pattern_source.length || can_have_pattern(rule->where))
        return true;
    return reading_fail(reading, "Where",
                        "a pattern needs a place: write line, text, heading, cell and a role, link URL, link text, "
                        "paper URL or code URL under Where");
}

static bool check_fix(const struct reading *reading, const struct rule_fences *fences, const struct rule *rule)
{
    if (fences->replacement && rule->fix == FIX_NONE)
        return reading_fail(reading, "Fix", "the page has a replacement: write safe or unsafe under Fix");
    if (!fences->replacement && rule->fix != FIX_NONE)
        return reading_fail(reading, "Fix", "the fix of a pattern is its replacement, and the page has none");
    if (rule->fix == FIX_MIXED)
        return reading_fail(reading, "Fix", "the fix of a pattern is either safe or unsafe");
    return true;
}

static bool check_pattern(const struct page *page, struct text source, struct error *error)
{
    struct error inner;
    size_t offset;
    struct pattern *pattern = pattern_new(source, &inner, &offset);
    if (pattern) {
        pattern_free(pattern);
        return true;
    }
    struct position position = page_position(page, source.bytes + offset);
    return error_set_at(error, page->path, position.line, position.column, "bad pattern: %s", inner.message);
}

static bool check_template(const struct page *page, struct text source, const struct page_fence *fence,
                           struct error *error)
{
    struct text template = said(fence);
    struct error inner;
    if (!fence || pattern_check_template(source, template, &inner))
        return true;
    struct position position = page_position(page, template.bytes);
    return error_set_at(error, page->path, position.line, position.column, "bad %.*s: %s",
                        TEXT_ARGUMENTS(fence->info), inner.message);
}

/* Tries what they hold: the pattern, and both templates with it. Errors are in the fences' own lines. */
static bool check_fences(const struct page *page, const struct rule_fences *fences, struct error *error)
{
    struct text source = said(fences->pattern);
    return check_pattern(page, source, error) &&
           check_template(page, source, fences->replacement, error) &&
           check_template(page, source, fences->message, error);
}

bool rule_fences_read(const struct reading *reading, struct rule *rule)
{
    struct rule_fences fences;
    if (!find_fences(reading->page, &fences, reading->error))
        return false;
    if (!fences.pattern && !fences.replacement && !fences.message)
        return check_place(reading, rule);
    if (!check_shape(reading->page, &fences, reading->error))
        return false;
    rule->pattern_source = said(fences.pattern);
    rule->replacement = said(fences.replacement);
    rule->message = said(fences.message);
    return check_place(reading, rule) && check_fix(reading, &fences, rule) &&
           (reading->layer == LAYER_EMBEDDED || check_fences(reading->page, &fences, reading->error));
}

bool rule_fences_refuse(const struct page *page, struct error *error)
{
    for (size_t i = 0; i < page->fence_count; i++)
        if (text_equal(page->fences[i].info, TEXT("pcre2")))
            return fail_at(page, &page->fences[i], error,
                           "a pattern belongs to a rule: this page has no table with a Severity");
    return true;
}
