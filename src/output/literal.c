#include "output/literal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool runner_reads(FILE *stream)
{
    const char *is_action = getenv("GITHUB_ACTIONS");
    struct stat status;
    return is_action && *is_action && (fstat(fileno(stream), &status) != 0 || !S_ISREG(status.st_mode));
}

bool literal_begin(struct literal *literal, FILE *stream, struct error *error)
{
    unsigned char bytes[sizeof literal->token / 2];
    literal->token[0] = '\0';
    if (!runner_reads(stream))
        return true;
    FILE *random = fopen("/dev/urandom", "rb");
    bool is_read = random && fread(bytes, sizeof bytes, 1, random) == 1;
    if (random)
        fclose(random);
    if (!is_read)
        return error_set(error, "cannot keep the runner from obeying what a list holds: /dev/urandom: %s",
                         strerror(errno ? errno : EIO));
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(literal->token + 2 * i, 3, "%02x", bytes[i]);
    fprintf(stream, "::stop-commands::%s\n", literal->token);
    return true;
}

void literal_end(const struct literal *literal, FILE *stream)
{
    if (literal->token[0])
        fprintf(stream, "::%s::\n", literal->token);
}
