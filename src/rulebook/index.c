#include "rulebook/index.h"

static void add_summary(struct builder *page, struct text summary)
{
    for (size_t i = 0; i < summary.length; i++) {
        bool is_bare_pipe = summary.bytes[i] == '|' && (i == 0 || summary.bytes[i - 1] != '\\');
        builder_add(page, is_bare_pipe ? TEXT("\\|") : text_slice(summary, i, i + 1));
    }
}

static void add_rule(struct builder *page, const struct rule *rule)
{
    builder_format(page, "| [%.*s](%.*s.md) | %s%s | %s | ", TEXT_ARGUMENTS(rule->name), TEXT_ARGUMENTS(rule->name),
                   severity_name(rule->severity), rule->enabled ? "" : ", off by default",
                   rule->fix == FIX_NONE ? "–" : safety_name(rule->fix));
    add_summary(page, rule->page->summary);
    builder_add(page, TEXT(" |\n"));
}

struct text index_page(const struct rulebook *rulebook, struct arena *arena)
{
    struct builder page = {.arena = arena};
    builder_add(&page, TEXT("# Rules\n\n"
                            "<!-- Made from the pages beside it by compile-pages --index. -->\n\n"
                            "What `rsfm-lint` finds, one page a rule. Severities: *error*, the page renders "
                            "wrongly or misleads;\n*warning*, it breaks the list's evident convention; *note*, "
                            "advice. A *safe* fix keeps every word and URL;\nan *unsafe* one wants a look; "
                            "*mixed* means that some are safe.\n\n"
                            "| Rule | Severity | Fix | What it finds |\n"
                            "|---|---|---|---|\n"));
    for (size_t i = 0; i < rulebook->rules.count; i++)
        add_rule(&page, &rulebook->rules.items[i]);
    return builder_text(&page);
}
