/* Requests and verdicts: some by hand, many at random. With libFuzzer: clang -fsanitize=fuzzer,address
 * -DRSFM_LINT_FUZZER -Isrc tests/probe/test_protocol.c, and what the Makefile links. */
#include "../unit/support.h"

#include "probe/input.h"
#include "probe/policy.h"
#include "probe/protocol.h"
#include "probe/response.h"
#include "probe/retry_after.h"

#include <jansson.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *__lsan_default_suppressions(void);

/* libcurl 7.88 keeps the name of a host that it could not turn into ASCII. */
const char *__lsan_default_suppressions(void)
{
    return "leak:libcurl.so";
}

/* The line that a report becomes, as somebody else reads it. */
static json_t *written(const struct report *report, struct arena *arena)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&bytes, &size);
    assert_non_null(stream);
    report_write(report, stream, arena);
    assert_int_equal(fclose(stream), 0);
    assert_true(size > 0 && bytes[size - 1] == '\n');
    for (size_t i = 0; i + 1 < size; i++)
        assert_true(bytes[i] >= ' ' && bytes[i] < 0x7F);
    json_t *object = json_loadb(bytes, size, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, NULL);
    assert_true(json_is_object(object));
    free(bytes);
    return object;
}

/* All that is done with a line of input and with what a server answers, but for the network. */
static void try_bytes(struct text bytes)
{
    struct arena arena = {0};
    struct request request;
    struct url url = {.port = 0}, next;
    const char *problem = "";
    struct chain chain = {.cookies = TEXT("")};
    struct policy policy = {.allowances = {.count = 0}};
    if (request_read(&request, bytes, &arena, &problem) &&
        url_read(&url, request.url, NULL, &arena, &problem)) {
        chain_begin(&chain, &url, &arena);
        for (size_t i = 0; i < url.whole.length; i++)
            assert_true(url.whole.bytes[i] > ' ');
        (void)policy_refuses_url(&policy, &url);
        if (chain_follow(&chain, bytes, &arena, &problem) == CHAIN_GOES_ON)
            assert_true(url_read(&next, chain_end(&chain)->url.whole, NULL, &arena, &problem));
    }
    struct response response = {.retry_after = RETRY_AFTER_NONE};
    struct text rest = bytes;
    while (rest.length && response_take_line(&response, text_cut(&rest, '\n'), 0, &arena))
        assert_true(response.retry_after >= RETRY_AFTER_NONE && response.retry_after <= RETRY_AFTER_MOST);
    struct answer answer = {.status = response.status, .location = response.location,
                            .is_challenge = response.is_challenge, .retry_after = response.retry_after};
    enum verdict verdict = judge(&answer, &request.alive).verdict;
    struct report report = {.request = &request, .chain = &chain, .verdict = verdict, .status = response.status,
                            .final = url_cleaned(response.location, &arena),
                            .reason = status_text(response.status, &arena)};
    json_t *object = written(&report, &arena);
    assert_string_equal(json_string_value(json_object_get(object, "verdict")), verdict_word(verdict));
    json_decref(object);
    arena_free(&arena);
}

#ifdef RSFM_LINT_FUZZER

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    try_bytes((struct text){(const char *)bytes, length});
    return 0;
}

#else

static uint64_t next_random(uint64_t *random)
{
    *random = *random * 6364136223846793005u + 1442695040888963407u;
    return *random >> 33;
}

static void nothing_that_is_read_does_harm(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "http://", "https://", "{\"url\":\"", "\",\"id\":", "\",\"alive\":[", "403", "]}", "}", "a.org", "[::1]",
        "@", ":",
        "/", "?", "#", "%", "%zz", "\\", "..", "HTTP/1.1 301 x\n", "HTTP/2 429\n", "Location: ", "Retry-After: ",
        "Set-Cookie: a=b\n", "Content-Type: text/html\n", "\r\n", "\n\n", "99999999999999999999", "-1", "\xff",
        "\xc3\xa9",
        "\xe2\x80\xae", "\x7f", "\x1b[31m", "\\u0000", "127.0.0.1", "0x7f", "xn--", ".",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "in_flight", "null", "{", "[", "\"",
    };
    uint64_t random = 20240229;
    for (int round = 0; round < 20000; round++) {
        char bytes[512];
        size_t length = 0;
        for (uint64_t left = next_random(&random) % 12; left; left--) {
            const char *part = parts[next_random(&random) % (sizeof parts / sizeof parts[0])];
            if (length + strlen(part) < sizeof bytes) {
                memcpy(bytes + length, part, strlen(part));
                length += strlen(part);
            }
        }
        if (length && next_random(&random) % 4 == 0)
            bytes[next_random(&random) % length] = (char)next_random(&random);
        try_bytes((struct text){bytes, length});
    }
}

static void check_request(const char *line, const char *url, const char *expected_problem)
{
    struct arena arena = {0};
    struct request request;
    const char *problem = NULL;
    bool is_read = request_read(&request, text_from(line), &arena, &problem);
    assert_text(request.url, url);
    if (expected_problem)
        assert_string_equal(problem, expected_problem);
    assert_int_equal(is_read, !expected_problem);
    arena_free(&arena);
}

static void a_line_is_an_address_or_an_object(void **state)
{
    (void)state;
    check_request("http://a.org/ \r", "http://a.org/", NULL);
    check_request("{\"url\": \"http://a.org/\", \"id\": 7, \"in_flight\": 1, \"alive\": [403, 999]}",
    "http://a.org/",
                  NULL);
    check_request("{\"url\": \"a\", \"other\": {}}", "a", NULL);
    check_request("{", "{", "not JSON");
    check_request("{}", "{}", "a request needs a text as its url");
    check_request("{\"url\": 7}", "{\"url\": 7}", "a request needs a text as its url");
    check_request("{\"url\": \"a\", \"id\": -1}", "a", "the id of a request is an integer from 0 on");
    check_request("{\"url\": \"a\", \"id\": 1.5}", "a", "the id of a request is an integer from 0 on");
    check_request("{\"url\": \"a\", \"in_flight\": 0}", "a", "in_flight is an integer from 1 on");
    check_request("{\"url\": \"a\", \"alive\": [99]}", "a", "alive is an array of statuses");
    check_request("{\"url\": \"a\", \"alive\": 403}", "a", "alive is an array of statuses");
    check_request("{\"url\": \"a\"} x", "{\"url\": \"a\"} x", "not JSON");
}

static void a_verdict_tells_all_that_was_found(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct chain chain = {.cookies = TEXT("")};
    struct request request = {.url = TEXT("http://a.org/\xff\x7f\n"), .has_id = true, .id = 7};
    struct url url = {.whole = TEXT("http://a.org/")};
    chain_begin(&chain, &url, &arena);
    chain_end(&chain)->status = 404;
    struct report report = {.request = &request, .verdict = VERDICT_DEAD, .status = 404, .chain = &chain,
                            .final = TEXT("http://a.org/#x"), .reason = TEXT("404 Not Found"), .elapsed = 93};
    json_t *object = written(&report, &arena);
    json_t *expected = json_pack("{s:s, s:i, s:s, s:i, s:[{s:s, s:i}], s:s, s:s, s:i}", "url",
                                 "http://a.org/\xef\xbf\xbd\x7f\n", "id", 7, "verdict", "dead", "status", 404,
                                 "hops", "url", "http://a.org/", "status", 404, "final", "http://a.org/#x",
                                 "reason",
                                 "404 Not Found", "elapsed_ms", 93);
    assert_true(json_equal(object, expected));
    json_decref(expected);
    json_decref(object);
    arena_free(&arena);
}

/* Feeds the bytes to an input in pieces, and counts the lines and the longest of them. */
static void read_lines(struct text bytes, size_t piece, size_t *count, size_t *longest)
{
    struct input input = {.bytes = NULL};
    struct text line;
    int files[2];
    *count = *longest = 0;
    assert_int_equal(pipe(files), 0);
    while (!input.has_ended) {
        size_t length = bytes.length < piece ? bytes.length : piece;
        if (length)
            assert_int_equal(write(files[1], bytes.bytes, length), length);
        else if (files[1] >= 0)
            close(files[1]);
        bytes = text_slice(bytes, length, bytes.length);
        assert_true(input_read(&input, files[0]));
        while (input_next(&input, &line)) {
            ++*count;
            *longest = line.length > *longest ? line.length : *longest;
        }
    }
    close(files[0]);
    input_free(&input);
}

static void lines_are_whole_however_they_come(void **state)
{
    (void)state;
    size_t count, longest;
    for (size_t piece = 1; piece < 20; piece++) {
        read_lines(TEXT("a\nbcd\n\nefghi\nlast"), piece, &count, &longest);
        assert_int_equal(count, 5);
        assert_int_equal(longest, 5);
    }
    read_lines(TEXT(""), 1, &count, &longest);
    assert_int_equal(count, 0);
}

static void a_line_without_end_takes_bounded_memory(void **state)
{
    (void)state;
    size_t count, longest, length = 3 * 1000 * 1000;
    char *bytes = malloc(length);
    memset(bytes, 'x', length);
    memcpy(bytes + length - 6, "\nnext\n", 6);
    read_lines((struct text){bytes, length}, 60000, &count, &longest);
    assert_int_equal(count, 2);
    assert_true(longest > LINE_LONGEST && longest < 4 * LINE_LONGEST);
    free(bytes);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_that_is_read_does_harm),
        cmocka_unit_test(a_line_is_an_address_or_an_object),
        cmocka_unit_test(a_verdict_tells_all_that_was_found),
        cmocka_unit_test(lines_are_whole_however_they_come),
        cmocka_unit_test(a_line_without_end_takes_bounded_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#endif
