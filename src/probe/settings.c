#include "probe/settings.h"

#include "base/arena.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct settings *settings;
    const struct option *option;
    struct text value; /* ends in NUL */
    struct arena *arena;
    struct error *error;
};

struct option {
    const char *name, *value, *help; /* value NULL: takes none */
    bool (*take)(struct reading *reading);
};

static bool refuse_value(struct reading *reading)
{
    return error_set(reading->error, "--%s takes %s, not \"%.*s\"", reading->option->name, reading->option->value,
                     TEXT_ARGUMENTS(reading->value));
}

static bool take_number(struct reading *reading, struct text text, unsigned *number)
{
    *number = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return refuse_value(reading);
        *number = *number * 10 + (unsigned)(text.bytes[i] - '0');
        if (*number > 1000)
            return error_set(reading->error, "--%s: 1000 at once is the most", reading->option->name);
    }
    return *number > 0 || refuse_value(reading);
}

static bool take_seconds(struct reading *reading, uint64_t *milliseconds)
{
    const double most = 1e6;
    char *end;
    errno = 0;
    double seconds = strtod(reading->value.bytes, &end);
    if (errno || *end || !isfinite(seconds) || seconds < 0.001 || seconds > most)
        return refuse_value(reading);
    *milliseconds = (uint64_t)(seconds * 1000);
    return true;
}

static bool take_allow(struct reading *reading)
{
    return policy_allow(&reading->settings->policy, reading->value, reading->arena, reading->error);
}

static bool take_in_flight(struct reading *reading)
{
    return take_number(reading, reading->value, &reading->settings->in_flight);
}

static bool take_per_host(struct reading *reading)
{
    return take_number(reading, reading->value, &reading->settings->per_host);
}

static bool take_host(struct reading *reading)
{
    struct host_limit limit;
    struct text number = reading->value;
    limit.pattern = url_lower_case(text_cut(&number, '='), reading->arena);
    if (!limit.pattern.length || !take_number(reading, number, &limit.limit))
        return refuse_value(reading);
    *array_add(reading->arena, &reading->settings->host_limits) = limit;
    return true;
}

static bool take_deadline(struct reading *reading)
{
    return take_seconds(reading, &reading->settings->deadline);
}

static bool take_timeout(struct reading *reading)
{
    return take_seconds(reading, &reading->settings->timeout);
}

static bool take_connect_timeout(struct reading *reading)
{
    return take_seconds(reading, &reading->settings->connect_timeout);
}

static bool take_retry_delay(struct reading *reading)
{
    return take_seconds(reading, &reading->settings->retry_delay);
}

static bool take_fragments(struct reading *reading)
{
    reading->settings->checks_fragments = true;
    return true;
}

static bool take_ca_file(struct reading *reading)
{
    reading->settings->ca_file = reading->value.bytes;
    return true;
}

static bool take_help(struct reading *reading)
{
    reading->settings->action = ACTION_HELP;
    return true;
}

static bool take_version(struct reading *reading)
{
    reading->settings->action = ACTION_VERSION;
    return true;
}

static const struct option table[] = {
    {"allow", "HOST|CIDR", "open a host or a range of addresses, with all ports; repeatable", take_allow},
    {"in-flight", "N", "requests at once (64)", take_in_flight},
    {"per-host", "N", "requests at once to one host (4)", take_per_host},
    {"host", "PATTERN=N", "the same for hosts that fit; * stands for anything, the last counts", take_host},
    {"deadline", "SECONDS", "report what is not done by then as unchecked", take_deadline},
    {"timeout", "SECONDS", "of one request (20)", take_timeout},
    {"connect-timeout", "SECONDS", "of one connection and of one name (10)", take_connect_timeout},
    {"retry-delay", "SECONDS", "at most, before the first retry; doubles with each (1)", take_retry_delay},
    {"fragments", NULL, "look for the place that a fragment names, on HTML pages", take_fragments},
    {"ca-file", "FILE", "the certificates to trust; without it SSL_CERT_FILE, or the system's", take_ca_file},
    {"help", NULL, "show this", take_help},
    {"version", NULL, "show the version", take_version},
};

static const struct option *find_option(struct text name)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (text_equal(name, text_from(table[i].name)))
            return &table[i];
    return NULL;
}

/* Reads the option at argv[*at] and moves *at to its last argument. */
static bool read_option(struct reading *reading, int argc, char **argv, int *at)
{
    struct text rest = text_from(argv[*at]);
    bool has_value = text_find_byte(rest, '=', 0) != TEXT_NOT_FOUND;
    struct text argument = text_cut(&rest, '=');
    reading->option = text_starts_with(argument, TEXT("--"))
                          ? find_option(text_slice(argument, 2, argument.length)) : NULL;
    if (!reading->option)
        return error_set(reading->error, "unknown option \"%.*s\": see rsfm-lint-probe --help",
                         TEXT_ARGUMENTS(argument));
    if (!reading->option->value && has_value)
        return error_set(reading->error, "--%s takes no value", reading->option->name);
    if (reading->option->value && !has_value && *at + 1 < argc)
        rest = text_from(argv[++*at]);
    if (reading->option->value && !rest.length)
        return error_set(reading->error, "--%s needs a value: %s", reading->option->name, reading->option->value);
    reading->value = rest;
    return reading->option->take(reading);
}

/* What could end the header line that it stands in is no token. */
static struct text token_from_environment(void)
{
    struct text token = text_trim(text_from(getenv("GITHUB_TOKEN")));
    for (size_t i = 0; i < token.length; i++)
        if (token.bytes[i] <= ' ' || token.bytes[i] >= 0x7F)
            return TEXT("");
    return token;
}

static const char *ca_file_from_environment(void)
{
    const char *file = getenv("SSL_CERT_FILE");
    return file && *file ? file : NULL;
}

bool settings_read(struct settings *settings, int argc, char **argv, struct arena *arena, struct error *error)
{
    struct reading reading = {.settings = settings, .arena = arena, .error = error};
    *settings = (struct settings){.in_flight = 64, .per_host = 4, .timeout = 20000, .connect_timeout = 10000,
                                  .retry_delay = 1000, .token = token_from_environment(),
                                  .ca_file = ca_file_from_environment()};
    for (int i = 1; i < argc && settings->action == ACTION_PROBE; i++)
        if (!read_option(&reading, argc, argv, &i))
            return false;
    return true;
}

void settings_help(FILE *stream)
{
    fputs("Usage: rsfm-lint-probe [OPTION]... <ADDRESSES\n\n"
          "Asks every web address that stands on a line of its own whether it is alive, and writes one JSON\n"
          "object a line for each, as the answers come.\n\nOptions:\n", stream);
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        int written = fprintf(stream, "  --%s%s%s", table[i].name, table[i].value ? " " : "",
                              table[i].value ? table[i].value : "");
        fprintf(stream, "%*s%s\n", written < 30 ? 30 - written : 1, "", table[i].help);
    }
    fputs("\nGITHUB_TOKEN goes to https://api.github.com and nowhere else.\n"
          "Exit status: 0 every address has its verdict, whatever that is; 2 could not do the job.\n", stream);
}
