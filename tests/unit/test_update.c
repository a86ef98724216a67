#include "lists.h"

#include "list/announced.h"

/* The updates: date, * at the banner, names in brackets. */
static struct text updates(const char *content)
{
    struct builder builder = {.arena = &arena};
    read_list(content);
    for (size_t i = 0; i < list.updates.count; i++) {
        const struct update *update = &list.updates.items[i];
        builder_format(&builder, "%s%d-%d-%d%s", i ? "; " : "", update->date.year, update->date.month,
                       update->date.day,
                       update->is_banner ? "*" : "");
        for (size_t n = 0; n < update->name_count; n++)
            builder_format(&builder, "[%.*s]", TEXT_ARGUMENTS(update->names[n]));
    }
    return builder_text(&builder);
}

static void the_banner_says_when_the_list_was_changed(void **state)
{
    (void)state;
    assert_text(updates(":fire::fire: Last Updated on 2025.04.09 :fire::fire:\n"), "2025-4-9*");
    assert_text(at(list.updates.items[0].date_range), "2025.04.09");
    assert_int_equal(list.updates.items[0].separator, '.');
    assert_text(updates("**last updated on: 2025-04-09**\n"), "2025-4-9*");
    assert_text(updates("Last Updated on **2025/4/9**.\n"), "2025-4-9*");
    assert_text(updates("Last Updated on <br />\r\n2025.04.09\r\n"), "2025-4-9*");
}

static void a_banner_needs_its_words_and_a_date_near_them(void **state)
{
    (void)state;
    assert_text(updates("Updated on 2025.04.09\n"), "");
    assert_text(updates("Last Updated on the day before 2025.04.09\n"), "");
    assert_text(updates("Last Updated on v2\n"), "");
    assert_text(updates("Last Updated on"), "");
}

static void an_update_is_a_list_item_that_begins_with_a_date(void **state)
{
    (void)state;
    assert_text(updates("- **2024.6.12**: Update A, B and C.\n- 2024-06-11 Add D\n- **[2024/06/10]** Update E\n"),
                "2024-6-12[A][B][C]; 2024-6-11[D]; 2024-6-10[E]");
    assert_int_equal(list.updates.items[1].separator, '-');
    assert_text(at(list.updates.items[2].date_range), "2024/06/10");
    assert_text(updates("2024.6.12: Update A\n"), "");
    assert_text(updates("- In 2024.6.12: Update A\n"), "");
    assert_text(updates("1. *2024.6.12*: add A & B; C\n"), "2024-6-12[A][B][C]");
}

static void an_update_stands_where_its_item_does(void **state)
{
    (void)state;
    updates("text\n\n- **2024.6.12**: Update A.\n");
    assert_text(at(list.updates.items[0].range), "**2024.6.12**: Update A.");
}

static void names_are_parted_by_commas_of_any_script_and_by_and(void **state)
{
    (void)state;
    assert_text(updates("- 2024.6.12: Update A, B, and C.\n"), "2024-6-12[A][B][C]");
    assert_text(updates("- 2024.6.12: Update A、B，C and D\n"), "2024-6-12[A][B][C][D]");
    assert_text(updates("- 2024.6.12: Update Land and Sea, R&D, GPT-4.1.\n"), "2024-6-12[Land][Sea][R&D][GPT-4.1]");
    assert_text(updates("- 2024.6.12: Update\n"), "2024-6-12");
}

static void a_sentence_that_begins_with_a_verb_has_names_of_its_own(void **state)
{
    (void)state;
    assert_text(updates("- 2024.6.12: Update A and B. Update C. Add D.\n"), "2024-6-12[A][B][C][D]");
    assert_text(updates("- 2024.6.12: Update St. Michael. Thanks to all.\n"),
                "2024-6-12[St. Michael. Thanks to all]");
}

static void an_update_without_a_known_verb_names_nothing(void **state)
{
    (void)state;
    assert_text(updates("- 2024.6.12: We are at A, B.\n"), "2024-6-12");
    assert_text(updates("- 2024.6.12: Updated A, B.\n"), "2024-6-12");
    lay_over(".rsfm-lint.md", "|Setting|Value|\n|---|---|\n|Update verbs|Updated, New|\n");
    assert_text(updates("- 2024.6.12: Updated A, B.\n- 2024.6.11: new C\n"), "2024-6-12[A][B]; 2024-6-11[C]");
}

static void days_that_there_are_not_are_read_too(void **state)
{
    (void)state;
    assert_text(updates("- 2024.13.01: Update A\n\nLast Updated on 2023.02.29\n"), "2024-13-1[A]; 2023-2-29*");
}

static void what_is_meant_as_a_date_and_is_none_is_kept(void **state)
{
    (void)state;
    assert_text(updates("Last Updated on 2025.04\n"), "0-0-0*");
    assert_false(list.updates.items[0].is_date);
    assert_text(at(list.updates.items[0].date_range), "2025.04");
    assert_text(updates("- **2024.11**: Update A.\n- **2024.10.31**: Released.\n"), "0-0-0[A]; 2024-10-31");
    assert_text(updates("- **2024.11-05**: Update A.\n"), "0-0-0[A]");
    assert_text(updates("Last Updated on 205.04.02\n\n- **2025.0402**: Update A.\n- 2025.1302 Update B\n"),
                "0-0-0*; 0-0-0[A]");
    assert_text(updates("- 2024-2025 Update A.\n- 3.5 Update B\n- 20245.1 Update C\n"), "");
}

static void news_without_a_verb_is_dated_by_whole_dates_only(void **state)
{
    (void)state;
    assert_text(updates("- **[2026-02]** A is accepted.\n- 2026-01-05: B is out.\n"), "2026-1-5");
    assert_false(list.updates.items[0].is_house);
    assert_text(updates("- 2026.02 C is accepted.\n\ntext\n\n- 2026.01.05: Update A.\n"), "2026-1-5[A]");
    assert_true(list.updates.items[0].is_house);
}

static void updates_of_one_list_are_one_run(void **state)
{
    (void)state;
    updates("Last Updated on 2025.04.09\n- 2025.04.09: Update A.\n- 2025.04.08: B is out.\n\n"
            "# More\n\n- 2024.01.01: C\n");
    assert_int_equal(list.updates.count, 4);
    assert_true(list.updates.items[1].starts_run);
    assert_false(list.updates.items[2].starts_run);
    assert_true(list.updates.items[2].is_house);
    assert_true(list.updates.items[3].starts_run);
    assert_false(list.updates.items[3].is_house);
}

static void comments_and_code_hold_no_updates(void **state)
{
    (void)state;
    assert_text(updates("<!--\n- **2024.6.12**: Update A.\nLast Updated on 2025.04.09\n-->\n\n"
                        "```\n- 2024.6.12: Update A.\n```\n"), "");
}

static void a_list_may_have_other_words_on_its_banner_or_none(void **state)
{
    (void)state;
    lay_over(".rsfm-lint.md", "|Setting|Value|\n|---|---|\n|Banner text|更新于|\n");
    assert_text(updates("更新于 2025.04.09\n\nLast Updated on 2025.04.08\n"), "2025-4-9*");
    lay_over("other.md", "|Setting|Value|\n|---|---|\n|Banner text|off|\n");
    assert_text(updates("更新于 2025.04.09\n"), "");
}

/* What is announced and not there, with the name that it nearly is. */
static struct text unknown(const char *names, const char *rows)
{
    struct builder builder = {.arena = &arena};
    struct announced_names announced;
    builder_format(&builder,
                   "- 2024.6.12: Update %s.\n\n## Agents for Earth\n\n|Abbreviation|Title|Paper|\n|---|---|---|\n"
                   "|**msGFM**|**Bridging RemoteSensors: a Study**|[GFM](https://arxiv.org/abs/2404.01260)|\n%s",
                   names, rows);
    read_text(text_copy(&arena, builder_text(&builder)));
    announced_unknown(&list, &announced, &arena);
    builder = (struct builder){.arena = &arena};
    for (size_t i = 0; i < announced.count; i++)
        builder_format(&builder, "%s%.*s>%.*s", i ? " " : "", TEXT_ARGUMENTS(announced.items[i].name),
                       TEXT_ARGUMENTS(announced.items[i].nearest ? announced.items[i].nearest_name : TEXT("")));
    return builder_text(&builder);
}

static void an_announced_name_is_one_of_an_entry_a_label_or_a_title(void **state)
{
    (void)state;
    assert_text(unknown("MsGFM, GFM, RemoteSensors and **msGFM** (CVPR2024)", ""), "");
    assert_text(unknown("RingMo", ""), "RingMo>");
    assert_text(unknown("msGF", ""), "msGF>msGFM");
    assert_text(unknown("msGFM2", ""), "msGFM2>");
}

static void words_and_sections_are_no_names(void **state)
{
    (void)state;
    assert_text(unknown("two survey papers, a Survey paper, some links and Agents", ""), "");
    assert_text(unknown("Agents for Earth", ""), "");
}

static void a_name_in_a_broken_row_is_there(void **state)
{
    (void)state;
    assert_text(unknown("GeoChat", "|**GeoChat**|**GeoChat: Grounded**|\n"), "");
    assert_text(unknown("GeoChat", "\n|**GeoChat**|**Grounded**|[P](https://arxiv.org/abs/2311.15826)|\n"), "");
    assert_text(unknown("GeoChat", "\n|-|**Grounded**|[GeoChat](https://arxiv.org/abs/2311.15826)|\n"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(the_banner_says_when_the_list_was_changed),
        list_test(a_banner_needs_its_words_and_a_date_near_them),
        list_test(an_update_is_a_list_item_that_begins_with_a_date),
        list_test(an_update_stands_where_its_item_does),
        list_test(names_are_parted_by_commas_of_any_script_and_by_and),
        list_test(a_sentence_that_begins_with_a_verb_has_names_of_its_own),
        list_test(an_update_without_a_known_verb_names_nothing),
        list_test(days_that_there_are_not_are_read_too),
        list_test(what_is_meant_as_a_date_and_is_none_is_kept),
        list_test(news_without_a_verb_is_dated_by_whole_dates_only),
        list_test(updates_of_one_list_are_one_run),
        list_test(an_announced_name_is_one_of_an_entry_a_label_or_a_title),
        list_test(words_and_sections_are_no_names),
        list_test(a_name_in_a_broken_row_is_there),
        list_test(comments_and_code_hold_no_updates),
        list_test(a_list_may_have_other_words_on_its_banner_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
