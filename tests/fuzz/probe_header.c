/* What the prober reads of strangers' answers: header lines, Retry-After, and the page that may hold a fragment. */
#include "fuzz.h"

#include "base/arena.h"
#include "probe/fragment.h"
#include "probe/response.h"
#include "probe/retry_after.h"
#include "probe/url.h"

enum { NOW = 784111777 };

static void check_retry_after(struct text text)
{
    int seconds = retry_after_read(text, NOW), later = retry_after_read(text, NOW + 10);
    ALWAYS(seconds == RETRY_AFTER_NONE || (seconds >= 0 && seconds <= RETRY_AFTER_MOST));
    /* A number means the same at any time; a date comes closer, and is never unread for it. */
    ALWAYS((seconds == RETRY_AFTER_NONE) == (later == RETRY_AFTER_NONE));
    ALWAYS(later <= seconds && seconds - later <= 10);
}

static void check_response(const struct response *response)
{
    ALWAYS(response->status >= 0 && response->status <= 999);
    ALWAYS(response->location.length <= URL_LONGEST + 1);
    ALWAYS(!response->is_complete || response->status >= 200);
    ALWAYS(!response->is_html || !response->is_encoded);
    ALWAYS(response->retry_after >= RETRY_AFTER_NONE && response->retry_after <= RETRY_AFTER_MOST);
}

static void take_lines(struct text header, struct arena *arena)
{
    struct response response = {.retry_after = RETRY_AFTER_NONE};
    size_t bytes = 0;
    while (header.length) {
        struct text line = text_cut(&header, '\n');
        bool was_complete = response.is_complete;
        int status = response.status;
        bytes += line.length;
        ALWAYS(response_take_line(&response, line, NOW, arena) == !response.is_too_long);
        ALWAYS(response.bytes == bytes);
        /* What comes behind an answer is no other answer. */
        ALWAYS(!was_complete || (response.is_complete && response.status == status));
        check_response(&response);
    }
}

/* Whether a place is found does not hang on how the page comes in pieces. */
static void check_fragment(struct text fragment, struct text page, size_t piece, struct arena *arena)
{
    struct fragment_search whole, cut;
    fragment_search_begin(&whole, fragment, arena);
    fragment_search_begin(&cut, fragment, arena);
    ALWAYS(whole.wanted.length <= FRAGMENT_LONGEST);
    fragment_search_feed(&whole, page);
    for (struct feed rest = {page}; rest.rest.length;)
        fragment_search_feed(&cut, feed_bytes(&rest, piece));
    ALWAYS(whole.is_found == cut.is_found);
    ALWAYS(!whole.is_found || text_find(page, whole.wanted, 0) != TEXT_NOT_FOUND);
    if (!whole.wanted.length || whole.wanted.length != fragment.length)
        return;
    struct text shown = text_format(arena, "%.*s<p id=\"%.*s\">", TEXT_ARGUMENTS(page),
                                    TEXT_ARGUMENTS(whole.wanted));
    fragment_search_begin(&whole, fragment, arena);
    fragment_search_feed(&whole, shown);
    ALWAYS(whole.is_found || text_find_byte(shown, '\0', 0) != TEXT_NOT_FOUND);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct feed feed = feed_of(data, size);
    size_t piece = feed_below(&feed, 256) + 1;
    struct text value = text_cut(&feed.rest, '\n'), fragment = text_cut(&feed.rest, '\n');
    check_retry_after(value);
    take_lines(feed.rest, &arena);
    check_fragment(fragment, feed.rest, piece, &arena);
    arena_free(&arena);
    return 0;
}
