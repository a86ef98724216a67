#include "support.h"

#include "edge/verdict.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const char moved[] =
    "{\"url\":\"http://a.example/x\",\"id\":7,\"verdict\":\"moved\",\"status\":200,"
    "\"hops\":[{\"url\":\"http://a.example/x\",\"status\":301},"
    "{\"url\":\"https://b.example/\\u00e9\",\"status\":200}],"
    "\"final\":\"https://b.example/\",\"reason\":\"301 Moved Permanently\",\"elapsed_ms\":93}";

/* What the line says, or false. */
static bool take(struct text line, struct probe *probe)
{
    struct json_line *object = json_line_new(line);
    bool is_taken = object && verdict_take(object, probe, &arena);
    json_line_free(object);
    return is_taken;
}

static void a_verdict_has_all_that_was_learnt(void **state)
{
    struct probe probe = {.url = TEXT("http://a.example/x"), .in_flight = 3};
    (void)state;
    assert_true(take(text_from(moved), &probe));
    assert_text(probe.url, "http://a.example/x");
    assert_int_equal(probe.in_flight, 3);
    assert_int_equal(probe.verdict, VERDICT_MOVED);
    assert_int_equal(probe.status, 200);
    assert_int_equal(probe.hops.count, 2);
    assert_int_equal(probe.hops.items[0].status, 301);
    assert_text(probe.hops.items[1].url, "https://b.example/\xC3\xA9");
    assert_text(probe.final, "https://b.example/");
    assert_text(probe.reason, "301 Moved Permanently");
}

static void what_is_written_is_read_again(void **state)
{
    struct probe probe = {.url = TEXT("http://a.example/x")}, again = {.url = TEXT("")};
    struct builder line = {.arena = &arena};
    (void)state;
    assert_true(take(text_from(moved), &probe));
    probe.reason = TEXT("\" \\ \n \xFF \xE2\x80\xAE");
    builder_add_byte(&line, '{');
    verdict_write(&line, &probe);
    builder_add_byte(&line, '}');
    assert_int_equal(text_find_byte(builder_text(&line), '\n', 0), TEXT_NOT_FOUND);
    assert_true(take(builder_text(&line), &again));
    assert_int_equal(again.verdict, VERDICT_MOVED);
    assert_int_equal(again.hops.count, 2);
    assert_text(again.reason, "\" \\ \n \xEF\xBF\xBD \xE2\x80\xAE");
}

static void every_word_for_a_verdict_is_known_and_no_other(void **state)
{
    (void)state;
    for (enum verdict verdict = VERDICT_ALIVE; verdict < VERDICT_COUNT; verdict++)
        assert_int_equal(verdict_from_text(text_from(verdict_name(verdict))), verdict);
    assert_int_equal(verdict_from_text(TEXT("Alive")), VERDICT_NONE);
    assert_int_equal(verdict_from_text(TEXT("")), VERDICT_NONE);
}

static void more_hops_than_there_can_be_are_no_verdict(void **state)
{
    struct builder line = {.arena = &arena};
    struct probe probe = {.url = TEXT("x")};
    (void)state;
    builder_add(&line, TEXT("{\"verdict\":\"alive\",\"status\":200,\"final\":\"\",\"reason\":\"\",\"hops\":["));
    for (int i = 0; i <= VERDICT_HOPS; i++)
        builder_format(&line, "%s{\"url\":\"x\",\"status\":1}", i ? "," : "");
    builder_add(&line, TEXT("]}"));
    assert_false(take(builder_text(&line), &probe));
    assert_int_equal(probe.hops.count, 0);
}

static void what_is_nested_without_end_is_no_verdict(void **state)
{
    enum { DEPTH = 100 * 1000 };
    struct builder line = {.arena = &arena};
    struct probe probe = {.url = TEXT("x")};
    (void)state;
    builder_add(&line, TEXT("{\"hops\":"));
    for (int i = 0; i < DEPTH; i++)
        builder_add_byte(&line, '[');
    assert_false(take(builder_text(&line), &probe));
}

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* A few bytes of the line changed, cut out, or put in from elsewhere in it. */
static struct text mutated(struct text line, uint32_t *seed)
{
    static const char bytes[] = "{}[]\",:\\u0019-e.ntf \n\xFF\xC3";
    struct builder builder = {.arena = &arena};
    builder_add(&builder, line);
    for (uint32_t changes = next_random(seed) % 4 + 1; changes; changes--) {
        struct text now = text_copy(&arena, builder_text(&builder));
        size_t at = next_random(seed) % (now.length + 1), length = next_random(seed) % 12;
        size_t from = next_random(seed) % (now.length + 1);
        builder.length = 0;
        builder_add(&builder, text_slice(now, 0, at));
        if (next_random(seed) % 3 == 0)
            builder_add_byte(&builder, bytes[next_random(seed) % (sizeof bytes - 1)]);
        else if (next_random(seed) % 2)
            builder_add(&builder, text_slice(now, from, from + length < now.length ? from + length : now.length));
        size_t rest = at + (next_random(seed) % 2 ? length : 1);
        builder_add(&builder, text_slice(now, rest < now.length ? rest : now.length, now.length));
    }
    return builder_text(&builder);
}

static void a_broken_line_changes_nothing_and_a_whole_one_holds_what_can_be(void **state)
{
    enum { LINES = 50 * 1000 };
    uint32_t seed = 20250409;
    size_t taken = 0;
    (void)state;
    for (int i = 0; i < LINES; i++) {
        struct probe probe = {.url = TEXT("x"), .status = 12345};
        bool is_taken = take(mutated(text_from(moved), &seed), &probe);
        taken += is_taken;
        assert_text(probe.url, "x");
        assert_int_equal(probe.status == 12345, !is_taken);
        assert_int_equal(probe.verdict != VERDICT_NONE, is_taken);
        assert_true(is_taken ? probe.verdict < VERDICT_COUNT && probe.status <= VERDICT_STATUS
                             : !probe.hops.count && !probe.final.length);
        arena_free(&arena);
    }
    assert_in_range(taken, LINES / 100, LINES / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_verdict_has_all_that_was_learnt, free_arena),
        cmocka_unit_test_teardown(what_is_written_is_read_again, free_arena),
        cmocka_unit_test_teardown(every_word_for_a_verdict_is_known_and_no_other, free_arena),
        cmocka_unit_test_teardown(more_hops_than_there_can_be_are_no_verdict, free_arena),
        cmocka_unit_test_teardown(what_is_nested_without_end_is_no_verdict, free_arena),
        cmocka_unit_test_teardown(a_broken_line_changes_nothing_and_a_whole_one_holds_what_can_be, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
