#include "probe/verdict.h"

#include "probe/retry_after.h"

const char *verdict_word(enum verdict verdict)
{
    static const char *const names[] = {
        [VERDICT_UNCHECKED] = "unchecked",     [VERDICT_ALIVE] = "alive", [VERDICT_MOVED] = "moved",
        [VERDICT_BLOCKED] = "blocked",         [VERDICT_DEAD] = "dead",   [VERDICT_REFUSED] = "refused",
        [VERDICT_UNREACHABLE] = "unreachable",
    };
    return names[verdict];
}

static const struct { int status; const char *name; } phrases[] = {
    {200, "OK"}, {201, "Created"}, {202, "Accepted"}, {203, "Non-Authoritative Information"}, {204, "No Content"},
    {205, "Reset Content"}, {206, "Partial Content"}, {300, "Multiple Choices"}, {301, "Moved Permanently"},
    {302, "Found"}, {303, "See Other"}, {304, "Not Modified"}, {307, "Temporary Redirect"},
    {308, "Permanent Redirect"}, {400, "Bad Request"}, {401, "Unauthorized"}, {402, "Payment Required"},
    {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"}, {406, "Not Acceptable"},
    {408, "Request Timeout"}, {409, "Conflict"}, {410, "Gone"}, {412, "Precondition Failed"},
    {414, "URI Too Long"}, {416, "Range Not Satisfiable"}, {418, "I'm a teapot"}, {421, "Misdirected Request"},
    {425, "Too Early"}, {429, "Too Many Requests"}, {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"}, {500, "Internal Server Error"}, {501, "Not Implemented"},
    {502, "Bad Gateway"}, {503, "Service Unavailable"}, {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"}, {999, "turned away"},
};

struct text status_text(int status, struct arena *arena)
{
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
        if (phrases[i].status == status)
            return text_format(arena, "%d %s", status, phrases[i].name);
    return text_format(arena, "%d", status);
}

static bool is_among(int status, const struct statuses *statuses)
{
    for (size_t i = 0; i < statuses->count; i++)
        if (statuses->items[i] == status)
            return true;
    return false;
}

static struct judgement judge_failure(enum failure failure)
{
    switch (failure) {
    case FAILURE_POLICY:
        return (struct judgement){STEP_TELL, VERDICT_REFUSED};
    case FAILURE_NO_SUCH_HOST:
        return (struct judgement){STEP_TRY_LATER, VERDICT_DEAD};
    case FAILURE_CERTIFICATE:
        return (struct judgement){STEP_TELL, VERDICT_UNREACHABLE};
    case FAILURE_OWN:
        return (struct judgement){STEP_TRY_LATER, VERDICT_UNCHECKED};
    default:
        return (struct judgement){STEP_TRY_LATER, VERDICT_UNREACHABLE};
    }
}

static bool is_redirect(const struct answer *answer)
{
    int status = answer->status;
    bool leads_on = (status >= 300 && status <= 303) || status == 307 || status == 308;
    return leads_on && answer->location.length > 0;
}

/* A page was sent, or nothing but success can be meant. 202 is what some publishers answer to machines. */
static bool is_good(int status)
{
    return (status >= 200 && status <= 299 && status != 202) || status == 300;
}

static enum verdict verdict_of_status(int status)
{
    if (status == 404 || status == 410)
        return VERDICT_DEAD;
    bool is_trouble = status == 408 || status == 425 || (status >= 500 && status <= 599) ||
                      (status >= 300 && status <= 399 && status != 304);
    return is_trouble ? VERDICT_UNREACHABLE : VERDICT_BLOCKED;
}

struct judgement judge(const struct answer *answer, const struct statuses *alive)
{
    if (answer->failure)
        return judge_failure(answer->failure);
    int status = answer->status;
    if (is_among(status, alive))
        return (struct judgement){STEP_TELL, VERDICT_ALIVE};
    if (is_redirect(answer))
        return (struct judgement){STEP_FOLLOW, VERDICT_UNREACHABLE};
    if (is_good(status) && !answer->is_challenge)
        return (struct judgement){STEP_TELL, VERDICT_ALIVE};
    bool names_time = status == 503 && answer->retry_after != RETRY_AFTER_NONE;
    if ((status == 429 || names_time) && !answer->is_challenge)
        return (struct judgement){STEP_COME_BACK, verdict_of_status(status)};
    if (answer->was_head)
        return (struct judgement){STEP_ASK_AGAIN, VERDICT_UNREACHABLE};
    if (answer->is_challenge)
        return (struct judgement){STEP_TELL, VERDICT_BLOCKED};
    enum verdict verdict = verdict_of_status(status);
    return (struct judgement){verdict == VERDICT_UNREACHABLE ? STEP_TRY_LATER : STEP_TELL, verdict};
}
