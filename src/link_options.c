#include "link_options.h"

#include "base/arena.h"
#include "options_reading.h"

enum { MOST_IN_FLIGHT = 1000, LONGEST_DEADLINE = 24 * 60 * 60, LONGEST_AGE = 30 * 24 * 60 * 60 };

bool take_links(struct reading *reading)
{
    struct text mode = reading->value;
    if (text_equal(mode, TEXT("changed")))
        reading->options->links.mode = LINKS_CHANGED;
    else if (text_equal(mode, TEXT("all")))
        reading->options->links.mode = LINKS_ALL;
    else if (!mode.length)
        reading->options->links.mode = LINKS_USUAL;
    else
        return reading_refuse(reading);
    return true;
}

/* What the prober makes of it is its own affair; it must not be able to take it for an option. */
bool take_links_allow(struct reading *reading)
{
    if (reading->value.bytes[0] == '-')
        return reading_refuse(reading);
    *array_add(reading->arena, &reading->options->links.allowed) = reading->value;
    return true;
}

/* The number in front of the text, which is then cut off; false where there is none, or it is above most. */
static bool cut_number(struct text *text, unsigned most, unsigned *number)
{
    size_t digits = 0;
    unsigned value = 0;
    while (digits < text->length && text->bytes[digits] >= '0' && text->bytes[digits] <= '9' && value <= most)
        value = value * 10 + (unsigned)(text->bytes[digits++] - '0');
    *text = text_slice(*text, digits, text->length);
    *number = value;
    return digits && value <= most;
}

static bool take_number(struct reading *reading, unsigned most, unsigned *number)
{
    struct text rest = reading->value;
    if (cut_number(&rest, most, number) && !rest.length && *number)
        return true;
    return error_set(reading->error, "--%s takes a number from 1 to %u, not \"%.*s\"", reading->option->name, most,
                     TEXT_ARGUMENTS(reading->value));
}

bool take_links_in_flight(struct reading *reading)
{
    return take_number(reading, MOST_IN_FLIGHT, &reading->options->links.in_flight);
}

bool take_links_per_host(struct reading *reading)
{
    return take_number(reading, MOST_IN_FLIGHT, &reading->options->links.per_host);
}

bool take_links_deadline(struct reading *reading)
{
    return take_number(reading, LONGEST_DEADLINE, &reading->options->links.deadline);
}

bool take_links_fragments(struct reading *reading)
{
    reading->options->links.checks_fragments = true;
    return true;
}

bool take_links_cache(struct reading *reading)
{
    reading->options->links.cache = reading->value.bytes;
    reading->options->links.has_no_cache = false;
    return true;
}

bool take_no_links_cache(struct reading *reading)
{
    reading->options->links.has_no_cache = true;
    return true;
}

bool take_links_max_age(struct reading *reading)
{
    static const struct { char letter; unsigned seconds; } units[] = {
        {'s', 1}, {'m', 60}, {'h', 60 * 60}, {'d', 24 * 60 * 60}};
    struct text rest = reading->value;
    unsigned number, seconds = 0;
    bool is_number = cut_number(&rest, LONGEST_AGE, &number);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (rest.length == 1 && rest.bytes[0] == units[i].letter)
            seconds = units[i].seconds;
    if (!rest.length)
        seconds = 1;
    if (!is_number || !seconds || number > LONGEST_AGE / seconds)
        return error_set(reading->error, "--%s takes 90s, 30m, 12h or 1d, and at most 30d, not \"%.*s\"",
                         reading->option->name, TEXT_ARGUMENTS(reading->value));
    reading->options->links.max_age = number * seconds;
    return true;
}

bool take_dump_links(struct reading *reading)
{
    reading->options->links.dumps = true;
    return true;
}
