#include "engine/news.h"

#include "base/arena.h"
#include "list/changes.h"

#include <stdlib.h>

static int compare_known(const void *left, const void *right)
{
    const struct known_key *a = left, *b = right;
    return text_compare(a->key, b->key);
}

/* The findings' keys, sorted, each once. */
static void count_keys(struct known *known, const struct findings *findings, struct arena *arena)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++)
        *array_add(arena, known) = (struct known_key){findings->items[i].key, 1};
    if (known->count)
        qsort(known->items, known->count, sizeof *known->items, compare_known);
    for (size_t i = 0; i < known->count; i++)
        if (kept && text_equal(known->items[kept - 1].key, known->items[i].key))
            known->items[kept - 1].count++;
        else
            known->items[kept++] = known->items[i];
    known->count = kept;
}

void known_add(struct known *known, const struct known *more, struct arena *arena)
{
    struct known both = {0};
    for (size_t i = 0, k = 0; i < known->count || k < more->count;) {
        int order = i == known->count   ? 1
                    : k == more->count ? -1
                                       : text_compare(known->items[i].key, more->items[k].key);
        struct known_key key = order <= 0 ? known->items[i] : more->items[k];
        if (!order && more->items[k].count > key.count)
            key.count = more->items[k].count;
        *array_add(arena, &both) = key;
        i += order <= 0;
        k += order >= 0;
    }
    *known = both;
}

void known_add_findings(struct known *known, const struct findings *findings, struct arena *arena)
{
    struct known keys = {0};
    count_keys(&keys, findings, arena);
    known_add(known, &keys, arena);
}

static size_t count_of(const struct known *known, struct text key)
{
    struct known_key wanted = {.key = key};
    const struct known_key *found =
        known->count ? bsearch(&wanted, known->items, known->count, sizeof wanted, compare_known) : NULL;
    return found ? found->count : 0;
}

bool known_has(const struct known *known, struct text key)
{
    return count_of(known, key) > 0;
}

/* A finding on its way: whether it stands on a new line, whether it is news. */
struct candidate {
    struct finding *finding;
    bool is_touched, is_half_touched, is_news;
};

/* Of equal keys those come first that are the likelier to be new. */
static int compare_candidates(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    int order = text_compare(a->finding->key, b->finding->key);
    if (!order)
        order = (b->is_touched || b->is_half_touched) - (a->is_touched || a->is_half_touched);
    return order ? order : (a->finding < b->finding) - (a->finding > b->finding);
}

static void find_news(struct candidate *candidates, size_t count, const struct known *known)
{
    size_t start = 0;
    if (count)
        qsort(candidates, count, sizeof *candidates, compare_candidates);
    for (size_t i = 0; i < count; i = start) {
        while (start < count && text_equal(candidates[start].finding->key, candidates[i].finding->key))
            start++;
        size_t old = count_of(known, candidates[i].finding->key);
        for (size_t k = i; k + old < start; k++)
            candidates[k].is_news = true;
    }
}

/* Says it at the new half. What the old one has to become is not for this change to say. */
static void turn(struct findings *findings, struct finding *finding)
{
    struct range other = finding->range;
    finding->range = finding->half->range;
    finding->message = finding->half->message;
    finding->fix = NULL;
    finding->notes.count = 0;
    finding_add_note(findings, finding, other, "the other row");
}

/* A link that has died since is not the work of a change that leaves its line alone. */
static bool is_of_row(const struct rule *rule)
{
    return rule->reach == REACH_ROW || rule->reach == REACH_NETWORK;
}

static bool is_kept(struct findings *findings, const struct candidate *candidate)
{
    struct finding *finding = candidate->finding;
    if (candidate->is_news && !candidate->is_touched && candidate->is_half_touched)
        turn(findings, finding);
    else if (candidate->is_news)
        return candidate->is_touched || !is_of_row(finding->rule);
    else if (candidate->is_touched) {
        finding->was_there = true;
        finding->severity = SEVERITY_NOTE;
        finding->message =
            text_format(findings->arena, "%.*s (was there before)", TEXT_ARGUMENTS(finding->message));
    }
    return candidate->is_news || candidate->is_touched;
}

static void add_with_stronger(const struct rulebook *rulebook, const struct rule *rule, bool *wanted)
{
    bool *is_wanted = &wanted[rule - rulebook->rules.items];
    if (*is_wanted)
        return;
    *is_wanted = true;
    for (size_t i = 0; i < rule->yields_to.count; i++) {
        const struct rule *stronger = rulebook_rule(rulebook, rule->yields_to.items[i]);
        if (stronger)
            add_with_stronger(rulebook, stronger, wanted);
    }
}

bool *news_rules_in_question(const struct list *list, const struct findings *findings, struct arena *arena)
{
    const struct rulebook *rulebook = list->context->rulebook;
    bool *wanted = arena_allocate_array(arena, rulebook->rules.count, sizeof *wanted);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (is_of_row(finding->rule) && !changes_touch(list, finding->range))
            continue;
        /* It speaks of what all others do. */
        if (text_equal(finding->rule->name, TEXT("unused-allow")))
            return NULL;
        add_with_stronger(rulebook, finding->rule, wanted);
    }
    return wanted;
}

void news_select(const struct list *list, struct findings *findings, const struct known *known,
                 struct arena *arena)
{
    struct candidate *candidates = arena_allocate_array(arena, findings->count, sizeof *candidates);
    bool *keep = arena_allocate_array(arena, findings->count, sizeof *keep);
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        candidates[i] = (struct candidate){
            .finding = finding,
            .is_touched = changes_touch(list, finding->range),
            .is_half_touched = finding->half && changes_touch(list, finding->half->range)};
    }
    find_news(candidates, findings->count, known);
    for (size_t i = 0; i < findings->count; i++)
        keep[candidates[i].finding - findings->items] = is_kept(findings, &candidates[i]);
    for (size_t i = 0; i < findings->count; i++)
        if (keep[i])
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
    findings_sort(findings);
}

bool news_has(const struct known *news, const struct known *known, const struct list *list,
              const struct finding *finding)
{
    bool is_touched = changes_touch(list, finding->range);
    if (!is_touched && (is_of_row(finding->rule) || (finding->half && changes_touch(list, finding->half->range))))
        return false;
    return !known_has(known, finding->key) || (is_touched && known_has(news, finding->key));
}
