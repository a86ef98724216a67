#include "output/sarif_rule.h"

#include "base/arena.h"
#include "output/rule_link.h"

/* GitHub cuts descriptions at 1024 characters; a list's own page may be a megabyte. */
enum { LONGEST_DESCRIPTION = 1000, LONGEST_HELP = 64 * 1024 };

static json_t *message(struct text text, size_t longest, struct arena *arena)
{
    json_t *object = json_object();
    json_set_text(object, "text", text_head(text, longest), arena);
    return object;
}

static json_t *properties(const struct rule *rule)
{
    static const char *const problems[] = {"recommendation", "warning", "error"};
    json_t *object = json_object(), *tags = json_array();
    json_add(tags, json_string("markdown"));
    json_add(tags, json_string("paper-list"));
    json_set(object, "tags", tags);
    json_set(object, "precision", json_string("very-high"));
    json_set(object, "problem.severity", json_string(problems[rule->severity]));
    return object;
}

json_t *sarif_rule(const struct rule *rule)
{
    struct arena arena = {0};
    json_t *object = json_object(), *configuration = json_object();
    struct text summary = rule->page->summary.length ? rule->page->summary : rule->name;
    struct text page = text_trim(rule->page->content), link = rule_link(rule, &arena);
    json_t *help = message(page, LONGEST_HELP, &arena);
    json_set(help, "markdown", json_incref(json_object_get(help, "text")));
    json_set(configuration, "level", json_string(severity_name(rule->severity)));
    json_set_text(object, "id", rule->name, &arena);
    json_set(object, "shortDescription", message(summary, LONGEST_DESCRIPTION, &arena));
    json_set(object, "fullDescription", message(summary, LONGEST_DESCRIPTION, &arena));
    json_set(object, "help", help);
    if (link.length)
        json_set_text(object, "helpUri", link, &arena);
    json_set(object, "defaultConfiguration", configuration);
    json_set(object, "properties", properties(rule));
    arena_free(&arena);
    return object;
}
