#include "lists.h"

#include "list/place.h"

static uint32_t offset_of(const char *wanted)
{
    size_t found_at = text_find(source.content, text_from(wanted), 0);
    assert_int_not_equal(found_at, TEXT_NOT_FOUND);
    return (uint32_t)found_at;
}

static void a_row_is_found_at_each_of_its_bytes(void **state)
{
    (void)state;
    read_list("text\n\n|a|b|\n|-|-|\n|c|d|\n  |e|f|\n\nend\n");
    const struct table *table = &list.tables.items[0];
    for (size_t r = 0; r < table->row_count; r++)
        for (uint32_t at_byte = table->rows[r].range.start; at_byte <= table->rows[r].range.end; at_byte++)
            assert_ptr_equal(list_row_at(&list, at_byte), &table->rows[r]);
    assert_null(list_row_at(&list, 0));
    assert_null(list_row_at(&list, offset_of("end")));
    assert_null(list_row_at(&list, offset_of("  |e")));
}

static void the_header_reaches_to_the_end_of_the_delimiter_row(void **state)
{
    (void)state;
    read_list("|a|b|\n|-|-|\n|c|d|\n");
    const struct table *table = &list.tables.items[0];
    assert_ptr_equal(list_row_at(&list, 0), &table->header);
    assert_ptr_equal(list_row_at(&list, 6), &table->header);
    assert_ptr_equal(list_row_at(&list, 11), &table->header);
    assert_ptr_equal(list_row_at(&list, 12), &table->rows[0]);
}

static void each_table_has_its_rows(void **state)
{
    (void)state;
    read_list("|a|\n|-|\n|b|\n\n|c|\n|-|\n\n> |d|\n> |-|\n> |e|\n");
    assert_int_equal(list.tables.count, 3);
    assert_ptr_equal(list_row_at(&list, offset_of("b")), &list.tables.items[0].rows[0]);
    assert_ptr_equal(list_row_at(&list, offset_of("c")), &list.tables.items[1].header);
    assert_ptr_equal(list_row_at(&list, offset_of("e")), &list.tables.items[2].rows[0]);
}

static void a_stray_row_is_found(void **state)
{
    (void)state;
    read_list("|a|\n|-|\n|b|\n\n|c|\n\n|d|\n|e|\n");
    assert_text(at(list_stray_row_at(&list, offset_of("c|"))->range), "|c|");
    assert_text(at(list_stray_row_at(&list, offset_of("|e"))->range), "|e|");
    assert_null(list_stray_row_at(&list, offset_of("b|")));
    assert_null(list_row_at(&list, offset_of("c|")));
}

static void a_contents_link_is_found_within_its_marks(void **state)
{
    (void)state;
    read_list("- [a](#b) text\n- [c](#d)\n");
    assert_ptr_equal(list_contents_link_at(&list, offset_of("#b")), list.contents.items[0]);
    assert_ptr_equal(list_contents_link_at(&list, offset_of("[c")), list.contents.items[1]);
    assert_null(list_contents_link_at(&list, offset_of(" text")));
    assert_null(list_contents_link_at(&list, 0));
}

static void an_update_is_found(void **state)
{
    (void)state;
    read_list("text\n\n- 2024.6.12: Update A.\n- 2024.6.11: Update B.\n\nend\n");
    assert_int_equal(list_update_at(&list, offset_of("A."))->date.day, 12);
    assert_int_equal(list_update_at(&list, offset_of("B."))->date.day, 11);
    assert_null(list_update_at(&list, 0));
    assert_null(list_update_at(&list, offset_of("end")));
}

static void the_heading_above_is_found(void **state)
{
    (void)state;
    read_list("text\n\n# A\n\nmore\n\n## B\n\nend\n");
    assert_null(list_heading_at(&list, 0));
    assert_text(list_heading_at(&list, offset_of("# A"))->text, "A");
    assert_text(list_heading_at(&list, offset_of("more"))->text, "A");
    assert_text(list_heading_at(&list, offset_of("end"))->text, "B");
}

static void an_empty_page_has_nothing_anywhere(void **state)
{
    (void)state;
    read_list("");
    assert_null(list_row_at(&list, 0));
    assert_null(list_stray_row_at(&list, 0));
    assert_null(list_contents_link_at(&list, 0));
    assert_null(list_update_at(&list, 0));
    assert_null(list_heading_at(&list, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_row_is_found_at_each_of_its_bytes),
        list_test(the_header_reaches_to_the_end_of_the_delimiter_row),
        list_test(each_table_has_its_rows),
        list_test(a_stray_row_is_found),
        list_test(a_contents_link_is_found_within_its_marks),
        list_test(an_update_is_found),
        list_test(the_heading_above_is_found),
        list_test(an_empty_page_has_nothing_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
