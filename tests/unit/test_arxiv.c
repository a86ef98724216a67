#include "support.h"

#include "list/arxiv.h"

static enum arxiv_fault fault_of(const char *address)
{
    struct text id;
    return arxiv_check(text_from(address), &id);
}

static struct text id_of(const char *address)
{
    struct text id;
    arxiv_check(text_from(address), &id);
    return id;
}

static void addresses_of_papers_are_fine(void **state)
{
    static const char *const addresses[] = {
        "https://arxiv.org/abs/2306.11029",
        "http://arxiv.org/abs/2306.11029v2",
        "https://www.arxiv.org/pdf/2306.11029v12.pdf#page=3.84",
        "https://export.arxiv.org/abs/2306.11029?context=cs",
        "https://arxiv.org/html/2306.11029v1/x1.png",
        "https://arxiv.org/abs/2306.11029/",
        "https://arxiv.org/abs/arXiv:2306.11029",
        "https://arxiv.org/abs/0704.0001",
        "https://arxiv.org/abs/1412.6980",
        "https://arxiv.org/abs/1501.00001",
        "https://arxiv.org/abs/hep-th/9901001",
        "https://arxiv.org/pdf/math.GT/0309136v2",
        "https://doi.org/10.48550/arXiv.2306.11029",
        "HTTPS://ARXIV.ORG/abs/2306.11029",
    };
    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        if (fault_of(addresses[i]) != ARXIV_FINE)
            fail_msg("%s", addresses[i]);
}

static void other_addresses_are_none_of_its_business(void **state)
{
    static const char *const addresses[] = {
        "", "https://arxiv.org", "https://arxiv.org/list/cs.CV/recent", "https://arxiv.org/abstract/1",
        "https://example.org/abs/2313.1", "arxiv.org/abs/2313.1", "https://doi.org/10.1109/2313.1",
        "https://notarxiv.org/abs/2313.1", "https://arxiv.org/abs/2313.1https://github.com/a/b", "#arxiv",
    };
    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        if (fault_of(addresses[i]) != ARXIV_FINE)
            fail_msg("%s", addresses[i]);
        assert_text(id_of(addresses[i]), "");
    }
}

static void a_month_is_one_of_twelve(void **state)
{
    (void)state;
    assert_int_equal(fault_of("https://arxiv.org/abs/2313.11029"), ARXIV_NO_MONTH);
    assert_int_equal(fault_of("https://arxiv.org/abs/2300.11029"), ARXIV_NO_MONTH);
    assert_int_equal(fault_of("https://arxiv.org/abs/hep-th/9913001"), ARXIV_NO_MONTH);
}

static void the_number_has_the_digits_of_its_time(void **state)
{
    (void)state;
    assert_int_equal(fault_of("https://arxiv.org/abs/2306.1102"), ARXIV_NUMBER);
    assert_int_equal(fault_of("https://arxiv.org/abs/2311.1234567"), ARXIV_NUMBER);
    assert_int_equal(fault_of("https://arxiv.org/abs/1412.69801"), ARXIV_NUMBER);
    assert_int_equal(fault_of("https://arxiv.org/abs/2306."), ARXIV_NUMBER);
    assert_int_equal(arxiv_number_length(TEXT("1412.6980")), 4);
    assert_int_equal(arxiv_number_length(TEXT("1501.00001")), 5);
}

static void a_version_is_a_number(void **state)
{
    (void)state;
    assert_int_equal(fault_of("https://arxiv.org/abs/2306.11029v"), ARXIV_VERSION);
    assert_int_equal(fault_of("https://arxiv.org/abs/2306.11029v0"), ARXIV_VERSION);
    assert_int_equal(fault_of("https://arxiv.org/abs/2306.11029vx"), ARXIV_OTHER);
}

static void what_is_missing_or_doubled_is_told(void **state)
{
    (void)state;
    assert_int_equal(fault_of("https://arxiv.org/abs"), ARXIV_NO_ID);
    assert_int_equal(fault_of("https://arxiv.org/pdf/"), ARXIV_NO_ID);
    assert_int_equal(fault_of("https://arxiv.org/pdf/.pdf"), ARXIV_NO_ID);
    assert_int_equal(fault_of("https://arxiv.org/abs//2306.11029"), ARXIV_SLASHES);
}

static void anything_else_is_no_identifier(void **state)
{
    static const char *const ids[] = {"2306-11029", "230611029", "2306.11029a", "23061.1029", "cs.CV", "paper",
                                      "0601.12345", "hep-th/990100", "hep-th/0801001", "2306.11029."};
    (void)state;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char address[64] = "https://arxiv.org/abs/";
        strcat(address, ids[i]);
        if (fault_of(address) != ARXIV_OTHER)
            fail_msg("%s", ids[i]);
        assert_text(id_of(address), ids[i]);
    }
}

static void the_month_is_read_from_both_kinds(void **state)
{
    int year, month;
    (void)state;
    assert_true(arxiv_month(TEXT("2306.11029"), &year, &month));
    assert_int_equal(year, 2023);
    assert_int_equal(month, 6);
    assert_true(arxiv_month(TEXT("hep-th/9912001"), &year, &month));
    assert_int_equal(year, 1999);
    assert_true(arxiv_month(TEXT("math.GT/0309136"), &year, &month));
    assert_int_equal(year, 2003);
    assert_false(arxiv_month(TEXT(""), &year, &month));
    assert_false(arxiv_month(TEXT("2313.11029"), &year, &month));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_of_papers_are_fine),
        cmocka_unit_test(other_addresses_are_none_of_its_business),
        cmocka_unit_test(a_month_is_one_of_twelve),
        cmocka_unit_test(the_number_has_the_digits_of_its_time),
        cmocka_unit_test(a_version_is_a_number),
        cmocka_unit_test(what_is_missing_or_doubled_is_told),
        cmocka_unit_test(anything_else_is_no_identifier),
        cmocka_unit_test(the_month_is_read_from_both_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
