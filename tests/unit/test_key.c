#include "lists.h"

#include "base/utf8.h"
#include "engine/key.h"

#define HEADER "|Abbreviation|Title|Paper|\n|---|---|---|\n"

/* The key of a finding that stands on the first place where the page says wanted; tabs shown as " / ". */
static struct text key_at(const char *content, const char *wanted, const char *detail)
{
    struct rule rule = {.name = TEXT("some-rule")};
    struct finding finding = {.rule = &rule, .key_detail = text_from(detail)};
    struct findings one = {.arena = &arena, .items = &finding, .count = 1};
    struct builder shown = {.arena = &arena};
    read_list(content);
    size_t start = text_find(source.content, text_from(wanted), 0);
    assert_int_not_equal(start, TEXT_NOT_FOUND);
    finding.range = (struct range){(uint32_t)start, (uint32_t)(start + strlen(wanted))};
    keys_make(&list, &one, &arena);
    for (size_t i = 0; i < finding.key.length; i++)
        builder_add(&shown, finding.key.bytes[i] == '\t' ? TEXT(" / ") : text_slice(finding.key, i, i + 1));
    return builder_text(&shown);
}

static void an_entry_is_its_folded_title(void **state)
{
    (void)state;
    assert_text(key_at(HEADER "|**A**|**Pre-Training: ＦＯＲ Earth 中**|[A](p)|\n", "[A]", ""),
                "some-rule / pretrainingforearth中 / ");
}

static void without_a_title_an_entry_is_its_name(void **state)
{
    (void)state;
    assert_text(key_at(HEADER "|**Sat-MAE**||[A](p)|\n", "[A]", ""), "some-rule / satmae / ");
    assert_text(key_at("|Title|Paper|\n|---|---|\n|?|[Sat MAE](p)|\n", "p)", ""), "some-rule / satmae / ");
}

static void without_a_name_an_entry_is_its_paper(void **state)
{
    (void)state;
    assert_text(key_at(HEADER "|**-**||[](https://arxiv.org/abs/2306.11029v2)|\n", "v2", ""),
                "some-rule / arxiv:2306.11029 / ");
}

static void a_row_that_says_nothing_or_too_much_is_its_folded_text(void **state)
{
    (void)state;
    assert_text(key_at(HEADER "|**A**|T|\n", "T|\n", ""), "some-rule / at / ");
    assert_text(key_at("|Year|Stars|\n|---|---|\n|2024|Ten|\n", "Ten", ""), "some-rule / 2024ten / ");
}

static void a_table_is_its_header_cells(void **state)
{
    (void)state;
    assert_text(key_at("| Title |**Paper** | Code |\n|---|---|---|\n|a|b|c|\n", "---", ""),
                "some-rule / table:title|**paper**|code / ");
}

static void a_stray_row_is_its_folded_text(void **state)
{
    (void)state;
    assert_text(key_at(HEADER "\n|**A**|T: x|[p](q)|\n", "T: x", ""), "some-rule / atxpq / ");
}

static void outside_of_tables_it_is_what_stands_there(void **state)
{
    (void)state;
    static const char page[] = "# Models & More\n\n## Contents\n\n- [Survey Papers](#x)\n\n- **2024.6.12**: Update A.\n"
                               "\ntext\n";
    assert_text(key_at(page, "Models", ""), "some-rule / heading:models--more / ");
    assert_text(key_at(page, "#x", ""), "some-rule / contents:Survey Papers / ");
    assert_text(key_at(page, "Update", ""), "some-rule / update:2024.6.12 / ");
    assert_text(key_at(page, "text", ""), "some-rule / page / ");
}

static void the_detail_is_folded(void **state)
{
    (void)state;
    assert_text(key_at("text\n", "text", "Some THING 中"), "some-rule / page / some thing 中");
}

static void a_key_is_one_line_of_three_parts(void **state)
{
    (void)state;
    assert_text(key_at("text\n", "text", "a\tb\nc\rd\\e"), "some-rule / page / a\\tb\\nc\\nd\\\\e");
    assert_text(key_at("- [a\tb\\](#x)](#y)\n", "#y", ""), "some-rule / contents:a\\tb\\\\](#x) / ");
}

static void of_a_long_subject_the_start_and_a_hash_are_left(void **state)
{
    (void)state;
    struct builder title = {.arena = &arena};
    for (int i = 0; i < 100; i++)
        builder_add(&title, TEXT("遥感"));
    struct text page = text_format(&arena, HEADER "|**A**|%.*s|[A](p)|\n|**B**|%.*s大|[B](q)|\n%c",
                                   TEXT_ARGUMENTS(builder_text(&title)), TEXT_ARGUMENTS(builder_text(&title)),
                                       '\0');
    struct text one = key_at(page.bytes, "[A]", ""), other = key_at(page.bytes, "[B]", "");
    assert_true(one.length < 220);
    assert_int_equal(utf8_valid_length(one), one.length);
    assert_true(text_starts_with(one, TEXT("some-rule / 遥感遥感")));
    assert_false(text_equal(one, other));
}

static void a_row_full_of_findings_takes_no_time_and_room(void **state)
{
    (void)state;
    struct builder page = {.arena = &arena};
    builder_add(&page, TEXT("|Title|Paper|\n|---|---|\n|"));
    for (int i = 0; i < 8000; i++)
        builder_add(&page, TEXT("[a](#b)"));
    builder_add(&page, TEXT("|c|\n\0"));
    only("dead-anchor");
    lint(page.bytes);
    assert_int_equal(findings.count, 8000);
    assert_ptr_not_equal(findings.items[0].key.bytes, NULL);
    assert_true(findings.items[7999].key.length < 220);
}

static void line_endings_change_no_key(void **state)
{
    (void)state;
    static const char expected[] = "some-rule / contents:a\\nb / c\\nd";
    assert_text(key_at("- [a\nb](#x)\n", "#x", "c\nd"), expected);
    assert_text(key_at("- [a\r\nb](#x)\r\n", "#x", "c\r\nd"), expected);
    assert_text(key_at("- [a\rb](#x)\r", "#x", "c\rd"), expected);
}

/* The keys of what the page gives, in page order. */
static struct text keys(const char *prefix, const char *content)
{
    struct builder builder = {.arena = &arena};
    only("abbreviation-not-bold,column-count,dead-anchor,invalid-utf8,not-a-table,split-table");
    lint(text_copy(&arena, text_format(&arena, "%s%s", prefix, content)).bytes);
    for (size_t i = 0; i < findings.count; i++)
        builder_format(&builder, "%.*s\n", TEXT_ARGUMENTS(findings.items[i].key));
    return builder_text(&builder);
}

static void inserted_lines_change_no_key(void **state)
{
    (void)state;
    static const char page[] = "- [A](#nowhere)\n\n" HEADER "|**A**|**T**|\n|B|**U**|[p](q)|\n\n"
                               "|**C**|**V**|[r](s)|\n\n"
                               "|Title|Paper|\n|---|\n|**W**|[t](u)|\n\nbroken \xFF byte\n";
    struct text before = keys("", page);
    assert_true(findings.count >= 5);
    assert_text(keys("one\n\ntwo\n\n", page), text_copy(&arena, before).bytes);
}

static void inserted_rows_change_no_key(void **state)
{
    (void)state;
    static const char bottom[] = "|**A**|**T**|\n|B|**U**|[p](q)|\n\n|**C**|**V**|[r](s)|\n";
    struct text before = keys(HEADER, bottom);
    assert_int_equal(findings.count, 3);
    assert_text(keys(HEADER "|**X**|**Y**|[z](z)|\n|**X2**|**Y2**|[z2](z2)|\n", bottom),
                text_copy(&arena, before).bytes);
}

static void an_exception_is_about_an_entry_by_abbreviation_or_title(void **state)
{
    (void)state;
    struct finding finding = {.range = {0, 0}};
    struct key_names names = {0};
    read_list(HEADER "|**Sat-MAE**|**Some Title**|[p](q)|\n");
    finding.range.start = (uint32_t)text_find(source.content, TEXT("[p]"), 0);
    assert_true(key_is_about(&list, &finding, TEXT("satmae"), &names, &arena));
    assert_true(key_is_about(&list, &finding, TEXT("sometitle"), &names, &arena));
    assert_false(key_is_about(&list, &finding, TEXT("some"), &names, &arena));
    finding.range.start = 0;
    assert_false(key_is_about(&list, &finding, TEXT("satmae"), &names, &arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(an_entry_is_its_folded_title),
        list_test(without_a_title_an_entry_is_its_name),
        list_test(without_a_name_an_entry_is_its_paper),
        list_test(a_row_that_says_nothing_or_too_much_is_its_folded_text),
        list_test(a_table_is_its_header_cells),
        list_test(a_stray_row_is_its_folded_text),
        list_test(outside_of_tables_it_is_what_stands_there),
        list_test(the_detail_is_folded),
        list_test(a_key_is_one_line_of_three_parts),
        list_test(of_a_long_subject_the_start_and_a_hash_are_left),
        list_test(a_row_full_of_findings_takes_no_time_and_room),
        list_test(line_endings_change_no_key),
        list_test(inserted_lines_change_no_key),
        list_test(inserted_rows_change_no_key),
        list_test(an_exception_is_about_an_entry_by_abbreviation_or_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
