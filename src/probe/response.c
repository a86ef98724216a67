#include "probe/response.h"

#include "probe/retry_after.h"
#include "probe/url.h"

#include <time.h>

enum { LONGEST_HEADER = 256 * 1024 };

static bool contains(struct text text, struct text wanted)
{
    for (size_t i = 0; i + wanted.length <= text.length; i++)
        if (text_equal_ignoring_case(text_slice(text, i, i + wanted.length), wanted))
            return true;
    return false;
}

/* HTTP/1.1 200 OK, HTTP/2 200 */
static int read_status(struct text line)
{
    int status = 0;
    text_cut(&line, ' ');
    for (size_t i = 0; i < 3; i++) {
        if (i >= line.length || line.bytes[i] < '0' || line.bytes[i] > '9')
            return 0;
        status = status * 10 + (line.bytes[i] - '0');
    }
    return status;
}

static void begin_answer(struct response *response, struct text line)
{
    *response = (struct response){.bytes = response->bytes, .sets_cookies = response->sets_cookies,
                                  .retry_after = RETRY_AFTER_NONE, .status = read_status(line)};
}

static void take_field(struct response *response, struct text name, struct text value, struct arena *arena)
{
    if (text_equal_ignoring_case(name, TEXT("location"))) {
        /* One that is too long stays too long, so that it is refused and not followed halfway. */
        if (!response->location.length)
            response->location = text_copy(arena, text_slice(value, 0, value.length > URL_LONGEST ? URL_LONGEST + 1
                                                                                                  : value.length));
    } else if (text_equal_ignoring_case(name, TEXT("retry-after"))) {
        response->retry_after = retry_after_read(value, (int64_t)time(NULL));
    } else if (text_equal_ignoring_case(name, TEXT("set-cookie"))) {
        response->sets_cookies = true;
    } else if (text_equal_ignoring_case(name, TEXT("content-type"))) {
        response->is_html = !response->is_encoded &&
                            (contains(value, TEXT("text/html")) || contains(value, TEXT("application/xhtml+xml")));
    } else if (text_equal_ignoring_case(name, TEXT("content-encoding"))) {
        response->is_encoded = !text_equal_ignoring_case(value, TEXT("identity"));
        response->is_html &= !response->is_encoded;
    } else if (text_equal_ignoring_case(name, TEXT("cf-mitigated")) ||
               text_equal_ignoring_case(name, TEXT("x-amzn-waf-action"))) {
        response->is_challenge |= contains(value, TEXT("challenge")) || contains(value, TEXT("captcha"));
    }
}

bool response_take_line(struct response *response, struct text line, uint64_t now, struct arena *arena)
{
    response->bytes += line.length;
    response->is_too_long = response->bytes > LONGEST_HEADER;
    if (response->is_too_long)
        return false;
    line = text_trim(line);
    if (!line.length) {
        response->is_complete = response->status >= 200;
        response->completed_at = now;
    } else if (text_starts_with(line, TEXT("HTTP/")) && (!response->status || response->status < 200)) {
        begin_answer(response, line);
    } else if (!response->is_complete) {
        struct text value = line, name = text_cut(&value, ':');
        take_field(response, name, text_trim(value), arena);
    }
    return true;
}
