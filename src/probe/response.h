/* The header of an answer, as its lines come. */
#ifndef PROBE_RESPONSE_H
#define PROBE_RESPONSE_H

#include "base/text.h"

struct response {
    size_t bytes; /* of all lines so far */
    int status;
    bool is_complete;      /* the header of the last answer, not of an interim one */
    uint64_t completed_at; /* by clock_now */
    bool is_too_long;
    bool is_challenge;
    bool is_html; /* that came as it is, not compressed */
    bool is_encoded;
    bool sets_cookies;
    int retry_after; /* RETRY_AFTER_NONE at first */
    struct text location;
};

/* False when the header has become longer than any honest one. */
bool response_take_line(struct response *response, struct text line, uint64_t now, struct arena *arena);

#endif
