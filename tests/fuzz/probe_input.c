/* What the prober reads: lines out of pieces, requests out of lines; and what it writes of each. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/json_line.h"
#include "base/utf8.h"
#include "probe/input.h"
#include "probe/protocol.h"

#include <unistd.h>

/* What a request was read as comes back in its verdict, on a line that nobody can take for two. */
static void check_report(const struct request *request, struct arena *arena)
{
    struct chain chain = {.cookies = TEXT("")};
    struct report report = {.request = request, .verdict = VERDICT_REFUSED, .chain = &chain,
                            .final = request->url, .reason = TEXT("a reason")};
    char *bytes;
    size_t length;
    FILE *stream = open_memstream(&bytes, &length);
    ALWAYS(stream);
    report_write(&report, stream, arena);
    fclose(stream);
    for (size_t i = 0; i + 1 < length; i++)
        ALWAYS(bytes[i] >= ' ' && bytes[i] < 0x7F);
    ALWAYS(length && bytes[length - 1] == '\n');
    struct json_line *object = json_line_new((struct text){bytes, length});
    struct text url;
    long long id;
    bool holds_nul = text_find_byte(request->url, '\0', 0) != TEXT_NOT_FOUND;
    ALWAYS(object || holds_nul);
    ALWAYS(!object || (json_line_text(object, "url", &url) && text_equal(url, utf8_repaired(arena, request->url))));
    ALWAYS(!object || json_line_number(object, "id", &id) == request->has_id);
    ALWAYS(!object || !request->has_id || id == request->id);
    json_line_free(object);
    free(bytes);
}

static void check_request(struct text line)
{
    struct arena arena = {0};
    struct request request;
    const char *problem = NULL;
    bool is_read = request_read(&request, line, &arena, &problem);
    ALWAYS(is_read || (problem && *problem));
    ALWAYS(text_trim(line).length <= LINE_LONGEST || !is_read);
    ALWAYS(request.in_flight <= 1000 && request.alive.count <= 64);
    ALWAYS(!is_read || !request.has_id || request.id >= 0);
    for (size_t i = 0; i < request.alive.count; i++)
        ALWAYS(request.alive.items[i] >= 100 && request.alive.items[i] <= 999);
    ALWAYS(text_starts_with(text_trim(line), TEXT("{")) || text_equal(request.url, text_trim(line)));
    if (is_read)
        check_report(&request, &arena);
    arena_free(&arena);
}

/* A line is as it was sent, or the start of one that is too long. */
static void check_line(struct text line, struct text *expected, bool is_last)
{
    bool has_end = text_find_byte(*expected, '\n', 0) != TEXT_NOT_FOUND;
    struct text whole = text_cut(expected, '\n');
    bool is_cut = line.length > LINE_LONGEST;
    ALWAYS(has_end || is_last || is_cut);
    ALWAYS(is_cut ? text_starts_with(whole, line) : text_equal(line, whole));
    check_request(line);
}

/* With the first line so often that it is longer than any may be. */
static struct text lengthened(struct text text, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    struct text rest = text, first = text_cut(&rest, '\n');
    while (first.length && builder.length < 3 * LINE_LONGEST)
        builder_add(&builder, first);
    builder_add(&builder, text_slice(text, first.length, text.length));
    return builder_text(&builder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct feed feed = feed_of(data, size);
    struct input input = {.bytes = NULL};
    size_t piece = feed_below(&feed, 32 * 1024) + 1;
    bool is_long = !feed_below(&feed, 64);
    struct text sent = is_long ? lengthened(feed.rest, &arena) : feed.rest, expected = sent, line;
    int ends[2];
    ALWAYS(pipe(ends) == 0);
    for (bool is_open = true; !input.has_ended;) {
        size_t length = is_long ? piece + 8 * 1024 : piece;
        struct text next = text_slice(sent, 0, sent.length < length ? sent.length : length);
        sent = text_slice(sent, next.length, sent.length);
        if (next.length)
            ALWAYS(write(ends[1], next.bytes, next.length) == (ssize_t)next.length);
        else if (is_open)
            is_open = close(ends[1]) != 0;
        ALWAYS(input_read(&input, ends[0]));
        while (input_next(&input, &line))
            check_line(line, &expected, input.has_ended);
    }
    ALWAYS(!expected.length);
    close(ends[0]);
    input_free(&input);
    arena_free(&arena);
    return 0;
}
