#include "rulebook/rulebook.h"

#include "rulebook/lookup.h"
#include "rulebook/nearest.h"

enum { LONGEST_HOST = 253 }; /* bytes: of a name that DNS takes */

struct rule *rulebook_rule(const struct rulebook *rulebook, struct text name)
{
    size_t low = 0, high = rulebook->rules.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(rulebook->rules.items[middle].name, name);
        if (!order)
            return &rulebook->rules.items[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = 0; i < rulebook->rules.count; i++) {
        const struct words *formerly = &rulebook->rules.items[i].formerly;
        for (size_t j = 0; j < formerly->count; j++)
            if (text_equal(formerly->items[j], name))
                return &rulebook->rules.items[i];
    }
    return NULL;
}

struct text rulebook_nearest_rule(const struct rulebook *rulebook, struct text name)
{
    struct nearest nearest = {.wanted = name};
    for (size_t i = 0; i < rulebook->rules.count; i++)
        nearest_offer(&nearest, rulebook->rules.items[i].name);
    return nearest.best;
}

static uint32_t find_name(const struct rulebook *rulebook, enum lookup_space space, struct text name)
{
    char room[LOOKUP_KEY_ROOM];
    struct arena arena = {0};
    const struct lookup_entry *entry = lookup_find(rulebook->lookup, space, lookup_fold(name, room, &arena));
    arena_free(&arena);
    return entry ? entry->index : LOOKUP_NOWHERE;
}

const struct column_definition *rulebook_column(const struct rulebook *rulebook, struct text header)
{
    uint32_t index = find_name(rulebook, LOOKUP_COLUMN, header);
    return index == LOOKUP_NOWHERE ? NULL : &rulebook->columns.items[index];
}

const struct venue *rulebook_venue(const struct rulebook *rulebook, struct text name)
{
    uint32_t index = find_name(rulebook, LOOKUP_VENUE, name);
    return index == LOOKUP_NOWHERE ? NULL : &rulebook->venues.items[index];
}

const struct host *rulebook_host(const struct rulebook *rulebook, struct text host)
{
    char bytes[LONGEST_HOST];
    struct text name = {bytes, host.length};
    if (!host.length || host.length > LONGEST_HOST)
        return NULL;
    for (size_t i = 0; i < host.length; i++)
        bytes[i] = host.bytes[i] >= 'A' && host.bytes[i] <= 'Z' ? (char)(host.bytes[i] - 'A' + 'a') : host.bytes[i];
    const struct lookup_entry *entry = lookup_find(rulebook->lookup, LOOKUP_HOST, name);
    if (entry)
        return &rulebook->hosts.items[entry->index];
    for (size_t i = 0; i < rulebook->hosts.count; i++)
        if (text_matches_glob(name, rulebook->hosts.items[i].name))
            return &rulebook->hosts.items[i];
    return NULL;
}

const struct misspelling *rulebook_misspelling(const struct rulebook *rulebook, struct text word)
{
    const struct lookup_entry *entry = lookup_find(rulebook->lookup, LOOKUP_MISSPELLING, word);
    return entry ? &rulebook->misspellings.items[entry->index] : NULL;
}

/* At the word itself, unless another page than the rule's last one wrote it. */
static bool fail_at_word(const struct rule *rule, struct text word, struct error *error, const char *problem,
                         struct text hint)
{
    struct position position = {rule->line, 1};
    if (page_holds(rule->page, word))
        position = page_position(rule->page, word.bytes);
    return error_set_at(error, rule->page->path, position.line, position.column, "%s \"%.*s\"%.*s", problem,
                        TEXT_ARGUMENTS(word), TEXT_ARGUMENTS(hint));
}

static bool check_yields(const struct rulebook *rulebook, const struct rule *rule, struct error *error)
{
    for (size_t i = 0; i < rule->yields_to.count; i++) {
        struct text name = rule->yields_to.items[i];
        if (rulebook_rule(rulebook, name))
            continue;
        struct nearest nearest = {.wanted = name, .best = rulebook_nearest_rule(rulebook, name)};
        return fail_at_word(rule, name, error, "unknown rule", nearest_hint(&nearest, rulebook->arena));
    }
    return true;
}

/* A retired name must lead to one rule only. */
static bool check_formerly(const struct rulebook *rulebook, uint32_t index, struct error *error)
{
    const struct rule *rule = &rulebook->rules.items[index];
    for (size_t i = 0; i < rule->formerly.count; i++) {
        struct text name = rule->formerly.items[i];
        struct lookup_entry *entry = lookup_enter(rulebook->lookup, LOOKUP_RETIRED, name);
        bool is_taken = entry->index != LOOKUP_NOWHERE && entry->index != index;
        if (is_taken || text_equal(rulebook_rule(rulebook, name)->name, name))
            return fail_at_word(rule, name, error, "the retired name is another rule's:", TEXT(""));
        entry->index = index;
    }
    return true;
}

static bool compile(struct rule *rule, struct error *error)
{
    struct error inner;
    size_t offset;
    if (!rule->enabled || !rule->pattern_source.length || rule->pattern)
        return true;
    rule->pattern = pattern_new(rule->pattern_source, &inner, &offset);
    return rule->pattern || error_set_at(error, rule->page->path, rule->line, 1, "bad pattern: %s", inner.message);
}

bool rulebook_compile(struct rulebook *rulebook, struct error *error)
{
    for (uint32_t i = 0; i < rulebook->rules.count; i++)
        if (!check_yields(rulebook, &rulebook->rules.items[i], error) || !check_formerly(rulebook, i, error) ||
            !compile(&rulebook->rules.items[i], error))
            return false;
    return true;
}

void rulebook_free(struct rulebook *rulebook)
{
    for (size_t i = 0; i < rulebook->rules.count; i++) {
        pattern_free(rulebook->rules.items[i].pattern);
        rulebook->rules.items[i].pattern = NULL;
    }
}
