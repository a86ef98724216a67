#include "surroundings.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

bool surroundings_use_color(const struct options *options)
{
    const char *no_color = getenv("NO_COLOR"), *force = getenv("CLICOLOR_FORCE"), *terminal = getenv("TERM");
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    if (no_color && *no_color)
        return false;
    if (force && *force && strcmp(force, "0") != 0)
        return true;
    return terminal && strcmp(terminal, "dumb") != 0 && isatty(STDOUT_FILENO);
}

/* SOURCE_DATE_EPOCH (seconds) makes a run repeatable: reproducible-builds.org. */
struct date surroundings_today(const struct options *options)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch ? strtoll(epoch, &end, 10) : 0;
    time_t now = epoch && *epoch && !*end ? (time_t)seconds : time(NULL);
    struct tm day;
    if (options->has_today)
        return options->today;
    if (!gmtime_r(&now, &day))
        return (struct date){0, 0, 0};
    return (struct date){day.tm_year + 1900, day.tm_mon + 1, day.tm_mday};
}
