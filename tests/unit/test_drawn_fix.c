#include "lists.h"

#include "engine/drawn_fix.h"

/* The page after wanted has become replacement, in a fix that may be one of drawn tables. */
static struct text edited(const char *content, const char *wanted, const char *replacement)
{
    struct finding finding = {.rule = NULL};
    findings = (struct findings){.arena = &arena};
    read_list(content);
    size_t start = text_find(source.content, text_from(wanted), 0);
    struct range range = {(uint32_t)start, (uint32_t)(start + strlen(wanted))};
    finding_add_edit(&findings, &finding, FIX_SAFE, range, text_from(replacement),
                     (struct effect){.kind = EFFECT_NONE});
    fix_keep_drawn(&list, finding.fix, &arena);
    return fix_apply(source.content, finding.fix->edits.items, finding.fix->edits.count, &arena);
}

#define PADDED "| Name    | Title |\n| ------- | ----- |\n| SatMAE  | a     |\n"

static void what_is_added_is_taken_from_the_blanks_behind(void **state)
{
    (void)state;
    assert_text(edited(PADDED "| CSP     | b     |\n", "CSP", "**CSP**"), PADDED "| **CSP** | b     |\n");
}

static void what_is_taken_away_is_given_back(void **state)
{
    (void)state;
    assert_text(edited(PADDED "| Geo CSP | b     |\n", "Geo ", ""), PADDED "| CSP     | b     |\n");
}

static void one_blank_stays(void **state)
{
    (void)state;
    assert_text(edited(PADDED "| GeoChat | b     |\n", "GeoChat", "**GeoChat**"), PADDED "| **GeoChat** | b     |\n");
    assert_text(edited(PADDED "| CACo    | b     |\n", "CACo", "**CACo**"), PADDED "| **CACo** | b     |\n");
}

static void widths_are_columns_and_not_bytes(void **state)
{
    (void)state;
    assert_text(edited(PADDED "| 遥感    | b     |\n", "遥感", "*遥感*"), PADDED "| *遥感*  | b     |\n");
    assert_text(edited(PADDED "| CSP     | b     |\n", "CSP", "遥感"), PADDED "| 遥感    | b     |\n");
}

static void words_that_happen_to_be_as_long_are_no_alignment(void **state)
{
    (void)state;
    const char *plain = "|Name|Year|\n|---|---|\n|SatMAE|2022|\n|CSPMAE|2022|\n";
    assert_text(edited(plain, "CSPMAE", "CSP"), "|Name|Year|\n|---|---|\n|SatMAE|2022|\n|CSP|2022|\n");
    const char *spaced = "| Name | Year |\n|---|---|\n| SatMAE | 2022 |\n| GeoMAE | 2022 |\n| CSPMAE | 2022 |\n";
    assert_text(edited(spaced, "CSPMAE", "CSP"),
                "| Name | Year |\n|---|---|\n| SatMAE | 2022 |\n| GeoMAE | 2022 |\n| CSP | 2022 |\n");
}

static void a_row_that_is_out_of_line_already_keeps_its_blanks(void **state)
{
    (void)state;
    assert_text(edited(PADDED "| CSP  | b     |\n", "CSP", "**CSP**"), PADDED "| **CSP**  | b     |\n");
}

static void a_header_keeps_its_width_too(void **state)
{
    (void)state;
    assert_text(edited(PADDED "| CSP     | b     |\n", "Name", "Names"),
                "| Names   | Title |\n| ------- | ----- |\n| SatMAE  | a     |\n| CSP     | b     |\n");
}

static void one_row_under_its_header_is_enough(void **state)
{
    (void)state;
    assert_text(edited(PADDED, "SatMAE", "MAE"), "| Name    | Title |\n| ------- | ----- |\n| MAE     | a     |\n");
}

static void edits_of_the_blanks_themselves_are_left_alone(void **state)
{
    (void)state;
    assert_text(edited(PADDED "| CSP     | b     |\n", "CSP     ", "CSP "), PADDED "| CSP | b     |\n");
}

static void two_edits_of_a_cell_are_one_change(void **state)
{
    (void)state;
    struct finding finding = {.rule = NULL};
    const char *page = PADDED "| __CSP__ | b     |\n";
    findings = (struct findings){.arena = &arena};
    read_list(page);
    for (size_t at = text_find(source.content, TEXT("__"), 0); at != TEXT_NOT_FOUND;
         at = text_find(source.content, TEXT("__"), at + 1))
        finding_add_edit(&findings, &finding, FIX_SAFE, (struct range){(uint32_t)at, (uint32_t)at + 2}, TEXT(""),
                         (struct effect){.kind = EFFECT_NONE});
    fix_keep_drawn(&list, finding.fix, &arena);
    assert_int_equal(finding.fix->edits.count, 3);
    assert_text(fix_apply(source.content, finding.fix->edits.items, finding.fix->edits.count, &arena),
                PADDED "| CSP     | b     |\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(what_is_added_is_taken_from_the_blanks_behind),
        list_test(what_is_taken_away_is_given_back),
        list_test(one_blank_stays),
        list_test(widths_are_columns_and_not_bytes),
        list_test(words_that_happen_to_be_as_long_are_no_alignment),
        list_test(a_header_keeps_its_width_too),
        list_test(one_row_under_its_header_is_enough),
        list_test(edits_of_the_blanks_themselves_are_left_alone),
        list_test(two_edits_of_a_cell_are_one_change),
        list_test(a_row_that_is_out_of_line_already_keeps_its_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
