#include "setup.h"

#include "base/arena.h"
#include "edge/files.h"
#include "engine/lint.h"
#include "rules/rules.h"

#include <string.h>

/* Several lists may share one page of their own, and so one rulebook. */
struct setup {
    struct configuration configuration;
    struct rulebook rulebook;
};

struct rule *setup_rule(const struct rulebook *rulebook, struct text name, struct error *error)
{
    struct rule *rule = rulebook_rule(rulebook, name);
    struct text nearest = rule ? TEXT("") : rulebook_nearest_rule(rulebook, name);
    if (!rule && nearest.length)
        error_set(error, "unknown rule \"%.*s\": did you mean %.*s?", TEXT_ARGUMENTS(name),
                  TEXT_ARGUMENTS(nearest));
    else if (!rule)
        error_set(error, "unknown rule \"%.*s\": --list-rules names all", TEXT_ARGUMENTS(name));
    return rule;
}

static bool switch_rules(const struct rulebook *rulebook, const struct words *names, bool on, struct error *error)
{
    for (size_t i = 0; i < names->count; i++) {
        struct rule *rule = setup_rule(rulebook, names->items[i], error);
        if (!rule)
            return false;
        rule->enabled = on;
    }
    return true;
}

static bool apply_options(struct rulebook *rulebook, const struct options *options, struct error *error)
{
    for (size_t i = 0; options->only.count && i < rulebook->rules.count; i++)
        rulebook->rules.items[i].enabled = false;
    for (size_t i = 0; i < options->severities.count; i++) {
        struct rule *rule = setup_rule(rulebook, options->severities.items[i].rule, error);
        if (!rule)
            return false;
        rule->severity = options->severities.items[i].severity;
        rule->is_severity_settled = true;
    }
    return switch_rules(rulebook, &options->only, true, error) &&
           switch_rules(rulebook, &options->enable, true, error) &&
           switch_rules(rulebook, &options->disable, false, error);
}

static bool add_configuration(struct rulebook *rulebook, const struct configuration *configuration,
                              struct error *error)
{
    if (!configuration->path)
        return true;
    if (!configuration->content)
        return rulebook_add_path(rulebook, configuration->path, error);
    struct page *page = arena_allocate(rulebook->arena, sizeof *page);
    return page_read(page, configuration->path, *configuration->content, rulebook->arena, error) &&
           rulebook_add_page(rulebook, page, error);
}

static bool make_rulebook(struct rulebook *rulebook, const struct options *options,
                          const struct configuration *configuration, struct arena *arena, struct error *error)
{
    if (!rulebook_load(rulebook, arena, error) || !add_configuration(rulebook, configuration, error))
        return false;
    for (size_t i = 0; i < options->rule_pages.count; i++)
        if (!rulebook_add_path(rulebook, options->rule_pages.items[i].bytes, error))
            return false;
    return lint_verify(rulebook, rules_all(), error) && apply_options(rulebook, options, error) &&
           rulebook_compile(rulebook, error);
}

static bool is_same_path(const char *left, const char *right)
{
    return left == right || (left && right && strcmp(left, right) == 0);
}

const struct rulebook *setups_find(struct setups *setups, const char *list_path, struct error *error)
{
    const struct configuration configuration = {.path = files_configuration(list_path, setups->arena)};
    return setups_find_for(setups, &configuration, error);
}

const struct rulebook *setups_find_for(struct setups *setups, const struct configuration *configuration,
                                       struct error *error)
{
    for (size_t i = 0; i < setups->count; i++)
        if (is_same_path(setups->items[i]->configuration.path, configuration->path))
            return &setups->items[i]->rulebook;
    struct setup *setup = arena_allocate(setups->arena, sizeof *setup);
    setup->configuration = *configuration;
    if (!make_rulebook(&setup->rulebook, setups->options, configuration, setups->arena, error)) {
        rulebook_free(&setup->rulebook);
        return NULL;
    }
    *array_add(setups->arena, setups) = setup;
    return &setup->rulebook;
}

void setups_free(struct setups *setups)
{
    for (size_t i = 0; i < setups->count; i++)
        rulebook_free(&setups->items[i]->rulebook);
    setups->count = 0;
}
