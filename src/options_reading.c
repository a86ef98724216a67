#include "options_reading.h"

#include "base/arena.h"

/* "a, b or c" for "a|b|c". */
static struct text listed(struct arena *arena, const char *words)
{
    struct builder builder = {.arena = arena};
    struct text rest = text_from(words);
    while (rest.length) {
        builder_add(&builder, text_cut(&rest, '|'));
        if (rest.length)
            builder_add(&builder, text_find_byte(rest, '|', 0) == TEXT_NOT_FOUND ? TEXT(" or ") : TEXT(", "));
    }
    return builder_text(&builder);
}

bool reading_refuse(struct reading *reading)
{
    struct text allowed = listed(reading->arena, reading->option->value);
    return error_set(reading->error, "--%s takes %.*s, not \"%.*s\"", reading->option->name,
                     TEXT_ARGUMENTS(allowed), TEXT_ARGUMENTS(reading->value));
}

static bool is_called(const struct option *option, struct text name, struct text letter)
{
    return text_equal(name, text_from(option->name)) || text_equal(letter, (struct text){&option->letter, 1});
}

/* By name or by letter; the other is empty. */
static const struct option *find_option(const struct option_table *table, struct text name, struct text letter)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].name && is_called(&table->rows[i], name, letter))
            return &table->rows[i];
    return NULL;
}

static size_t unlikeness(const struct option *option, struct text name, size_t limit)
{
    struct text own = text_from(option->name);
    bool is_known_elsewhere = option->elsewhere && text_equal(name, text_from(option->elsewhere));
    return text_starts_with(own, name) || is_known_elsewhere ? 0 : text_distance(own, name, limit);
}

static bool refuse_unknown(const struct option_table *table, struct text argument, struct text name,
                           struct error *error)
{
    enum { MOST_MISTAKES = 2 };
    const struct option *nearest = NULL;
    size_t least = MOST_MISTAKES + 1;
    for (size_t i = 0; i < table->count && name.length > 1; i++) {
        const struct option *option = &table->rows[i];
        size_t distance = option->name ? unlikeness(option, name, MOST_MISTAKES) : least;
        if (distance < least) {
            nearest = option;
            least = distance;
        }
    }
    if (!nearest)
        return error_set(error, "unknown option \"%.*s\": see rsfm-lint --help", TEXT_ARGUMENTS(argument));
    return error_set(error, "unknown option \"%.*s\": did you mean --%s?", TEXT_ARGUMENTS(argument), nearest->name);
}

static bool take(struct reading *reading)
{
    const struct option *option = reading->option;
    char *options = (char *)reading->options;
    if (option->take)
        return option->take(reading);
    if (option->flag)
        *(bool *)(options + option->flag) = true;
    else
        *(const char **)(options + option->word) = reading->value.bytes;
    return true;
}

bool reading_take(struct reading *reading, int argc, char **argv, int *at)
{
    struct text rest = text_from(argv[*at]);
    bool is_long = text_starts_with(rest, TEXT("--"));
    bool has_value = text_find_byte(rest, '=', 0) != TEXT_NOT_FOUND;
    struct text argument = text_cut(&rest, '=');
    struct text name = text_slice(argument, is_long ? 2 : 1, argument.length);
    const struct option *option = find_option(reading->table, is_long ? name : TEXT(""), is_long ? TEXT("") : name);
    if (!option)
        return refuse_unknown(reading->table, argument, name, reading->error);
    if (!option->value && has_value)
        return error_set(reading->error, "--%s takes no value", option->name);
    bool needs_value = option->value && (has_value || !option->value_is_optional);
    if (needs_value && !has_value && *at + 1 < argc)
        rest = text_from(argv[++*at]);
    if (needs_value && !rest.length)
        return error_set(reading->error, "--%s needs a value: %s", option->name, option->value);
    reading->option = option;
    reading->value = rest;
    return take(reading);
}

static void print_option(FILE *stream, const struct option *option)
{
    enum { HELP_COLUMN = 34 };
    int written = option->letter ? fprintf(stream, "  -%c, ", option->letter) : fprintf(stream, "      ");
    written += fprintf(stream, "--%s", option->name);
    if (option->value)
        written += fprintf(stream, option->value_is_optional ? "[=%s]" : " %s", option->value);
    if (written + 2 > HELP_COLUMN) {
        fputc('\n', stream);
        written = 0;
    }
    fprintf(stream, "%*s%s\n", HELP_COLUMN - written, "", option->help);
}

void option_table_print(const struct option_table *table, FILE *stream)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].name)
            print_option(stream, &table->rows[i]);
        else
            fprintf(stream, "\n%s:\n", table->rows[i].help);
}
