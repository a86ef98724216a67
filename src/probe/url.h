/* An address of the web, read by the library that will ask for it, so that nobody reads it another way. */
#ifndef PROBE_URL_H
#define PROBE_URL_H

#include "base/text.h"

enum { URL_LONGEST = 16 * 1024 };

/* Printable ASCII, but for a host beyond ASCII where libcurl is older than 7.88. whole ends in NUL. */
struct url {
    struct text whole;    /* as it is asked for: without fragment, user and default port, host in lower case */
    struct text fragment; /* without the #; empty where there is none */
    struct text host;     /* without brackets and final dot */
    uint16_t port;
    bool is_https;
};

/* Reads what stands in a page, or with a base what a redirect says; a fragment of the base holds until there is
 * another. What a browser repairs (spaces, letters beyond ASCII, backslashes) is repaired as it does. False when it
 * can or may not be asked for; *problem then says why, in our words. */
bool url_read(struct url *url, struct text text, const struct url *base, struct arena *arena, const char **problem);

/* Printable ASCII with nothing that a log or a terminal could take for more than text, at most URL_LONGEST long. */
struct text url_cleaned(struct text text, struct arena *arena);

struct text url_lower_case(struct text text, struct arena *arena); /* ASCII letters */

/* The address with its fragment. */
struct text url_with_fragment(const struct url *url, struct arena *arena);

#endif
