#include "rulebook/kind.h"

#include "rulebook/rule_fences.h"

#include <limits.h>
#include <string.h>

enum { DEFAULT_OFF, DEFAULT_ON };
enum { MOST_NAMES = 64 }; /* of other rules, since they are searched one by one */

static const struct choice severities[] = {
    {"error", SEVERITY_ERROR}, {"warning", SEVERITY_WARNING}, {"note", SEVERITY_NOTE}, {NULL, 0}};
static const struct choice defaults[] = {{"on", DEFAULT_ON}, {"off", DEFAULT_OFF}, {NULL, 0}};
static const struct choice fixes[] = {
    {"none", FIX_NONE}, {"safe", FIX_SAFE}, {"unsafe", FIX_UNSAFE}, {"mixed", FIX_MIXED}, {NULL, 0}};
static const struct choice reaches[] = {
    {"row", REACH_ROW}, {"page", REACH_PAGE}, {"git", REACH_GIT}, {"network", REACH_NETWORK}, {NULL, 0}};

/* A value is a place, and for a cell the role above its lowest bits. */
enum { ROLE_SHIFT = 8 };
#define CELL_OF(role) (WHERE_CELL | (role) << ROLE_SHIFT)

static const struct choice places[] = {
    {"page", WHERE_PAGE},
    {"table", WHERE_TABLE},
    {"row", WHERE_ROW},
    {"line", WHERE_LINE},
    {"text", WHERE_TEXT},
    {"heading", WHERE_HEADING},
    {"date", WHERE_DATE},
    {"link URL", WHERE_LINK_URL},
    {"link text", WHERE_LINK_TEXT},
    {"paper URL", WHERE_PAPER_URL},
    {"code URL", WHERE_CODE_URL},
    {"cell abbreviation", CELL_OF(ROLE_ABBREVIATION)},
    {"cell title", CELL_OF(ROLE_TITLE)},
    {"cell venue", CELL_OF(ROLE_VENUE)},
    {"cell paper", CELL_OF(ROLE_PAPER)},
    {"cell code", CELL_OF(ROLE_CODE)},
    {"cell tasks", CELL_OF(ROLE_TASKS)},
    {"cell attribute", CELL_OF(ROLE_ATTRIBUTE)},
    {"cell prose", CELL_OF(ROLE_PROSE)},
    {NULL, 0},
};

/* Small letters, digits and single hyphens between them. */
static bool is_kebab(struct text name)
{
    char before = '-';
    for (size_t i = 0; i < name.length; i++) {
        char byte = name.bytes[i];
        bool is_letter = byte >= 'a' && byte <= 'z', is_digit = byte >= '0' && byte <= '9';
        if (!is_letter && !is_digit && (byte != '-' || before == '-'))
            return false;
        before = byte;
    }
    return before != '-';
}

static bool check_title(const struct reading *reading)
{
    const struct page *page = reading->page;
    struct text title = page->title, file = page_file_name(page);
    if (text_ends_with(file, TEXT(".md")))
        file.length -= 3;
    if (!title.length)
        return error_set_at(reading->error, page->path, 1, 1, "a rule's page begins with # and the rule's name");
    struct position position = page_position(page, title.bytes);
    if (!is_kebab(title))
        return error_set_at(reading->error, page->path, position.line, position.column,
                            "\"%.*s\" is no rule's name: write small letters, digits and hyphens, such as "
                            "dead-anchor", TEXT_ARGUMENTS(title));
    if (!text_equal(title, file))
        return error_set_at(reading->error, page->path, position.line, position.column,
                            "the title is \"%.*s\" and the file is named \"%.*s\": write the same name",
                            TEXT_ARGUMENTS(title), TEXT_ARGUMENTS(file));
    return true;
}

static bool read_habit(const struct reading *reading, unsigned *habit)
{
    struct text cell = reading_cell(reading, "Habit"), rest = cell;
    struct text digits = text_trim(text_cut(&rest, '%'));
    unsigned value = 0;
    if (!cell.length)
        return true;
    for (size_t i = 0; i < digits.length && value <= 100; i++) {
        bool is_digit = digits.bytes[i] >= '0' && digits.bytes[i] <= '9';
        value = is_digit ? value * 10 + (unsigned)(digits.bytes[i] - '0') : UINT_MAX;
    }
    if (!text_ends_with(cell, TEXT("%")) || rest.length || !digits.length || value > 100)
        return reading_fail(reading, "Habit", "unknown habit \"%.*s\": write a percentage such as 25 %%",
                            TEXT_ARGUMENTS(cell));
    *habit = value;
    return true;
}

static bool read_names(const struct reading *reading, const char *column, struct words *names)
{
    reading_words(reading, column, names);
    if (names->count > MOST_NAMES)
        return reading_fail(reading, column, "%zu names are too many: at most %d", names->count, MOST_NAMES);
    for (size_t i = 0; i < names->count; i++)
        if (!is_kebab(names->items[i]))
            return reading_fail(reading, column, "\"%.*s\" is no rule's name", TEXT_ARGUMENTS(names->items[i]));
    return true;
}

static bool read_declaration(const struct reading *reading, struct rule *rule)
{
    int severity = (int)rule->severity, state = rule->enabled, fix = (int)rule->fix, reach = (int)rule->reach;
    int place = (int)rule->where | (int)rule->role << ROLE_SHIFT;
    if (!reading_choose(reading, "Severity", "severity", severities, &severity) ||
        !reading_choose(reading, "Default", "default", defaults, &state) ||
        !reading_choose(reading, "Where", "place", places, &place) ||
        !reading_choose(reading, "Fix", "fix", fixes, &fix) ||
        !reading_choose(reading, "Reach", "reach", reaches, &reach) || !read_habit(reading, &rule->habit) ||
        !read_names(reading, "Yields to", &rule->yields_to) || !read_names(reading, "Formerly", &rule->formerly))
        return false;
    rule->severity = (enum severity)severity;
    rule->enabled = state == DEFAULT_ON;
    rule->where = (enum where)(place & ((1 << ROLE_SHIFT) - 1));
    rule->role = (enum role)(place >> ROLE_SHIFT);
    rule->fix = (enum safety)fix;
    rule->reach = (enum reach)reach;
    rule->page = reading->page;
    rule->line = reading->line;
    return true;
}

/* Where the rule is to stand among those sorted by name. */
static size_t place_among(const struct rulebook *rulebook, struct text name)
{
    size_t low = 0, high = rulebook->rules.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(rulebook->rules.items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Exceptions point at rules, which move. */
static void insert_rule(struct rulebook *rulebook, size_t place, struct rule rule)
{
    const struct rule *before = rulebook->rules.items;
    array_add(rulebook->arena, &rulebook->rules);
    struct rule *items = rulebook->rules.items;
    memmove(items + place + 1, items + place, (rulebook->rules.count - 1 - place) * sizeof *items);
    items[place] = rule;
    for (size_t i = 0; i < rulebook->exceptions.count; i++) {
        struct exception *exception = &rulebook->exceptions.items[i];
        size_t index = (size_t)(exception->rule - before);
        exception->rule = items + index + (index >= place);
    }
}

bool rule_row(struct reading *reading)
{
    struct rulebook *rulebook = reading->rulebook;
    struct text name = reading->page->title;
    if (reading->has_rule)
        return reading_fail(reading, "Severity", "a page declares one rule, and this one has done so above");
    if (!check_title(reading))
        return false;
    size_t place = place_among(rulebook, name);
    bool is_known = place < rulebook->rules.count && text_equal(rulebook->rules.items[place].name, name);
    struct rule rule = {.name = name, .enabled = true, .where = WHERE_PAGE, .reach = REACH_PAGE};
    const struct rule *successor = is_known ? NULL : rulebook_rule(rulebook, name);
    if (successor)
        return reading_fail(reading, "Severity", "\"%.*s\" is a retired name of %.*s: take another",
                            TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(successor->name));
    if (is_known)
        rule = rulebook->rules.items[place];
    else if (!reading_cell(reading, "Severity").length)
        return reading_fail(reading, "Severity", "a rule needs a severity: error, warning or note");
    if (!read_declaration(reading, &rule) || !rule_fences_read(reading, &rule))
        return false;
    reading->has_rule = true;
    if (is_known)
        rulebook->rules.items[place] = rule;
    else
        insert_rule(rulebook, place, rule);
    return true;
}
