#include "output/rule_link.h"

struct text rule_link(const struct rule *rule, struct arena *arena)
{
    for (size_t i = 0; i < embedded_page_count; i++)
        if (rule->page == &embedded_pages[i])
            return text_format(arena, PROJECT_URL "/blob/main/rules/%.*s.md", TEXT_ARGUMENTS(rule->name));
    return TEXT("");
}
