#include "rulebook/kind.h"

#include "rulebook/nearest.h"

enum { PAGE_VERSION = 1 };

enum setting { NEEDS, DATE_SEPARATOR, BANNER_TEXT, UPDATE_VERBS, CONTENTS_HEADING, SETTING_COUNT };

static const char *const setting_names[SETTING_COUNT] = {
    [NEEDS] = "Needs",
    [DATE_SEPARATOR] = "Date separator",
    [BANNER_TEXT] = "Banner text",
    [UPDATE_VERBS] = "Update verbs",
    [CONTENTS_HEADING] = "Contents heading",
};

static enum setting find_setting(struct text name)
{
    for (int i = 0; i < SETTING_COUNT; i++)
        if (text_equal_ignoring_case(name, text_from(setting_names[i])))
            return (enum setting)i;
    return SETTING_COUNT;
}

/* The N of "rsfm-lint N"; 0 when it is something else. */
static unsigned needed_version(struct text value)
{
    const struct text program = TEXT("rsfm-lint ");
    unsigned version = 0;
    if (!text_starts_with(value, program) || value.length > program.length + 6)
        return 0;
    for (size_t i = program.length; i < value.length; i++) {
        if (value.bytes[i] < '0' || value.bytes[i] > '9')
            return 0;
        version = version * 10 + (unsigned)(value.bytes[i] - '0');
    }
    return version;
}

static bool check_version(const struct page *page, uint32_t line, struct page_cell cell, struct error *error)
{
    struct text value = page_text(page, cell);
    unsigned version = needed_version(value);
    if (!version)
        return error_set_at(error, page->path, line, cell.column,
                            "\"%.*s\" says no version: write rsfm-lint and a number, such as rsfm-lint %d",
                            TEXT_ARGUMENTS(value), PAGE_VERSION);
    if (version > PAGE_VERSION)
        return error_set_at(error, page->path, line, cell.column,
                            "this page needs rsfm-lint %u, and this program knows pages up to rsfm-lint %d: "
                            "install a newer one", version, PAGE_VERSION);
    return true;
}

/* Before all else: a page for a newer program may hold tables of which this one knows nothing. */
bool setting_check_needs(const struct page *page, struct error *error)
{
    for (size_t i = 0; i < page->table_count; i++) {
        const struct page_table *table = &page->tables[i];
        if (table->column_count != 2)
            continue;
        size_t key = text_equal_ignoring_case(page_text(page, table->cells[0]), TEXT("Setting")) ? 0 : 1;
        if (!text_equal_ignoring_case(page_text(page, table->cells[key]), TEXT("Setting")))
            continue;
        for (size_t j = 0; j < table->row_count; j++) {
            const struct page_cell *row = page_table_row(table, j);
            if (find_setting(page_text(page, row[key])) == NEEDS &&
                !check_version(page, table->lines[j], row[1 - key], error))
                return false;
        }
    }
    return true;
}

static bool unknown_setting(const struct reading *reading, struct text name)
{
    struct nearest nearest = {.wanted = name};
    struct builder known = {.arena = reading->rulebook->arena};
    for (int i = 0; i < SETTING_COUNT; i++) {
        nearest_offer(&nearest, text_from(setting_names[i]));
        builder_format(&known, "%s%s", i ? ", " : "", setting_names[i]);
    }
    struct text hint = nearest_hint(&nearest, reading->rulebook->arena);
    if (!hint.length)
        hint = text_format(reading->rulebook->arena, ": known are %.*s", TEXT_ARGUMENTS(builder_text(&known)));
    return reading_fail(reading, "Setting", "unknown setting \"%.*s\"%.*s", TEXT_ARGUMENTS(name),
                        TEXT_ARGUMENTS(hint));
}

static bool read_separator(const struct reading *reading, struct text *separator)
{
    struct text value = reading_cell(reading, "Value");
    if (value.length > 1 || text_find(TEXT(".-/"), value, 0) == TEXT_NOT_FOUND)
        return reading_fail(reading, "Value", "unknown date separator \"%.*s\": write ., - or /",
                            TEXT_ARGUMENTS(value));
    if (value.length)
        *separator = value;
    return true;
}

bool setting_row(struct reading *reading)
{
    struct settings *settings = &reading->rulebook->settings;
    struct text name = reading_cell(reading, "Setting"), value = reading_cell(reading, "Value");
    enum setting setting = find_setting(name);
    if (setting == SETTING_COUNT)
        return unknown_setting(reading, name);
    if (!reading_enter(reading, LOOKUP_SETTING, "Setting", text_from(setting_names[setting])))
        return false;
    switch (setting) {
    case DATE_SEPARATOR:
        return read_separator(reading, &settings->date_separator);
    case BANNER_TEXT:
        if (value.length)
            settings->banner = reading_is_off(reading, "Value") ? TEXT("") : value;
        return true;
    case UPDATE_VERBS:
        reading_words(reading, "Value", &settings->update_verbs);
        return true;
    case CONTENTS_HEADING:
        reading_words(reading, "Value", &settings->contents_headings);
        return true;
    case NEEDS:
    case SETTING_COUNT:
        break;
    }
    return true;
}
