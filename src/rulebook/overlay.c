#include "rulebook/kind.h"

#include "base/utf8.h"
#include "rulebook/nearest.h"

/* What only a list's own page says: severities, exceptions, link policies, files. */

static struct rule *find_rule(const struct reading *reading)
{
    struct text name = reading_cell(reading, "Rule");
    struct rule *rule = rulebook_rule(reading->rulebook, name);
    if (rule)
        return rule;
    struct nearest nearest = {.wanted = name, .best = rulebook_nearest_rule(reading->rulebook, name)};
    struct text hint = nearest_hint(&nearest, reading->rulebook->arena);
    reading_fail(reading, "Rule", "unknown rule \"%.*s\"%.*s", TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(hint));
    return NULL;
}

bool severity_row(struct reading *reading)
{
    enum { OFF = -1 };
    static const struct choice choices[] = {{"error", SEVERITY_ERROR},
                                            {"warning", SEVERITY_WARNING},
                                            {"note", SEVERITY_NOTE},
                                            {"off", OFF},
                                            {NULL, 0}};
    struct rule *rule = find_rule(reading);
    if (!rule || !reading_enter(reading, LOOKUP_SEVERITY, "Rule", rule->name))
        return false;
    int severity = (int)rule->severity;
    if (!reading_choose(reading, "Severity", "severity", choices, &severity))
        return false;
    if (!reading_cell(reading, "Severity").length)
        return true;
    rule->enabled = severity != OFF;
    if (severity == OFF)
        return true;
    rule->severity = (enum severity)severity;
    rule->is_severity_settled = true;
    return true;
}

bool exception_row(struct reading *reading)
{
    struct rulebook *rulebook = reading->rulebook;
    struct rule *rule = find_rule(reading);
    if (!rule)
        return false;
    struct text folded = utf8_folded_letters(rulebook->arena, reading_cell(reading, "Entry"));
    struct text reason = reading_cell(reading, "Reason");
    if (!folded.length)
        return reading_fail(reading, "Entry", "write the entry's abbreviation or title");
    struct text key = text_format(rulebook->arena, "%.*s %.*s", TEXT_ARGUMENTS(rule->name), TEXT_ARGUMENTS(folded));
    struct lookup_entry *entry = reading_enter(reading, LOOKUP_EXCEPTION, "Entry", key);
    if (!entry)
        return false;
    if (entry->index == LOOKUP_NOWHERE) {
        entry->index = (uint32_t)rulebook->exceptions.count;
        *array_add(rulebook->arena, &rulebook->exceptions) = (struct exception){.rule = rule, .entry = folded};
    }
    struct exception *exception = &rulebook->exceptions.items[entry->index];
    exception->page = reading->page;
    exception->line = reading->line;
    if (reason.length)
        exception->reason = reason;
    return true;
}

static bool is_number_between(struct text text, unsigned least, unsigned most)
{
    unsigned value = 0;
    for (size_t i = 0; i < text.length && value <= most; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        value = value * 10 + (unsigned)(text.bytes[i] - '0');
    }
    return text.length && value >= least && value <= most;
}

static bool is_policy(struct text policy)
{
    struct text rest = policy, verb = text_cut(&rest, ' ');
    rest = text_trim(rest);
    if (text_equal(verb, TEXT("slow")))
        return is_number_between(rest, 1, 64);
    if (text_equal(verb, TEXT("alive")))
        return is_number_between(rest, 100, 599);
    return text_equal(policy, TEXT("skip"));
}

bool link_row(struct reading *reading)
{
    struct rulebook *rulebook = reading->rulebook;
    struct text glob = reading_cell(reading, "Links"), policy = reading_cell(reading, "Policy");
    struct text reason = reading_cell(reading, "Reason");
    if (!glob.length)
        return reading_fail(reading, "Links", "write which links, such as https://*.example.org/*");
    struct lookup_entry *entry = reading_enter(reading, LOOKUP_LINKS, "Links", glob);
    if (!entry)
        return false;
    bool is_new = entry->index == LOOKUP_NOWHERE;
    if (!is_policy(policy) && (is_new || policy.length))
        return reading_fail(reading, "Policy",
                            "unknown policy \"%.*s\": write skip, slow N (N at once) or alive N (a status)",
                            TEXT_ARGUMENTS(policy));
    if (is_new) {
        entry->index = (uint32_t)rulebook->link_policies.count;
        *array_add(rulebook->arena, &rulebook->link_policies) = (struct link_policy){.glob = glob};
    }
    if (policy.length)
        rulebook->link_policies.items[entry->index].policy = policy;
    if (reason.length)
        rulebook->link_policies.items[entry->index].reason = reason;
    return true;
}

bool file_row(struct reading *reading)
{
    struct words *files = &reading->rulebook->files;
    struct text glob = reading_cell(reading, "Files");
    if (!glob.length)
        return reading_fail(reading, "Files", "write a file's name, such as README.md or docs/*.md");
    struct lookup_entry *entry = reading_enter(reading, LOOKUP_FILES, "Files", glob);
    if (!entry)
        return false;
    if (entry->index != LOOKUP_NOWHERE)
        return true;
    entry->index = (uint32_t)files->count;
    *array_add(reading->rulebook->arena, files) = glob;
    return true;
}
