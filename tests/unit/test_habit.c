#include "lists.h"

#include "list/habit.h"

/* A table of venues, one a row. */
static void add_table(struct builder *content, const char *header, const char *const *venues, size_t count)
{
    builder_format(content, "%s\n|---|---|---|\n", header);
    for (size_t i = 0; i < count; i++)
        builder_format(content, "|T|%s|P|\n", venues[i]);
    builder_add_byte(content, '\n');
}

#define HOUSE "|Title|Publication|Paper|"
#define STRANGERS "|Title|Publication|Stars|"

static const char *form_of(const struct table *table, enum role role)
{
    enum form form;
    if (!habit_form(table, role, &form))
        return table->habits[role].strength == HABIT_MIXED ? "mixed" : "none";
    switch (form) {
    case FORM_VENUE_YEAR:
        return "VenueYear";
    case FORM_VENUE_SPACE_YEAR:
        return "Venue Year";
    case FORM_BOLD:
        return "bold";
    case FORM_PLAIN:
        return "plain";
    case FORM_LINK:
        return "link";
    default:
        return "free";
    }
}

/* The form in which the venues of one table are written. */
static const char *habit(const char *header, const char *const *venues, size_t count)
{
    struct builder content = {.arena = &arena};
    add_table(&content, header, venues, count);
    read_text(builder_text(&content));
    return form_of(&list.tables.items[0], ROLE_VENUE);
}

#define HABIT(header, ...) \
    habit((header), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void three_quarters_of_five_votes_are_a_habit(void **state)
{
    (void)state;
    assert_string_equal(HABIT(HOUSE, "A 2020", "B 2020", "C 2020", "D 2020", "E 2020"), "Venue Year");
    assert_string_equal(HABIT(HOUSE, "A 2020", "B 2020", "C 2020", "D 2020", "E2020"), "Venue Year");
    assert_string_equal(HABIT(HOUSE, "A2020", "B2020", "C2020", "D 2020", "E2020", "F2020", "G2020", "H 2020"),
                        "VenueYear");
}

static void where_no_form_has_three_quarters_there_is_none(void **state)
{
    (void)state;
    assert_string_equal(HABIT(HOUSE, "A 2020", "B 2020", "C 2020", "D2020", "E2020"), "mixed");
    assert_string_equal(HABIT(HOUSE, "A2020", "B2020", "C2020", "D 2020", "E2020", "F 2020", "G2020", "H 2020"),
                        "mixed");
}

static void fewer_votes_follow_the_house_in_a_house_table(void **state)
{
    (void)state;
    assert_string_equal(HABIT(HOUSE, "A 2020", "B 2020", "C 2020", "D 2020"), "VenueYear");
    assert_string_equal(HABIT(HOUSE, "-"), "VenueYear");
}

static void fewer_votes_are_no_habit_in_a_strangers_table(void **state)
{
    (void)state;
    assert_string_equal(HABIT(STRANGERS, "A 2020", "B 2020", "C 2020", "D 2020"), "none");
    assert_string_equal(HABIT(STRANGERS, "A 2020", "B 2020", "C 2020", "D 2020", "E 2020"), "Venue Year");
}

static void small_tables_ask_all_of_the_page(void **state)
{
    (void)state;
    static const char *const two[] = {"A 2020", "B 2020"}, *const three[] = {"C 2020", "D 2020", "E 2020"};
    struct builder content = {.arena = &arena};
    add_table(&content, HOUSE, two, 2);
    add_table(&content, STRANGERS, three, 3);
    read_text(builder_text(&content));
    assert_string_equal(form_of(&list.tables.items[0], ROLE_VENUE), "Venue Year");
    assert_string_equal(form_of(&list.tables.items[1], ROLE_VENUE), "Venue Year");
}

static void a_table_with_five_votes_asks_no_other(void **state)
{
    (void)state;
    static const char *const own[] = {"A2020", "B2020", "C2020", "D2020", "E2020"};
    static const char *const spaced[] = {"A 2020", "B 2020", "C 2020", "D 2020", "E 2020", "F 2020",
                                         "G 2020", "H 2020", "I 2020", "J 2020", "K 2020", "L 2020",
                                         "M 2020", "N 2020", "O 2020", "P 2020"};
    struct builder content = {.arena = &arena};
    add_table(&content, HOUSE, own, 5);
    add_table(&content, HOUSE, spaced, sizeof spaced / sizeof *spaced);
    add_table(&content, HOUSE, own, 1);
    read_text(builder_text(&content));
    assert_string_equal(form_of(&list.tables.items[0], ROLE_VENUE), "VenueYear");
    assert_string_equal(form_of(&list.tables.items[1], ROLE_VENUE), "Venue Year");
    /* 16 of all 22 votes are not three quarters. */
    assert_string_equal(form_of(&list.tables.items[2], ROLE_VENUE), "mixed");
}

static void what_says_nothing_of_the_form_does_not_vote(void **state)
{
    (void)state;
    assert_string_equal(HABIT(HOUSE, "A 2020", "B 2020", "C 2020", "D 2020", "", "-", "Github"), "VenueYear");
    assert_string_equal(HABIT(HOUSE, "A 2020", "B 2020", "C 2020", "D 2020", "A B2020", "遥感学报2020",
                              "X2020 Workshop"),
                        "VenueYear");
    assert_string_equal(HABIT(HOUSE, "A 2020", "B 2020", "C 2020", "D 2020", "E2020 **oral**"), "VenueYear");
}

static void unreliable_rows_do_not_vote(void **state)
{
    (void)state;
    read_list(STRANGERS "\n|---|---|---|\n|T|A 2020|P|\n|T|B 2020|P|\n|T|C 2020|P|\n|T|D 2020|P|\n|T|E 2020|\n");
    assert_string_equal(form_of(&list.tables.items[0], ROLE_VENUE), "none");
}

static void a_form_of_its_own_can_be_the_habit(void **state)
{
    (void)state;
    assert_string_equal(HABIT(HOUSE, "2020 A", "2020 B", "C'20", "2020-D", "E2020"), "free");
}

/* The habit of a column with that header. */
static const char *column_habit(const char *header, enum role role, const char *const *cells, size_t count)
{
    struct builder content = {.arena = &arena};
    builder_format(&content, "|%s|Stars|\n|---|---|\n", header);
    for (size_t i = 0; i < count; i++)
        builder_format(&content, "|%s|1|\n", cells[i]);
    read_text(builder_text(&content));
    return form_of(&list.tables.items[0], role);
}

#define COLUMN_HABIT(header, role, ...)                           \
    column_habit((header), (role), (const char *const[]){__VA_ARGS__}, \
                 sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void names_and_titles_are_bold_or_plain_or_links(void **state)
{
    (void)state;
    assert_string_equal(COLUMN_HABIT("Name", ROLE_ABBREVIATION, "**A**", "**B**", "**[C](x)**", "[**D**](x)", "E"),
                        "bold");
    assert_string_equal(COLUMN_HABIT("Title", ROLE_TITLE, "A", "B", "*C*", "D", "**E**"), "plain");
    assert_string_equal(COLUMN_HABIT("Name", ROLE_ABBREVIATION, "[A](x)", "[B](x)", "[C](x)", "[D](x)", "E"),
                        "link");
    assert_string_equal(COLUMN_HABIT("Name", ROLE_ABBREVIATION, "**A**", "**B**", "**C**", "D", "E"), "mixed");
}

static void words_for_none_do_not_vote_in_any_dress(void **state)
{
    (void)state;
    assert_string_equal(COLUMN_HABIT("Name", ROLE_ABBREVIATION, "A", "B", "C", "D", "E", "**-**", "**-**", "-"),
                        "plain");
}

static void a_table_without_such_a_column_has_no_habit(void **state)
{
    (void)state;
    read_list("|Title|Paper|\n|---|---|\n|**T**|[p](q)|\n");
    assert_string_equal(form_of(&list.tables.items[0], ROLE_VENUE), "none");
    assert_string_equal(form_of(&list.tables.items[0], ROLE_TITLE), "bold");
}

static void a_lists_own_page_settles_the_form(void **state)
{
    (void)state;
    lay_over(".rsfm-lint.md", "|Column|Form|\n|---|---|\n|Publication|Venue Year|\n");
    assert_string_equal(HABIT(HOUSE, "A2020", "B2020", "C2020", "D2020", "E2020", "F2020"), "Venue Year");
    assert_string_equal(HABIT(STRANGERS, "A2020"), "Venue Year");
}

static void a_settled_free_form_ends_all_habit(void **state)
{
    (void)state;
    lay_over(".rsfm-lint.md", "|Column|Form|\n|---|---|\n|Publication|free|\n");
    assert_string_equal(HABIT(HOUSE, "A2020", "B2020", "C2020", "D2020", "E2020", "F 2020"), "free");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(three_quarters_of_five_votes_are_a_habit),
        list_test(where_no_form_has_three_quarters_there_is_none),
        list_test(fewer_votes_follow_the_house_in_a_house_table),
        list_test(fewer_votes_are_no_habit_in_a_strangers_table),
        list_test(small_tables_ask_all_of_the_page),
        list_test(a_table_with_five_votes_asks_no_other),
        list_test(what_says_nothing_of_the_form_does_not_vote),
        list_test(unreliable_rows_do_not_vote),
        list_test(a_form_of_its_own_can_be_the_habit),
        list_test(names_and_titles_are_bold_or_plain_or_links),
        list_test(words_for_none_do_not_vote_in_any_dress),
        list_test(a_table_without_such_a_column_has_no_habit),
        list_test(a_lists_own_page_settles_the_form),
        list_test(a_settled_free_form_ends_all_habit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
