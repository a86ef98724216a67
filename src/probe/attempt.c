#include "probe/attempt.h"

#include <errno.h>

static const char too_long[] = "the header of the answer is too long";

static const char *certificate_problem(CURL *easy)
{
    /* OpenSSL's numbers. libcurl compares the name itself, and then leaves the result as good or as not yet known.
     * */
    enum { GOOD = 0, NOT_YET_KNOWN = 1, NOT_YET_VALID = 9, EXPIRED = 10, SELF_SIGNED = 18, SELF_SIGNED_ABOVE = 19,
           UNKNOWN_ISSUER = 20, UNKNOWN_LEAF = 21, OTHER_NAME = 62 };
    long result = -1;
    curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result);
    switch (result) {
    case GOOD:
    case NOT_YET_KNOWN:
    case OTHER_NAME:
        return "the certificate is for another name";
    case NOT_YET_VALID:
        return "the certificate is not valid yet";
    case EXPIRED:
        return "the certificate has expired";
    case SELF_SIGNED:
    case SELF_SIGNED_ABOVE:
        return "the certificate is self-signed";
    case UNKNOWN_ISSUER:
    case UNKNOWN_LEAF:
        return "the certificate is from an unknown issuer";
    default:
        return "the certificate cannot be trusted";
    }
}

static void explain_no_connection(const struct attempt *attempt, struct answer *answer)
{
    long number = 0;
    curl_easy_getinfo(attempt->easy, CURLINFO_OS_ERRNO, &number);
    answer->failure = FAILURE_CONNECTION;
    answer->problem = number == ECONNREFUSED ? "connection refused" : "no connection";
    if (attempt->has_socket)
        return;
    if (attempt->socket_error == EMFILE || attempt->socket_error == ENFILE || attempt->socket_error == ENOBUFS) {
        answer->failure = FAILURE_OWN;
        answer->problem = "this machine has no file descriptors left";
    } else if (attempt->refused) {
        answer->failure = FAILURE_POLICY;
        answer->problem = attempt->refused;
    }
}

static void explain_time_out(const struct attempt *attempt, struct answer *answer)
{
    curl_off_t connected = 0;
    curl_easy_getinfo(attempt->easy, CURLINFO_PRETRANSFER_TIME_T, &connected);
    answer->failure = FAILURE_TIME_OUT;
    answer->problem = connected ? "no answer in time" : "no connection in time";
}

/* What needs no closer look. */
static const struct explanation {
    CURLcode result;
    enum failure failure;
    const char *problem;
} explanations[] = {
    {CURLE_COULDNT_RESOLVE_HOST, FAILURE_NAME_SERVER, "the name of the host cannot be looked up"},
    {CURLE_SSL_CONNECT_ERROR, FAILURE_BROKEN, "no secure connection: the TLS handshake fails"},
    {CURLE_OUT_OF_MEMORY, FAILURE_BROKEN, too_long}, /* libcurl's own bound for one line */
    {CURLE_SSL_CACERT_BADFILE, FAILURE_OWN, "this machine could not set up the connection"},
    {CURLE_FAILED_INIT, FAILURE_OWN, "this machine could not set up the connection"},
    {CURLE_URL_MALFORMAT, FAILURE_POLICY, "not a web address"},
    {CURLE_HTTP2, FAILURE_BROKEN, "the connection was cut"},
    {CURLE_HTTP2_STREAM, FAILURE_BROKEN, "the connection was cut"},
    {CURLE_GOT_NOTHING, FAILURE_BROKEN, "the connection was cut"},
    {CURLE_RECV_ERROR, FAILURE_BROKEN, "the connection was cut"},
    {CURLE_SEND_ERROR, FAILURE_BROKEN, "the connection was cut"},
    {CURLE_PARTIAL_FILE, FAILURE_BROKEN, "the connection was cut"},
};

void attempt_explain(const struct attempt *attempt, struct answer *answer)
{
    answer->failure = FAILURE_BROKEN;
    answer->problem = "the answer is not HTTP";
    answer->dislikes_http2 = attempt->result == CURLE_HTTP2 || attempt->result == CURLE_HTTP2_STREAM;
    for (size_t i = 0; i < sizeof explanations / sizeof explanations[0]; i++) {
        if (explanations[i].result == attempt->result) {
            answer->failure = explanations[i].failure;
            answer->problem = explanations[i].problem;
        }
    }
    if (attempt->result == CURLE_COULDNT_CONNECT) {
        explain_no_connection(attempt, answer);
    } else if (attempt->result == CURLE_OPERATION_TIMEDOUT) {
        explain_time_out(attempt, answer);
    } else if (attempt->result == CURLE_PEER_FAILED_VERIFICATION) {
        answer->failure = FAILURE_CERTIFICATE;
        answer->problem = certificate_problem(attempt->easy);
    }
}

void attempt_was_too_long(struct answer *answer)
{
    answer->failure = FAILURE_BROKEN;
    answer->problem = too_long;
}
