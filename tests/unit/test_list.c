#include "lists.h"

#define HOUSE "|Abbreviation|Title|Publication|Paper|Code & Weights|\n|:---:|---|:---:|:---:|:---:|\n"

static const struct table *table_of(const char *content)
{
    read_list(content);
    assert_true(list.tables.count > 0);
    return &list.tables.items[0];
}

/* The roles of the columns under that header. */
static struct text roles(const char *header)
{
    static const char *const names[] = {"none",  "abbreviation", "title",     "venue", "paper",
                                        "code",  "tasks",        "attribute", "prose"};
    struct builder content = {.arena = &arena}, result = {.arena = &arena};
    builder_format(&content, "%s\n|", header);
    for (size_t i = 0, count = row_cell_count(text_from(header)); i < count; i++)
        builder_add(&content, TEXT("---|"));
    read_text(builder_text(&content));
    assert_int_equal(list.tables.count, 1);
    for (size_t i = 0; i < list.tables.items[0].column_count; i++)
        builder_format(&result, "%s%s", i ? " " : "", names[list.tables.items[0].columns[i].role]);
    return builder_text(&result);
}

static void columns_have_the_roles_of_their_headers(void **state)
{
    (void)state;
    assert_text(roles("|Abbreviation|Title|Publication|Paper|Code & Weights|"),
                "abbreviation title venue paper code");
    assert_text(roles("|Title|Attribute|Downstream Tasks|Link|Brief Introduction|"),
                "title attribute tasks code prose");
}

static void headers_may_be_written_otherwise(void **state)
{
    (void)state;
    assert_text(roles("|Model|**Title**|venue|PDF|GitHub|"), "abbreviation title venue paper code");
    assert_text(roles("| *Name* | [Paper Title](x) | Pub. | `arXiv` | Code |"),
                "abbreviation title venue paper code");
    assert_text(roles("|Year|标题|Note|"), "none none none");
    assert_text(roles("|Title||"), "title none");
}

static void columns_know_their_alignment_and_where_their_names_stand(void **state)
{
    (void)state;
    const struct table *table = table_of("| Title | **Paper** |Code|x|\n|---|:-:|:--|--:|\n");
    assert_int_equal(table->columns[0].alignment, ALIGN_NONE);
    assert_int_equal(table->columns[1].alignment, ALIGN_CENTER);
    assert_int_equal(table->columns[2].alignment, ALIGN_LEFT);
    assert_int_equal(table->columns[3].alignment, ALIGN_RIGHT);
    assert_text(table->columns[1].name, "Paper");
    assert_text(at(table->columns[1].range), "**Paper**");
    assert_null(table->columns[3].definition);
}

static bool is_house(const char *header)
{
    roles(header);
    return list.tables.items[0].is_house;
}

static void a_house_table_has_listed_columns_only_with_a_title_and_a_link(void **state)
{
    (void)state;
    assert_true(is_house("|Title|Paper|"));
    assert_true(is_house("|Title|Link|Brief Introduction|"));
    assert_false(is_house("|Title|Publication|"));
    assert_false(is_house("|Abbreviation|Paper|"));
    assert_false(is_house("|Title|Paper|Note|"));
    assert_false(is_house("|Title|Paper||"));
}

/* The form of the cell, its value and what is inside its emphasis. */
static struct text form(const char *cell)
{
    static const char *const names[] = {"empty", "plain", "bold", "link", "bold link", "mixed"};
    struct text content = text_format(&arena, "|Title|\n|---|\n|%s|\n", cell);
    read_text(content);
    assert_int_equal(list.tables.items[0].row_count, 1);
    const struct list_cell *read = &list.tables.items[0].rows[0].cells[0];
    return text_format(&arena, "%s: %.*s: %.*s", names[read->form], TEXT_ARGUMENTS(at(read->value)),
                       TEXT_ARGUMENTS(at(read->inner)));
}

static void a_cells_form_is_what_stands_around_all_of_it(void **state)
{
    (void)state;
    assert_text(form("  "), "empty: : ");
    assert_text(form(" plain "), "plain: plain: plain");
    assert_text(form("**bold**"), "bold: **bold**: bold");
    assert_text(form("__bold__"), "bold: __bold__: bold");
    assert_text(form("***both***"), "bold: ***both***: both");
    assert_text(form("****x****"), "bold: ****x****: x");
    assert_text(form("*em*"), "plain: *em*: em");
    assert_text(form("[x](y)"), "link: [x](y): x");
    assert_text(form("**[x](y)**"), "bold link: **[x](y)**: x");
    assert_text(form("[**x**](y)"), "bold link: [**x**](y): x");
    assert_text(form("[![badge](b.svg)](y)"), "link: [![badge](b.svg)](y): ![badge](b.svg)");
}

static void a_cell_with_marks_around_a_part_of_it_is_mixed(void **state)
{
    (void)state;
    assert_text(form("**a** b"), "mixed: **a** b: **a** b");
    assert_text(form("[a](x), [b](y)"), "mixed: [a](x), [b](y): [a](x), [b](y)");
    assert_text(form("![image](x)"), "mixed: ![image](x): ![image](x)");
    assert_text(form("a<br>b"), "mixed: a<br>b: a<br>b");
    assert_text(form("**unclosed"), "plain: **unclosed: **unclosed");
}

static void comments_at_the_ends_of_a_cell_say_nothing(void **state)
{
    (void)state;
    assert_text(form("**a** <!-- b -->"), "bold: **a**: a");
    assert_text(form("<!-- b -->a"), "plain: a: a");
    assert_text(form("<!-- a --> <!-- b --> x <!-- c --> <!-- d -->"), "plain: x: x");
    assert_text(form("<!-- a -->"), "empty: : ");
    assert_text(form("<!-- a --><!-- b -->"), "empty: : ");
    assert_text(form("a <!-- b --> c"), "mixed: a <!-- b --> c: a <!-- b --> c");
}

static void a_row_has_cells_and_outer_pipes(void **state)
{
    (void)state;
    const struct table *table = table_of("|Title|Paper|\n|---|---|\n|a|b|\nc|d|\n|e|f\n");
    assert_int_equal(table->row_count, 3);
    assert_true(table->rows[0].opened && table->rows[0].closed);
    assert_true(!table->rows[1].opened && table->rows[1].closed);
    assert_true(table->rows[2].opened && !table->rows[2].closed);
    assert_int_equal(table->rows[2].line, 4);
    assert_text(at(table->rows[2].range), "|e|f");
    assert_ptr_equal(table->rows[2].table, table);
}

static void a_row_with_another_cell_count_is_unreliable(void **state)
{
    (void)state;
    const struct table *table = table_of("|Title|Paper|\n|---|---|\n|a|[b](c)|\n|a|\n|a|[b](c)||\n");
    assert_false(table->rows[0].is_unreliable);
    assert_true(table->rows[1].is_unreliable);
    assert_true(table->rows[2].is_unreliable);
    assert_null(row_cell(&table->rows[2], ROLE_PAPER));
    assert_null(table->rows[2].entry);
    assert_int_equal(list.entries.count, 1);
    assert_int_equal(list.links.items[0].role, ROLE_PAPER);
    assert_int_equal(list.links.items[1].role, ROLE_NONE);
}

static void a_cell_is_found_by_its_role(void **state)
{
    (void)state;
    const struct table *table = table_of(HOUSE "|**A**|**T**|CVPR2024|[A](p)|null|\n");
    assert_text(at(row_cell(&table->rows[0], ROLE_VENUE)->value), "CVPR2024");
    assert_null(row_cell(&table->rows[0], ROLE_TASKS));
}

static void an_entry_is_what_a_row_says_of_a_paper(void **state)
{
    (void)state;
    read_list(HOUSE "|**SatMAE**|**SatMAE: "
                    "Pre-training**|NeurIPS2022|[SatMAE](https://a.b/p)|[link](https://a.b/c)|\n");
    const struct entry *entry = &list.entries.items[0];
    assert_text(entry->abbreviation, "SatMAE");
    assert_text(entry->name, "SatMAE");
    assert_text(entry->title, "SatMAE: Pre-training");
    assert_text(entry->publication.name, "NeurIPS");
    assert_int_equal(entry->publication.year, 2022);
    assert_text(entry->paper->address, "https://a.b/p");
    assert_text(entry->code->address, "https://a.b/c");
    assert_ptr_equal(entry->row->entry, entry);
}

static void words_for_none_say_nothing(void **state)
{
    (void)state;
    read_list(HOUSE "|**-**|**T**|-|null|NULL|\n");
    const struct entry *entry = &list.entries.items[0];
    assert_text(entry->abbreviation, "");
    assert_text(entry->name, "");
    assert_text(entry->publication.name, "");
    assert_null(entry->paper);
    assert_null(entry->code);
}

static void without_an_abbreviation_column_the_papers_label_is_the_name(void **state)
{
    (void)state;
    read_list("|Title|Paper|\n|---|---|\n|**T**|[ TOV ](p)|\n|**U**|null|\n");
    assert_text(list.entries.items[0].name, "TOV");
    assert_text(list.entries.items[1].name, "");
}

static void a_badge_is_no_papers_link(void **state)
{
    (void)state;
    read_list("|Title|Paper|\n|---|---|\n|T|![new](n.svg) [![badge](b.svg)](https://a.b/p)|\n");
    assert_text(list.entries.items[0].paper->address, "https://a.b/p");
}

static void a_table_without_title_name_and_paper_has_no_entries(void **state)
{
    (void)state;
    read_list("|Year|Code|\n|---|---|\n|2024|[c](d)|\n");
    assert_int_equal(list.entries.count, 0);
    assert_int_equal(list.tables.items[0].columns[1].role, ROLE_CODE);
}

static void a_table_stands_in_the_section_of_the_heading_above(void **state)
{
    (void)state;
    read_list("|a|\n|-|\n\n# One\n## Two\n|b|\n|-|\n\n<h3>Three</h3>\n\n|c|\n|-|\n\n|d|\n|-|\n");
    assert_int_equal(list.tables.count, 4);
    assert_null(list.tables.items[0].section);
    assert_text(list.tables.items[1].section->text, "Two");
    assert_text(list.tables.items[2].section->text, "Three");
    assert_text(list.tables.items[3].section->text, "Three");
}

static void a_page_beyond_a_bound_says_where_and_why(void **state)
{
    (void)state;
    struct builder content = {.arena = &arena};
    builder_add(&content, TEXT("# A\n\n"));
    for (int i = 0; i < 100; i++)
        builder_add(&content, TEXT("- "));
    read_text(builder_text(&content));
    assert_true(list.is_cut);
    assert_int_equal(list.cut.start, 5);
    assert_text(list.cut_reason, "lists and quotes are nested more than 64 deep here");
    assert_int_equal(list.headings.count, 1);
}

static void the_links_of_a_page_are_bounded(void **state)
{
    (void)state;
    struct builder content = {.arena = &arena};
    builder_add(&content, TEXT("|Title|Paper|\n|---|---|\n"));
    for (int i = 0; i < 600 * 1000; i++)
        builder_add(&content, i % 1000 == 999 ? TEXT("[a](b)|c|\n|") : TEXT("[a](b)"));
    read_text(builder_text(&content));
    assert_true(list.is_cut);
    assert_text(list.cut_reason, "the page has more than 500,000 links and headings by here");
    assert_in_range(list.links.count, 500 * 1000, 500 * 1000 + 1);
}

static void the_addresses_that_definitions_give_are_bounded(void **state)
{
    (void)state;
    struct builder content = {.arena = &arena};
    builder_add(&content, TEXT("|Title|Paper|\n|---|---|\n"));
    for (int i = 0; i < 1000; i++)
        builder_add(&content, TEXT("|[a]|[a]|\n"));
    builder_add(&content, TEXT("\n[a]: #"));
    for (int i = 0; i < 10000; i++)
        builder_add(&content, TEXT("&amp;"));
    read_text(builder_text(&content));
    assert_true(list.is_cut);
    assert_text(list.cut_reason, "the page's links by reference have more than 4 MiB of addresses by here");
    assert_in_range(list.links.count, 80, 90);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(columns_have_the_roles_of_their_headers),
        list_test(headers_may_be_written_otherwise),
        list_test(columns_know_their_alignment_and_where_their_names_stand),
        list_test(a_house_table_has_listed_columns_only_with_a_title_and_a_link),
        list_test(a_cells_form_is_what_stands_around_all_of_it),
        list_test(a_cell_with_marks_around_a_part_of_it_is_mixed),
        list_test(comments_at_the_ends_of_a_cell_say_nothing),
        list_test(a_row_has_cells_and_outer_pipes),
        list_test(a_row_with_another_cell_count_is_unreliable),
        list_test(a_cell_is_found_by_its_role),
        list_test(an_entry_is_what_a_row_says_of_a_paper),
        list_test(words_for_none_say_nothing),
        list_test(without_an_abbreviation_column_the_papers_label_is_the_name),
        list_test(a_badge_is_no_papers_link),
        list_test(a_table_without_title_name_and_paper_has_no_entries),
        list_test(a_table_stands_in_the_section_of_the_heading_above),
        list_test(a_page_beyond_a_bound_says_where_and_why),
        list_test(the_links_of_a_page_are_bounded),
        list_test(the_addresses_that_definitions_give_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
