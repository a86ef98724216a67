#include "rulebook/kind.h"

#include <string.h>

static const struct kind kinds[] = {
    {.what = "a rule",
     .columns = {"Severity", "Default", "Where", "Fix", "Reach", "Habit", "Yields to", "Formerly"},
     .required = 1,
     .has_one_row = true,
     .read_row = rule_row},
    {.what = "columns",
     .columns = {"Column", "Role", "Align", "Form", "None", "Also written as"},
     .required = 1,
     .read_row = column_row},
    {.what = "venues",
     .columns = {"Venue", "Kind", "Also written as"},
     .required = 1,
     .is_sorted = true,
     .read_row = venue_row},
    {.what = "attributes", .columns = {"Attribute"}, .required = 1, .read_row = attribute_row},
    {.what = "misspellings",
     .columns = {"Misspelling", "Correction"},
     .required = 2,
     .is_sorted = true,
     .read_row = misspelling_row},
    {.what = "hosts",
     .columns = {"Host", "Role", "Https", "In flight", "Note"},
     .required = 1,
     .read_row = host_row},
    {.what = "settings", .columns = {"Setting", "Value"}, .required = 2, .read_row = setting_row},
    {.what = "severities", .columns = {"Rule", "Severity"}, .required = 2, .read_row = severity_row},
    {.what = "exceptions", .columns = {"Rule", "Entry", "Reason"}, .required = 2, .read_row = exception_row},
    {.what = "link policies", .columns = {"Links", "Policy", "Reason"}, .required = 2, .read_row = link_row},
    {.what = "files", .columns = {"Files"}, .required = 1, .read_row = file_row},
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

bool kind_is_rule(const struct kind *kind)
{
    return kind->read_row == rule_row;
}

static bool has_column(const struct kind *kind, struct text name)
{
    for (size_t i = 0; kind->columns[i]; i++)
        if (text_equal_ignoring_case(name, text_from(kind->columns[i])))
            return true;
    return false;
}

/* The first header cell of that name at or after from; column_count where there is none. */
static size_t find_header(const struct page *page, const struct page_table *table, struct text name, size_t from)
{
    while (from < table->column_count &&
           !text_equal_ignoring_case(page_text(page, table->cells[from]), name))
        from++;
    return from;
}

/* How many of the kind's columns the table has. */
static size_t shared_columns(const struct kind *kind, const struct page *page, const struct page_table *table)
{
    size_t count = 0;
    for (size_t i = 0; kind->columns[i]; i++)
        count += find_header(page, table, text_from(kind->columns[i]), 0) < table->column_count;
    return count;
}

static bool is_complete(const struct kind *kind, const struct page *page, const struct page_table *table)
{
    for (size_t i = 0; i < kind->required; i++)
        if (find_header(page, table, text_from(kind->columns[i]), 0) == table->column_count)
            return false;
    return true;
}

static struct text column_names(const struct kind *kind, struct arena *arena)
{
    struct builder names = {.arena = arena};
    for (size_t i = 0; kind->columns[i]; i++)
        builder_format(&names, "%s%s", i ? ", " : "", kind->columns[i]);
    return builder_text(&names);
}

/* Says what keeps the table from being of the kind that it is nearest to. */
static void refuse(const struct page *page, const struct page_table *table, const struct kind *kind,
                   struct arena *arena, struct error *error)
{
    for (size_t i = 0; i < table->column_count; i++) {
        struct text name = page_text(page, table->cells[i]);
        bool is_known = has_column(kind, name);
        if (is_known && find_header(page, table, name, 0) == i)
            continue;
        struct text names = column_names(kind, arena);
        error_set_at(error, page->path, table->line, table->cells[i].column,
                     is_known ? "the column \"%.*s\" stands twice: a table of %s has %.*s"
                              : "unknown column \"%.*s\": a table of %s has %.*s",
                     TEXT_ARGUMENTS(name), kind->what, TEXT_ARGUMENTS(names));
        return;
    }
    size_t missing = 0;
    while (find_header(page, table, text_from(kind->columns[missing]), 0) < table->column_count)
        missing++;
    error_set_at(error, page->path, table->line, table->cells[0].column, "a table of %s needs the column %s",
                 kind->what, kind->columns[missing]);
}

static void refuse_stranger(const struct page *page, const struct page_table *table, struct arena *arena,
                            struct error *error)
{
    struct builder keys = {.arena = arena};
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (i == 0 || strcmp(kinds[i].columns[0], kinds[i - 1].columns[0]) != 0)
            builder_format(&keys, "%s%s", i ? ", " : "", kinds[i].columns[0]);
    error_set_at(error, page->path, table->line, table->cells[0].column,
                 "unknown kind of table: a known one has a column out of %.*s",
                 TEXT_ARGUMENTS(builder_text(&keys)));
}

const struct kind *kind_of(const struct page *page, const struct page_table *table, struct arena *arena,
                           struct error *error)
{
    const struct kind *nearest = NULL;
    size_t most = 0;
    for (size_t i = 0; i < KIND_COUNT; i++) {
        size_t shared = shared_columns(&kinds[i], page, table);
        if (shared == table->column_count && is_complete(&kinds[i], page, table))
            return &kinds[i];
        if (shared > most) {
            most = shared;
            nearest = &kinds[i];
        }
    }
    if (nearest)
        refuse(page, table, nearest, arena, error);
    else
        refuse_stranger(page, table, arena, error);
    return NULL;
}
