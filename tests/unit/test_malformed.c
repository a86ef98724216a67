#include "lists.h"

#include "list/malformed.h"

/* What the page's malformed links become: "mended!" where it is sure, "mended?" where it is not, else "-". */
static const char *mended(const char *page)
{
    struct builder builder = {.arena = &arena};
    read_list(page);
    for (size_t i = 0; i < list.malformed.count; i++) {
        const struct malformed *malformed = &list.malformed.items[i];
        builder_format(&builder, "%s%.*s%s", i ? " " : "", TEXT_ARGUMENTS(malformed->mended),
                       !malformed->mended.length ? "-" : malformed->is_sure ? "!" : "?");
    }
    return text_copy(&arena, builder_text(&builder)).bytes;
}

/* The same for a cell of code. */
static const char *in_cell(const char *cell)
{
    struct text page = text_format(&arena, "|Title|Code|\n|---|---|\n|**A**|%s|\n%c", cell, '\0');
    return mended(page.bytes);
}

static enum malformed_kind kind_of(const char *cell)
{
    in_cell(cell);
    assert_int_equal(list.malformed.count, 1);
    return list.malformed.items[0].kind;
}

static void one_way_to_mend_is_sure(void **state)
{
    (void)state;
    static const char *const cells[] = {
        "[a](https://b.org",          "[a(https://b.org)",           "a](https://b.org)",
        "[a] (https://b.org)",        "[a]（https://b.org）",        "[a](https://b.org）",
        "【a】(https://b.org)",       "(a)[https://b.org]",          "[a][https://b.org]",
        "[[a](https://b.org)",        "[a](https://b.org))",         "[a]]( https://b.org)",
        "[a]([a](https://b.org))",    "[[a](https://b.org)](https://b.org)",
        "[a]([https://b.org](https://b.org))", "[a]((https://b.org))", "[https://b.org](a)",
        "[a](“https://b.org”)",     "[a]<https://b.org>",
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_string_equal(in_cell(cells[i]), "[a](https://b.org)!");
}

static void what_could_be_meant_otherwise_wants_a_look(void **state)
{
    (void)state;
    assert_string_equal(in_cell("[a](https://b.org/c(d)"), "[a](https://b.org/c(d))?");
    assert_string_equal(in_cell("[a](https://b. org)"), "[a](https://b.org)?");
    assert_string_equal(in_cell("[a1](https: //b.org)"), "[a1](https://b.org)?");
    assert_string_equal(in_cell("[a1](https ://b.org/ c)"), "[a1](https://b.org/c)?");
    assert_string_equal(in_cell("[a](https://b.org."), "[a](https://b.org.)?");
    assert_string_equal(in_cell("[a](https://b.org, [c](https://d.org)"), "[a](https://b.org)?");
}

static void of_two_addresses_nobody_can_tell(void **state)
{
    (void)state;
    assert_string_equal(in_cell("[a]([https://b.org](https://c.org))"), "-");
    assert_string_equal(in_cell("[[a](https://b.org)](https://c.org)"), "-");
    assert_string_equal(in_cell("[words]"), "-");
}

static void each_is_called_what_it_is(void **state)
{
    (void)state;
    assert_int_equal(kind_of("[a](https://b.org"), MALFORMED_UNCLOSED);
    assert_int_equal(kind_of("[words](docs/a.md"), MALFORMED_UNCLOSED);
    assert_int_equal(kind_of("[words](coming soon)"), MALFORMED_SPACE);
    assert_int_equal(kind_of("[words]"), MALFORMED_NO_ADDRESS);
    assert_int_equal(kind_of("[words"), MALFORMED_MARKS);
    assert_int_equal(kind_of("[a](https://b.org))"), MALFORMED_SURPLUS);
    assert_int_equal(kind_of("[a]((https://b.org))"), MALFORMED_WRAPPED);
    assert_int_equal(kind_of("[a]([b](https://b.org))"), MALFORMED_NESTED);
    assert_int_equal(kind_of("[[a](https://b.org)](https://b.org)"), MALFORMED_AROUND);
}

static void what_is_right_is_left_alone(void **state)
{
    (void)state;
    static const char *const cells[] = {
        "[a](https://b.org/c_(d))", "[a](https://b.org/S2666-6758(25)00044-X)", "[a](https://b.org/c[1].html)",
        "[a](https://b.org/%5B?c=1&d=e.)", "[[a](https://b.org)]", "([a](https://b.org))", "[a](<https://b.org>)",
        "[a](https://b.org \"title\")", "https://b.org", "a (https://b.org)", "[a](https://b.org) (soon)",
        "[a](https://b.org), [c](https://d.org)", "`[a](https://b.org`", "[x]", "[12]", "[^note]", "null", "a) b", "a] b",
        "[![a](https://b.org/c.svg)](https://b.org)", "[a](docs/b.md)", "<a href=\"https://b.org\">a</a>",
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_string_equal(in_cell(cells[i]), "");
}

static void prose_may_use_brackets(void **state)
{
    (void)state;
    assert_string_equal(mended("- [ ] a [b] (c), see [1] (https://b.org)\n"
                               "- [a]: b, [sic] (see https://b.org)\n"
                               "- 见[1]（https://b.org）、【文】（https://b.org）\n"
                               "- **[ICCV]** [[pdf]](https://b.org) [[code](https://b.org)]\n"), "");
    assert_string_equal(mended("|Title|Note|\n|---|---|\n|**A**|[b] (https://b.org)|\n"), "");
}

static void white_space_between_the_halves_is_sure_where_a_text_begins_with_them(void **state)
{
    (void)state;
    assert_string_equal(mended("- [words] (https://b.org)\n"), "[words](https://b.org)!");
    assert_string_equal(mended("- see [words] (https://b.org)\n"), "[words](https://b.org)?");
    assert_string_equal(mended("see [words]\n(https://b.org)\n"), "");
}

static void every_link_of_a_paragraph_is_mended(void **state)
{
    (void)state;
    assert_string_equal(mended("a [one](https://b.org and [two](https://c.org\nor [three] (https://d.org).\n"),
                        "[one](https://b.org)? [two](https://c.org)! [three](https://d.org)?");
}

static void a_cell_is_reported_once_and_its_row_is_unreliable(void **state)
{
    (void)state;
    assert_string_equal(in_cell("[a](https://b.org [c](https://d.org"), "[a](https://b.org)?");
    assert_true(list.tables.items[0].rows[0].is_unreliable);
    in_cell("[a](https://b.org)");
    assert_false(list.tables.items[0].rows[0].is_unreliable);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(one_way_to_mend_is_sure),
        list_test(what_could_be_meant_otherwise_wants_a_look),
        list_test(of_two_addresses_nobody_can_tell),
        list_test(each_is_called_what_it_is),
        list_test(what_is_right_is_left_alone),
        list_test(prose_may_use_brackets),
        list_test(white_space_between_the_halves_is_sure_where_a_text_begins_with_them),
        list_test(every_link_of_a_paragraph_is_mended),
        list_test(a_cell_is_reported_once_and_its_row_is_unreliable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
