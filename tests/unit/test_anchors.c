#include "lists.h"

#include "list/anchors.h"
#include "list/toc_gaps.h"

/* Where each in-page link leads: a heading's slug, or a target's name in brackets; behind ~ in lower case only. */
static struct text leads(const char *content)
{
    struct builder builder = {.arena = &arena};
    read_list(content);
    for (size_t i = 0; i < list.links.count; i++) {
        bool is_exact;
        if (!link_is_in_page(&list.links.items[i]))
            continue;
        const struct anchor *anchor =
            anchors_find(list.anchors, link_fragment(&list.links.items[i], &arena), &is_exact, &arena);
        builder_add(&builder, builder.length ? TEXT(" ") : TEXT(""));
        builder_add(&builder, !anchor || is_exact ? TEXT("") : TEXT("~"));
        if (!anchor)
            builder_add(&builder, TEXT("nowhere"));
        else if (anchor->heading)
            builder_add(&builder, anchor->heading->slug);
        else
            builder_format(&builder, "[%.*s]", TEXT_ARGUMENTS(anchor->name));
    }
    return builder_text(&builder);
}

/* The section of each line of the contents. */
static struct text sections(const char *content)
{
    struct builder builder = {.arena = &arena};
    read_list(content);
    for (size_t i = 0; i < list.contents.count; i++) {
        const struct heading *section = list.anchors->sections[i];
        builder_add(&builder, i ? TEXT(" ") : TEXT(""));
        builder_add(&builder, section ? section->slug : TEXT("-"));
    }
    return builder_text(&builder);
}

static struct text gaps(const char *content)
{
    struct builder builder = {.arena = &arena};
    read_list(content);
    const bool *is_gap = toc_gaps(&list, &arena);
    for (size_t i = 0; is_gap && i < list.headings.count; i++) {
        struct text slug = list.headings.items[i].slug;
        if (is_gap[i])
            builder_format(&builder, "%s%.*s", builder.length ? " " : "", TEXT_ARGUMENTS(slug));
    }
    return builder_text(&builder);
}

static void a_link_leads_to_the_exact_name_or_to_the_one_in_lower_case(void **state)
{
    (void)state;
    assert_text(leads("[a](#Some) [b](#some) [c](#other)\n\n# Some\n"), "~some some nowhere");
    assert_text(leads("[a](#Mark) [b](#mark)\n\n<a id=\"Mark\"></a>\n"), "[Mark] nowhere");
    assert_text(leads("[a](#%E6%A8%A1%E5%9E%8B)\n\n# 模型\n"), "模型");
    assert_text(leads("[a](#Top) [b](#user-content-x)\n\n# X\n"), "~[top] x");
}

static void a_heading_goes_before_an_id_of_its_name(void **state)
{
    (void)state;
    assert_text(leads("[a](#x)\n\n<a id=\"x\"></a>\n\ntext\n\n# X\n"), "x");
}

static void a_title_names_a_heading_only_when_it_stands_once(void **state)
{
    (void)state;
    read_list("[a](#x)\n\n# One\n\n# Two\n\n# Two\n");
    assert_ptr_equal(anchors_titled(list.anchors, TEXT("One")), &list.headings.items[0]);
    assert_null(anchors_titled(list.anchors, TEXT("Two")));
    assert_null(anchors_titled(list.anchors, TEXT("Three")));
}

static void an_id_belongs_to_the_section_it_stands_in_or_directly_above(void **state)
{
    (void)state;
    assert_text(sections("- [a](#in)\n- [b](#above)\n- [c](#of)\n- [d](#top)\n- [e](#gone)\n\n"
                         "# One\n\n<a id=\"in\"></a>\n\ntext\n\n"
                         "<a id=\"above\"></a>\n\n# Two\n\n## <a name=\"of\"></a>Three\n\n# Four\n"),
                "one two three - -");
}

static void a_page_without_links_into_it_has_no_names(void **state)
{
    (void)state;
    read_list("# One\n\n- [a](#)\n");
    assert_int_equal(list.anchors->names.count, 0);
    assert_text(sections("# One\n\n- [a](#)\n"), "-");
    assert_text(gaps("# One\n\n- [a](#)\n"), "");
}

#define CONTENTS "# List\n\n## Contents\n"
#define ROWS "\n|Title|Paper|\n|---|---|\n|**T**|[P](https://arxiv.org/abs/2306.11029)|\n\n"

static void a_section_with_entries_and_without_a_line_is_a_gap(void **state)
{
    (void)state;
    assert_text(gaps(CONTENTS "- [A](#a)\n\n## A\n" ROWS "## B\n" ROWS "## Text\n\nwords\n"), "b");
    assert_text(gaps(CONTENTS "- [A](#a)\n- [B](#mark)\n\n## A\n" ROWS "## B\n\n<a id=\"mark\"></a>\n" ROWS), "");
    assert_text(gaps(CONTENTS "\nwords\n\n## A\n" ROWS), "");
    assert_text(gaps("# List\n" ROWS "## Contents\n- [A](#a)\n\n## A\n" ROWS), "");
}

static void lists_with_a_link_or_two_are_no_contents(void **state)
{
    (void)state;
    assert_text(gaps("# List\n\n- see [A](#a)\n\n## A\n" ROWS "## B\n" ROWS "## C\n" ROWS), "");
    assert_text(gaps("# List\n\n- [A](#a)\n- [B](#b)\n\n## A\n" ROWS "## B\n" ROWS "## C\n" ROWS), "c");
}

static void subsections_are_left_out_together_or_not_at_all(void **state)
{
    (void)state;
    assert_text(gaps(CONTENTS "- [A](#a)\n\n## A\n\n### B\n" ROWS "### C\n" ROWS), "");
    assert_text(gaps(CONTENTS "- [A](#a)\n  - [B](#b)\n\n## A\n\n### B\n" ROWS "### C\n" ROWS), "c");
}

static void a_dead_line_stands_for_the_section_it_was_meant_for(void **state)
{
    (void)state;
    assert_text(gaps(CONTENTS "- [Agents](#agent)\n- [B](#b)\n\n## Agents\n" ROWS "## B\n" ROWS "## C\n" ROWS),
                "c");
    assert_text(gaps(CONTENTS "- [A](#a)\n- [xyz](#xyz)\n- [D](#d)\n\n"
                     "## A\n" ROWS "## B\n" ROWS "## C\n" ROWS "## D\n" ROWS),
                "c");
    assert_text(gaps(CONTENTS "- [xyz](#xyz)\n- [A](#a)\n\n## A\n" ROWS "## B\n" ROWS), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_link_leads_to_the_exact_name_or_to_the_one_in_lower_case),
        list_test(a_heading_goes_before_an_id_of_its_name),
        list_test(a_title_names_a_heading_only_when_it_stands_once),
        list_test(an_id_belongs_to_the_section_it_stands_in_or_directly_above),
        list_test(a_page_without_links_into_it_has_no_names),
        list_test(a_section_with_entries_and_without_a_line_is_a_gap),
        list_test(lists_with_a_link_or_two_are_no_contents),
        list_test(subsections_are_left_out_together_or_not_at_all),
        list_test(a_dead_line_stands_for_the_section_it_was_meant_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
