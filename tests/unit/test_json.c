#include "sheet.h"

#include <jansson.h>

#define HEADER "{\"format\":\"rsfm-lint\",\"version\":1}\n"

static void json_begins_with_its_header(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("one\n"));
    sheet_expect(&sheet, "json", HEADER);
}

static void json_has_the_fields_in_their_order(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("\xEF\xBB\xBFone\ntwo 遥感\n"));
    struct finding *finding = sheet_report_text(&sheet, "遥感\n");
    finding_add_note(&sheet.findings, finding, sheet_range(&sheet, "one"), "first used here");
    sheet_expect(&sheet, "json",
                 HEADER "{\"file\":\"a.md\",\"line\":2,\"column\":5,\"end_line\":3,\"end_column\":1,"
                        "\"severity\":\"error\",\"rule\":\"column-count\",\"message\":\"fault\",\"notes\":[{"
                        "\"file\":\"a.md\",\"line\":1,\"column\":1,\"message\":\"first used here\"}],\"fix\":null,"
                        "\"key\":\"column-count\\tpage\\t\"}\n");
}

static void json_tells_the_fix_with_its_edits_and_effects(void **state)
{
    (void)state;
    struct sheet sheet;
    const struct effect effects[] = {
        {.kind = EFFECT_REPLACES, .before = TEXT("a"), .after = TEXT("")},
        {.kind = EFFECT_NONE},
        {.kind = EFFECT_MAKES_ROWS, .count = 3},
        {.kind = EFFECT_CHANGES_HEADING_LEVEL, .before = TEXT("not told")},
        {.kind = EFFECT_CHANGES_LINK, .before = TEXT("http://a"), .after = TEXT("https://a")},
    };
    sheet_begin(&sheet, TEXT("\xEF\xBB\xBFone\n"));
    sheet_report_text(&sheet, "one");
    for (uint32_t i = 0; i < sizeof effects / sizeof *effects; i++)
        finding_add_edit(&sheet.findings, &sheet.findings.items[0], FIX_UNSAFE, (struct range){3 + i, 4 + i},
                         TEXT("\"\n"), effects[i]);
    char *bytes = sheet_printed(&sheet, "json");
    assert_non_null(strstr(bytes, "\"fix\":{\"safety\":\"unsafe\",\"edits\":["
                                  "{\"start\":3,\"end\":4,\"text\":\"\\\"\\n\"},{\"start\":4,\"end\":5,"));
    assert_non_null(strstr(bytes, "\"effects\":[{\"kind\":\"replaces\",\"before\":\"a\",\"after\":\"\"},"
                                  "{\"kind\":\"makes-rows\",\"count\":3},{\"kind\":\"changes-heading-level\"},"
                                  "{\"kind\":\"changes-link\",\"before\":\"http://a\",\"after\":\"https://a\"}]},"
                                  "\"key\""));
    free(bytes);
    arena_free(&sheet.arena);
}

static void json_commands_nothing_and_says_the_same_when_parsed(void **state)
{
    (void)state;
    struct sheet sheet;
    const struct text hostile = TEXT("###[add-matcher]\\\033\0\x7F\u202E\u2028遥\"\n::error::x");
    sheet_begin(&sheet, TEXT("one\n"));
    sheet_report_text(&sheet, "one")->message = hostile;
    char *bytes = sheet_printed(&sheet, "json");
    assert_null(strstr(bytes, "##["));
    for (const char *byte = bytes; *byte; byte++)
        assert_true((unsigned char)*byte >= 0x20 || *byte == '\n');
    assert_null(strstr(bytes, "\x7F"));
    assert_null(strstr(bytes, "\u202E"));
    assert_null(strstr(bytes, "\u2028"));
    assert_non_null(strstr(bytes, "遥"));
    json_t *line = json_loads(strchr(bytes, '\n') + 1, JSON_ALLOW_NUL, NULL);
    json_t *message = json_object_get(line, "message");
    assert_int_equal(json_string_length(message), hostile.length);
    assert_memory_equal(json_string_value(message), hostile.bytes, hostile.length);
    json_decref(line);
    free(bytes);
    arena_free(&sheet.arena);
}

static void json_repairs_broken_utf8(void **state)
{
    (void)state;
    struct sheet sheet;
    sheet_begin(&sheet, TEXT("\xFF\n"));
    sheet.source.path = "\xE9.md";
    sheet_report(&sheet, (struct range){0, 1})->message = TEXT("a\xFF" "b");
    sheet.findings.items[0].key = TEXT("\xC3");
    char *bytes = sheet_printed(&sheet, "json");
    assert_non_null(strstr(bytes, "{\"file\":\"\uFFFD.md\",\"line\":1,\"column\":1,"
                                  "\"end_line\":1,\"end_column\":2,"));
    assert_non_null(strstr(bytes, "\"message\":\"a\uFFFDb\""));
    assert_non_null(strstr(bytes, "\"key\":\"\uFFFD\"}\n"));
    free(bytes);
    arena_free(&sheet.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_begins_with_its_header),
        cmocka_unit_test(json_has_the_fields_in_their_order),
        cmocka_unit_test(json_tells_the_fix_with_its_edits_and_effects),
        cmocka_unit_test(json_commands_nothing_and_says_the_same_when_parsed),
        cmocka_unit_test(json_repairs_broken_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
