#include "../unit/support.h"

#include "probe/retry_after.h"
#include "probe/verdict.h"

enum { NOVEMBER_6_1994 = 784111777 };

static struct judgement judged(int status, bool was_head)
{
    struct statuses alive = {.count = 0};
    struct answer answer = {.status = status, .was_head = was_head, .retry_after = RETRY_AFTER_NONE};
    return judge(&answer, &alive);
}

static void a_page_gives_each_status_its_verdict(void **state)
{
    (void)state;
    static const struct { int status; enum step step; enum verdict verdict; } rows[] = {
        {200, STEP_TELL, VERDICT_ALIVE},            {201, STEP_TELL, VERDICT_ALIVE},
        {204, STEP_TELL, VERDICT_ALIVE},            {206, STEP_TELL, VERDICT_ALIVE},
        {300, STEP_TELL, VERDICT_ALIVE},            {202, STEP_TELL, VERDICT_BLOCKED},
        {400, STEP_TELL, VERDICT_BLOCKED},          {401, STEP_TELL, VERDICT_BLOCKED},
        {403, STEP_TELL, VERDICT_BLOCKED},          {404, STEP_TELL, VERDICT_DEAD},
        {405, STEP_TELL, VERDICT_BLOCKED},          {410, STEP_TELL, VERDICT_DEAD},
        {418, STEP_TELL, VERDICT_BLOCKED},          {429, STEP_COME_BACK, VERDICT_BLOCKED},
        {451, STEP_TELL, VERDICT_BLOCKED},          {999, STEP_TELL, VERDICT_BLOCKED},
        {304, STEP_TELL, VERDICT_BLOCKED},          {301, STEP_TRY_LATER, VERDICT_UNREACHABLE},
        {408, STEP_TRY_LATER, VERDICT_UNREACHABLE}, {500, STEP_TRY_LATER, VERDICT_UNREACHABLE},
        {503, STEP_TRY_LATER, VERDICT_UNREACHABLE}, {599, STEP_TRY_LATER, VERDICT_UNREACHABLE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(judged(rows[i].status, false).step, rows[i].step);
        assert_int_equal(judged(rows[i].status, false).verdict, rows[i].verdict);
    }
}

static void head_is_believed_only_when_all_is_well(void **state)
{
    (void)state;
    for (int status = 200; status <= 999; status++) {
        enum step step = judged(status, true).step;
        if (step == STEP_TELL)
            assert_int_equal(judged(status, true).verdict, VERDICT_ALIVE);
        else
            assert_true(step == STEP_ASK_AGAIN || status == 429);
    }
}

static void no_status_but_two_is_ever_dead(void **state)
{
    (void)state;
    for (int status = 100; status <= 999; status++)
        for (int was_head = 0; was_head < 2; was_head++)
            if (judged(status, was_head).verdict == VERDICT_DEAD)
                assert_true(!was_head && (status == 404 || status == 410));
}

static void a_redirect_is_followed_where_it_leads_somewhere(void **state)
{
    (void)state;
    struct statuses alive = {.count = 0};
    struct answer answer = {.retry_after = RETRY_AFTER_NONE, .location = TEXT("/there")};
    for (answer.status = 200; answer.status <= 999; answer.status++) {
        bool leads_on = (answer.status >= 300 && answer.status <= 303) || answer.status == 307 ||
                        answer.status == 308;
        assert_int_equal(judge(&answer, &alive).step == STEP_FOLLOW, leads_on);
    }
}

static void a_challenge_is_never_more_than_blocked(void **state)
{
    (void)state;
    struct statuses alive = {.count = 0};
    struct answer answer = {.retry_after = 5, .is_challenge = true};
    for (answer.status = 200; answer.status <= 999; answer.status++) {
        assert_int_equal(judge(&answer, &alive).step, STEP_TELL);
        assert_int_equal(judge(&answer, &alive).verdict, VERDICT_BLOCKED);
    }
}

static void a_server_that_names_a_time_is_asked_then(void **state)
{
    (void)state;
    struct statuses alive = {.count = 0};
    struct answer answer = {.status = 503, .retry_after = 5, .was_head = true};
    assert_int_equal(judge(&answer, &alive).step, STEP_COME_BACK);
    assert_int_equal(judge(&answer, &alive).verdict, VERDICT_UNREACHABLE);
    answer.status = 500;
    assert_int_equal(judge(&answer, &alive).step, STEP_ASK_AGAIN);
}

static void a_status_that_was_named_as_alive_is_alive(void **state)
{
    (void)state;
    int items[] = {403, 500};
    struct statuses alive = {.items = items, .count = 2};
    struct answer answer = {.status = 403, .was_head = true, .is_challenge = true};
    assert_int_equal(judge(&answer, &alive).verdict, VERDICT_ALIVE);
    answer.status = 404;
    assert_int_not_equal(judge(&answer, &alive).verdict, VERDICT_ALIVE);
}

static void only_a_missing_host_is_a_dead_failure(void **state)
{
    (void)state;
    struct statuses alive = {.count = 0};
    static const struct { enum failure failure; enum step step; enum verdict verdict; } rows[] = {
        {FAILURE_POLICY, STEP_TELL, VERDICT_REFUSED},
        {FAILURE_NO_SUCH_HOST, STEP_TRY_LATER, VERDICT_DEAD},
        {FAILURE_NAME_SERVER, STEP_TRY_LATER, VERDICT_UNREACHABLE},
        {FAILURE_CONNECTION, STEP_TRY_LATER, VERDICT_UNREACHABLE},
        {FAILURE_CERTIFICATE, STEP_TELL, VERDICT_UNREACHABLE},
        {FAILURE_TIME_OUT, STEP_TRY_LATER, VERDICT_UNREACHABLE},
        {FAILURE_BROKEN, STEP_TRY_LATER, VERDICT_UNREACHABLE},
        {FAILURE_OWN, STEP_TRY_LATER, VERDICT_UNCHECKED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct answer answer = {.failure = rows[i].failure};
        assert_int_equal(judge(&answer, &alive).step, rows[i].step);
        assert_int_equal(judge(&answer, &alive).verdict, rows[i].verdict);
    }
}

static void retry_after_is_a_number_or_a_date_within_a_minute(void **state)
{
    (void)state;
    static const struct { const char *text; int seconds; } rows[] = {
        {"0", 0}, {"7", 7}, {" 7 ", 7}, {"60", 60}, {"61", 60}, {"86400", 60}, {"-1", 0}, {"-86400", 0},
        {"99999999999999999999999999", 60}, {"007", 7},
        {"", RETRY_AFTER_NONE}, {"-", RETRY_AFTER_NONE}, {"soon", RETRY_AFTER_NONE}, {"7s", RETRY_AFTER_NONE},
        {"1.5", RETRY_AFTER_NONE}, {"+7", RETRY_AFTER_NONE},
        {"Sun, 06 Nov 1994 08:49:37 GMT", 0}, {"Sun, 06 Nov 1994 08:49:47 GMT", 10},
        {"Sun, 06 Nov 1994 08:59:37 GMT", 60}, {"Sun, 06 Nov 1994 08:00:00 GMT", 0},
        {"Sunday, 06-Nov-94 08:49:47 GMT", 10}, {"Sun Nov  6 08:49:47 1994", 10},
        {"Sun, 06 Nov 1994 08:49:47", RETRY_AFTER_NONE}, {"Sun, 06 Nov 1994 08:49:47 GMT+1", RETRY_AFTER_NONE},
        {"Sun, 06 Nux 1994 08:49:47 GMT", RETRY_AFTER_NONE}, {"Sun, 66 Nov 1994 08:49:47 GMT", RETRY_AFTER_NONE},
        {"Sun, -6 Nov 1994 08:49:47 GMT", RETRY_AFTER_NONE}, {", ", RETRY_AFTER_NONE},
        {"Sun, 06 Nov 9999 08:49:47 GMT", 60},
        {"Sunnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn, 06 Nov 1994 08:49:47 GMT", RETRY_AFTER_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(retry_after_read(text_from(rows[i].text), NOVEMBER_6_1994), rows[i].seconds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_gives_each_status_its_verdict),
        cmocka_unit_test(head_is_believed_only_when_all_is_well),
        cmocka_unit_test(no_status_but_two_is_ever_dead),
        cmocka_unit_test(a_redirect_is_followed_where_it_leads_somewhere),
        cmocka_unit_test(a_challenge_is_never_more_than_blocked),
        cmocka_unit_test(a_server_that_names_a_time_is_asked_then),
        cmocka_unit_test(a_status_that_was_named_as_alive_is_alive),
        cmocka_unit_test(only_a_missing_host_is_a_dead_failure),
        cmocka_unit_test(retry_after_is_a_number_or_a_date_within_a_minute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
