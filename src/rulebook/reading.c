#include "rulebook/reading.h"

#include "rulebook/kind.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct page_cell *find_cell(const struct reading *reading, const char *column)
{
    for (size_t i = 0; i < KIND_COLUMNS && reading->kind->columns[i]; i++) {
        const char *name = reading->kind->columns[i];
        if (name[0] == column[0] && strcmp(name, column) == 0)
            return reading->cells[i];
    }
    return NULL;
}

struct text reading_cell(const struct reading *reading, const char *column)
{
    const struct page_cell *cell = find_cell(reading, column);
    return cell ? page_text(reading->page, *cell) : TEXT("");
}

bool reading_fail(const struct reading *reading, const char *column, const char *format, ...)
{
    const struct page_cell *cell = find_cell(reading, column);
    char message[sizeof reading->error->message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return error_set_at(reading->error, reading->page->path, reading->line,
                        cell ? cell->column : reading->column, "%s", message);
}

static void add_choices(struct builder *builder, const struct choice *choices)
{
    for (const struct choice *choice = choices; choice->word; choice++) {
        if (choice != choices)
            builder_add(builder, choice[1].word ? TEXT(", ") : TEXT(" or "));
        builder_add(builder, text_from(choice->word));
    }
}

bool reading_choose(const struct reading *reading, const char *column, const char *what,
                    const struct choice *choices, int *value)
{
    struct text cell = reading_cell(reading, column);
    if (!cell.length)
        return true;
    for (const struct choice *choice = choices; choice->word; choice++) {
        if (!text_equal_ignoring_case(cell, text_from(choice->word)))
            continue;
        *value = choice->value;
        return true;
    }
    struct builder known = {.arena = reading->rulebook->arena};
    add_choices(&known, choices);
    return reading_fail(reading, column, "unknown %s \"%.*s\": write %.*s", what, TEXT_ARGUMENTS(cell),
                        TEXT_ARGUMENTS(builder_text(&known)));
}

bool reading_number(const struct reading *reading, const char *column, unsigned least, unsigned most,
                    unsigned *number)
{
    struct text cell = reading_cell(reading, column);
    unsigned value = 0;
    if (!cell.length)
        return true;
    for (size_t i = 0; i < cell.length && value <= most; i++) {
        if (cell.bytes[i] < '0' || cell.bytes[i] > '9')
            return reading_fail(reading, column, "\"%.*s\" is not a number", TEXT_ARGUMENTS(cell));
        value = value * 10 + (unsigned)(cell.bytes[i] - '0');
    }
    if (value < least || value > most)
        return reading_fail(reading, column, "write a number from %u to %u", least, most);
    *number = value;
    return true;
}

bool reading_is_off(const struct reading *reading, const char *column)
{
    return text_equal_ignoring_case(reading_cell(reading, column), TEXT("off"));
}

void reading_words(const struct reading *reading, const char *column, struct words *words)
{
    struct text rest = reading_cell(reading, column);
    if (!rest.length)
        return;
    *words = (struct words){0};
    if (reading_is_off(reading, column))
        return;
    while (rest.length) {
        struct text word = text_trim(text_cut(&rest, ','));
        if (word.length)
            *array_add(reading->rulebook->arena, words) = word;
    }
}

struct lookup_entry *reading_enter(const struct reading *reading, enum lookup_space space, const char *column,
                                   struct text key)
{
    struct lookup_entry *entry = lookup_enter(reading->rulebook->lookup, space, key);
    if (entry->page == reading->page) {
        reading_fail(reading, column, "\"%.*s\" stands twice on this page, first on line %u",
                     TEXT_ARGUMENTS(reading_cell(reading, column)), entry->line);
        return NULL;
    }
    entry->page = reading->page;
    entry->line = reading->line;
    return entry;
}

struct lookup_entry *reading_enter_name(const struct reading *reading, enum lookup_space space, const char *column)
{
    char room[LOOKUP_KEY_ROOM];
    struct text key = lookup_fold(reading_cell(reading, column), room, reading->rulebook->arena);
    if (key.length)
        return reading_enter(reading, space, column, key);
    reading_fail(reading, column, "a name needs a letter or a digit");
    return NULL;
}

/* Other items may have taken the name over since. */
static void forget(const struct reading *reading, enum lookup_space space, struct text name, uint32_t index,
                   bool aliases_only)
{
    char room[LOOKUP_KEY_ROOM];
    struct text key = lookup_fold(name, room, reading->rulebook->arena);
    const struct lookup_entry *found = lookup_find(reading->rulebook->lookup, space, key);
    if (found && found->index == index && (found->is_alias || !aliases_only))
        lookup_enter(reading->rulebook->lookup, space, key)->index = LOOKUP_NOWHERE;
}

static bool enter_alias(const struct reading *reading, enum lookup_space space, uint32_t index, struct text alias)
{
    char room[LOOKUP_KEY_ROOM];
    struct text key = lookup_fold(alias, room, reading->rulebook->arena);
    if (!key.length)
        return reading_fail(reading, "Also written as", "\"%.*s\" has no letter or digit", TEXT_ARGUMENTS(alias));
    struct lookup_entry *entry = lookup_enter(reading->rulebook->lookup, space, key);
    if (entry->index == index)
        return true;
    if (entry->page == reading->page)
        return reading_fail(reading, "Also written as", "\"%.*s\" stands twice on this page, first on line %u",
                            TEXT_ARGUMENTS(alias), entry->line);
    entry->index = index;
    entry->is_alias = true;
    entry->page = reading->page;
    entry->line = reading->line;
    return true;
}

bool reading_enter_aliases(const struct reading *reading, enum lookup_space space, uint32_t index,
                           struct words *aliases)
{
    if (!reading_cell(reading, "Also written as").length)
        return true;
    for (size_t i = 0; i < aliases->count; i++)
        forget(reading, space, aliases->items[i], index, true);
    reading_words(reading, "Also written as", aliases);
    for (size_t i = 0; i < aliases->count; i++)
        if (!enter_alias(reading, space, index, aliases->items[i]))
            return false;
    return true;
}

bool reading_remove(struct reading *reading, const struct lookup_entry *entry, struct text *name,
                    const struct words *aliases)
{
    enum lookup_space space = entry->space;
    uint32_t index = entry->index;
    forget(reading, space, *name, index, false);
    for (size_t i = 0; aliases && i < aliases->count; i++)
        forget(reading, space, aliases->items[i], index, false);
    *name = TEXT("");
    reading->has_removed = true;
    return true;
}
