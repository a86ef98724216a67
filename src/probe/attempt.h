/* Why a request has no answer, out of what libcurl says. */
#ifndef PROBE_ATTEMPT_H
#define PROBE_ATTEMPT_H

#include "probe/verdict.h"

#include <curl/curl.h>

struct attempt {
    CURL *easy;
    CURLcode result;
    bool has_socket;
    int socket_error;    /* errno, where there is no socket for want of means */
    const char *refused; /* by the policy: one address at least */
};

void attempt_explain(const struct attempt *attempt, struct answer *answer);
void attempt_was_too_long(struct answer *answer);

#endif
