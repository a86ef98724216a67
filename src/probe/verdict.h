/* What an answer says about a link: pure functions, in one table. */
#ifndef PROBE_VERDICT_H
#define PROBE_VERDICT_H

#include "base/text.h"

enum verdict {
    VERDICT_UNCHECKED,
    VERDICT_ALIVE,
    VERDICT_MOVED,
    VERDICT_BLOCKED,
    VERDICT_UNREACHABLE,
    VERDICT_DEAD,
    VERDICT_REFUSED,
};

/* Why there is no answer. */
enum failure {
    FAILURE_NONE,
    FAILURE_POLICY,
    FAILURE_NO_SUCH_HOST,
    FAILURE_NAME_SERVER, /* nobody could say whether there is such a host */
    FAILURE_CONNECTION,
    FAILURE_CERTIFICATE,
    FAILURE_TIME_OUT,
    FAILURE_BROKEN, /* cut off, or not HTTP */
    FAILURE_OWN,    /* this machine has no means left */
};

struct statuses {
    int *items;
    size_t count, capacity;
};

struct answer {
    enum failure failure;
    int status;           /* 0: there was no answer */
    const char *problem;  /* with a failure: what went wrong, in our words */
    int retry_after;      /* seconds, or RETRY_AFTER_NONE */
    bool was_head;
    bool is_challenge;    /* a page that wants to see a browser, whatever its status */
    bool is_whole_page;   /* HTML, and all of it went through the order's searches */
    bool never_connected; /* with a failure: nothing was ever heard of this host */
    bool dislikes_http2;  /* with a failure: HTTP/1.1 may fare better */
    struct text location; /* where a redirect leads, as the server wrote it */
    struct text cookies;  /* all that the chain now has, in the library's own form */
};

/* What to do next. */
enum step {
    STEP_TELL,
    STEP_FOLLOW,     /* the redirect */
    STEP_ASK_AGAIN,  /* with GET, at once: HEAD told nothing that can be relied on */
    STEP_TRY_LATER,  /* a time-out, a reset, an error of the server */
    STEP_COME_BACK,  /* 429 or 503: the server named a time, or wants us to slow down */
};

struct judgement {
    enum step step;
    enum verdict verdict; /* to tell now, or when nothing comes of what is to be done */
};

struct judgement judge(const struct answer *answer, const struct statuses *alive);

const char *verdict_word(enum verdict verdict);

/* "404 Not Found"; a status without a name stands alone. */
struct text status_text(int status, struct arena *arena);

static inline bool status_is_permanent_redirect(int status)
{
    return status == 301 || status == 308;
}

#endif
