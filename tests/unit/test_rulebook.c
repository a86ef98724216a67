#include "pages.h"

#define VENUES "| Venue | Kind | Also written as |\n|---|---|---|\n"
#define COLUMNS "| Column | Role | Align | Form | None | Also written as |\n|---|---|---|---|---|---|\n"

static const char house_venues[] = VENUES "| CVPR | conference | IEEE CVPR, CVPR Conf. |\n"
                                          "| NeurIPS | conference | NIPS |\n"
                                          "| 遥感学报 | journal | |\n";
static const char house_columns[] = COLUMNS "| Code & Weights | code | center | link | null, - | Code, Github |\n"
                                            "| Title | title | none | bold | | Paper Title |\n";

static const char *venue_of(const char *name)
{
    const struct venue *venue = rulebook_venue(&rulebook, text_from(name));
    return venue ? text_copy(&arena, venue->name).bytes : "";
}

static const struct column_definition *column_of(const char *header)
{
    const struct column_definition *column = rulebook_column(&rulebook, text_from(header));
    assert_non_null(column);
    return column;
}

static void a_venue_is_found_by_name_and_alias_without_case_and_punctuation(void **state)
{
    (void)state;
    add_house("venues.md", house_venues);
    assert_string_equal(venue_of("cvpr"), "CVPR");
    assert_string_equal(venue_of("ieee-CVPR"), "CVPR");
    assert_string_equal(venue_of("CVPR conf"), "CVPR");
    assert_string_equal(venue_of("遥感学报"), "遥感学报");
    assert_string_equal(venue_of("ＣＶＰＲ"), "CVPR");
    assert_string_equal(venue_of("CVP"), "");
    assert_string_equal(venue_of(""), "");
    assert_string_equal(venue_of("#"), "");
    assert_text(rulebook_venue(&rulebook, TEXT("NIPS"))->kind, "conference");
}

static void a_long_name_is_looked_up_too(void **state)
{
    (void)state;
    add_house("venues.md", VENUES "| A | journal | "
                                  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                                  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |\n");
    assert_string_equal(venue_of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                                 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "A");
}

static void many_names_are_kept_apart(void **state)
{
    (void)state;
    struct builder page = {.arena = &arena};
    builder_add(&page, TEXT(VENUES));
    for (int i = 0; i < 3000; i++)
        builder_format(&page, "| V%d | journal | W%d |\n", i, i);
    add_house("venues.md", text_copy(&arena, builder_text(&page)).bytes);
    assert_string_equal(venue_of("v0"), "V0");
    assert_string_equal(venue_of("w2999"), "V2999");
    assert_string_equal(venue_of("v3000"), "");
}

static void a_column_has_all_that_its_row_says(void **state)
{
    (void)state;
    add_house("list.md", house_columns);
    const struct column_definition *code = column_of("github"), *title = column_of("PAPER-TITLE");
    assert_text(code->name, "Code & Weights");
    assert_int_equal(code->role, ROLE_CODE);
    assert_true(code->has_alignment);
    assert_int_equal(code->alignment, ALIGN_CENTER);
    assert_int_equal(code->form, FORM_LINK);
    assert_false(code->form_is_settled);
    assert_int_equal(code->none_words.count, 2);
    assert_text(code->none_words.items[1], "-");
    assert_true(title->has_alignment);
    assert_int_equal(title->alignment, ALIGN_NONE);
    assert_int_equal(title->none_words.count, 0);
    assert_null(rulebook_column(&rulebook, TEXT("Affiliation")));
    assert_null(rulebook_column(&rulebook, TEXT("#")));
}

static void the_columns_of_a_table_come_in_any_order_and_case(void **state)
{
    (void)state;
    add_house("venues.md", "| also written as | VENUE | Kind |\n|---|---|---|\n| NIPS | NeurIPS | Conference |\n");
    assert_string_equal(venue_of("NIPS"), "NeurIPS");
    assert_text(rulebook.venues.items[0].kind, "conference");
}

static void a_row_laid_over_replaces_cell_by_cell(void **state)
{
    (void)state;
    add_house("venues.md", house_venues);
    add_house("list.md", house_columns);
    add_over("| Venue | Kind | Also written as |\n|---|---|---|\n| CVPR | workshop | |\n"
             "| neurips | | NIPS, NeuRIPS 2 |\n\n"
             "| Column | Form |\n|---|---|\n| title | plain |\n| Code & Weights | |\n");
    assert_text(rulebook_venue(&rulebook, TEXT("IEEE CVPR"))->kind, "workshop");
    assert_string_equal(venue_of("NeuRIPS 2"), "neurips");
    assert_text(rulebook_venue(&rulebook, TEXT("NIPS"))->kind, "conference");
    assert_int_equal(rulebook.venues.count, 3);
    assert_int_equal(column_of("Title")->role, ROLE_TITLE);
    assert_int_equal(column_of("Title")->form, FORM_PLAIN);
    assert_true(column_of("Title")->form_is_settled);
    assert_false(column_of("Code")->form_is_settled);
    assert_int_equal(rulebook.columns.count, 2);
}

static void aliases_that_are_replaced_are_known_no_more(void **state)
{
    (void)state;
    add_house("venues.md", house_venues);
    add_over(VENUES "| CVPR | | CV |\n| NeurIPS | | off |\n");
    assert_string_equal(venue_of("CV"), "CVPR");
    assert_string_equal(venue_of("IEEE CVPR"), "");
    assert_string_equal(venue_of("NIPS"), "");
    assert_string_equal(venue_of("NeurIPS"), "NeurIPS");
}

static void a_new_key_adds_and_off_removes(void **state)
{
    (void)state;
    add_house("venues.md", house_venues);
    add_house("list.md", house_columns);
    add_over(VENUES "| CVPR | off | |\n| GeoAI | workshop | GeoAI Workshop |\n\n"
                    "| Column | Role |\n|---|---|\n| Code & Weights | off |\n| Note | prose |\n");
    assert_int_equal(rulebook.venues.count, 3);
    assert_string_equal(venue_of("CVPR"), "");
    assert_string_equal(venue_of("IEEE CVPR"), "");
    assert_string_equal(venue_of("NIPS"), "NeurIPS");
    assert_string_equal(venue_of("GeoAI workshop"), "GeoAI");
    assert_int_equal(rulebook.columns.count, 2);
    assert_null(rulebook_column(&rulebook, TEXT("Github")));
    assert_int_equal(column_of("Note")->role, ROLE_PROSE);
    assert_int_equal(column_of("Title")->role, ROLE_TITLE);
}

static void a_page_laid_over_may_take_a_name_that_was_an_alias(void **state)
{
    (void)state;
    add_house("venues.md", house_venues);
    add_over(VENUES "| NIPS | workshop | IEEE CVPR |\n");
    assert_string_equal(venue_of("NIPS"), "NIPS");
    assert_string_equal(venue_of("IEEE CVPR"), "NIPS");
    assert_string_equal(venue_of("NeurIPS"), "NeurIPS");
}

static void a_venue_that_lists_its_own_name_keeps_it_when_its_aliases_change(void **state)
{
    (void)state;
    add_house("venues.md", VENUES "| Arxiv | preprint | ArXiv, CoRR |\n");
    add_over(VENUES "| Arxiv | | e-print |\n");
    assert_string_equal(venue_of("arXiv"), "Arxiv");
    assert_string_equal(venue_of("CoRR"), "");
}

static void a_name_that_was_taken_over_stays_when_its_first_owner_goes(void **state)
{
    (void)state;
    add_house("venues.md", house_venues);
    add_over(VENUES "| NIPS | workshop | |\n");
    add_over(VENUES "| NeurIPS | off | |\n");
    assert_string_equal(venue_of("NIPS"), "NIPS");
    assert_string_equal(venue_of("NeurIPS"), "");
}

static void a_further_page_inherits_from_all_below_it(void **state)
{
    (void)state;
    add_house("list.md", "| Column | Role |\n|---|---|\n| Note | prose |\n");
    assert_false(column_of("Note")->has_alignment);
    add_over("| Column | Form | Align |\n|---|---|---|\n| Note | plain | right |\n");
    add_over("| Column | None |\n|---|---|\n| Note | n/a |\n");
    assert_true(column_of("Note")->form_is_settled);
    assert_true(column_of("Note")->has_alignment);
    assert_int_equal(column_of("Note")->alignment, ALIGN_RIGHT);
    assert_text(column_of("Note")->none_words.items[0], "n/a");
}

static void attributes_and_files_add_up(void **state)
{
    (void)state;
    add_house("list.md", "| Attribute |\n|---|\n| Vision |\n| Transfer learning |\n");
    add_over("| Attribute |\n|---|\n| Audio |\n| Transfer Learning |\n\n| Files |\n|---|\n| README.md |\n"
             "| `docs/*.md` |\n");
    assert_int_equal(rulebook.attributes.count, 3);
    assert_text(rulebook.attributes.items[1], "Transfer Learning");
    assert_text(rulebook.attributes.items[2], "Audio");
    assert_int_equal(rulebook.files.count, 2);
    assert_text(rulebook.files.items[1], "docs/*.md");
}

static void a_misspelling_is_added_replaced_and_removed(void **state)
{
    (void)state;
    add_house("typos.md", "| Misspelling | Correction |\n|---|---|\n| Comming | Coming |\n| Mulit | Multi |\n");
    add_over("| Misspelling | Correction |\n|---|---|\n| comming | Forthcoming |\n| Mulit | off |\n"
             "| oof | off |\n");
    assert_int_equal(rulebook.misspellings.count, 2);
    assert_text(rulebook.misspellings.items[0].wrong, "comming");
    assert_text(rulebook.misspellings.items[0].right, "Forthcoming");
    assert_text(rulebook.misspellings.items[1].right, "off");
}

static void a_host_is_added_replaced_and_removed(void **state)
{
    (void)state;
    add_house("hosts.md", "| Host | Role | Https | In flight | Note |\n|---|---|---|---|---|\n"
                          "| arxiv.org | paper | yes | 2 | throttles |\n| old.org | code | no | | |\n");
    add_over("| Host | Role | In flight |\n|---|---|---|\n| ArXiv.org | | 1 |\n| old.org | off | |\n"
             "| new.org | code | |\n");
    assert_int_equal(rulebook.hosts.count, 2);
    assert_text(rulebook.hosts.items[0].role, "paper");
    assert_text(rulebook.hosts.items[0].note, "throttles");
    assert_true(rulebook.hosts.items[0].has_https);
    assert_int_equal(rulebook.hosts.items[0].in_flight, 1);
    assert_text(rulebook.hosts.items[1].name, "new.org");
    assert_false(rulebook.hosts.items[1].has_https);
}

static void settings_are_replaced_one_by_one(void **state)
{
    (void)state;
    add_house("list.md", "| Setting | Value |\n|---|---|\n| Date separator | . |\n"
                         "| Banner text | Last Updated on |\n"
                         "| Update verbs | Update, Add |\n| Contents heading | Contents, 目录 |\n");
    add_over("| Setting | Value |\n|---|---|\n| Needs | rsfm-lint 1 |\n| date separator | - |\n| Update verbs | |\n"
             "| Banner text | off |\n| Contents heading | Index |\n");
    assert_text(rulebook.settings.date_separator, "-");
    assert_text(rulebook.settings.banner, "");
    assert_int_equal(rulebook.settings.update_verbs.count, 2);
    assert_text(rulebook.settings.update_verbs.items[1], "Add");
    assert_int_equal(rulebook.settings.contents_headings.count, 1);
    assert_text(rulebook.settings.contents_headings.items[0], "Index");
}

static void link_policies_are_kept_as_written(void **state)
{
    (void)state;
    add_over("| Links | Policy | Reason |\n|---|---|---|\n| `https://ieeexplore.*` | skip | turns machines away |\n"
             "| `https://lab.example.cn/*` | slow 1 | |\n| `*.example.org` | alive 403 | known |\n");
    add_over("| Links | Policy |\n|---|---|\n| `*.example.org` | skip |\n");
    assert_int_equal(rulebook.link_policies.count, 3);
    assert_text(rulebook.link_policies.items[0].glob, "https://ieeexplore.*");
    assert_text(rulebook.link_policies.items[1].policy, "slow 1");
    assert_text(rulebook.link_policies.items[2].policy, "skip");
    assert_text(rulebook.link_policies.items[2].reason, "known");
}

static void sorted_rows_are_sorted_by_letters_and_digits(void **state)
{
    (void)state;
    struct page page;
    struct error error = {.line = 0};
    const char *sorted = VENUES "| 3DV | conference | |\n| acl | conference | |\n| ACM MM | conference | |\n"
                                "| AC-Z | journal | |\n| 遥感学报 | journal | |\n";
    assert_true(page_read(&page, "venues.md", text_from(sorted), &arena, &error));
    assert_true(rulebook_check_sorted(&page, &error));
    assert_true(page_read(&page, "list.md", text_from(house_columns), &arena, &error));
    assert_true(rulebook_check_sorted(&page, &error));
}

static void a_row_out_of_order_is_named(void **state)
{
    (void)state;
    struct page page;
    struct error error = {.line = 0};
    const char *typos = "# Typos\n\n| Correction | Misspelling |\n|---|---|\n| Multi | Mulit |\n"
                        "| Coming | Comming |\n";
    assert_true(page_read(&page, "typos.md", text_from(typos), &arena, &error));
    assert_false(rulebook_check_sorted(&page, &error));
    assert_error(&error, "typos.md", 6, 12, "the rows are sorted, and \"Comming\" belongs further up");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGES_TEST(a_venue_is_found_by_name_and_alias_without_case_and_punctuation),
        PAGES_TEST(a_long_name_is_looked_up_too),
        PAGES_TEST(many_names_are_kept_apart),
        PAGES_TEST(a_column_has_all_that_its_row_says),
        PAGES_TEST(the_columns_of_a_table_come_in_any_order_and_case),
        PAGES_TEST(a_row_laid_over_replaces_cell_by_cell),
        PAGES_TEST(aliases_that_are_replaced_are_known_no_more),
        PAGES_TEST(a_new_key_adds_and_off_removes),
        PAGES_TEST(a_page_laid_over_may_take_a_name_that_was_an_alias),
        PAGES_TEST(a_venue_that_lists_its_own_name_keeps_it_when_its_aliases_change),
        PAGES_TEST(a_name_that_was_taken_over_stays_when_its_first_owner_goes),
        PAGES_TEST(a_further_page_inherits_from_all_below_it),
        PAGES_TEST(attributes_and_files_add_up),
        PAGES_TEST(a_misspelling_is_added_replaced_and_removed),
        PAGES_TEST(a_host_is_added_replaced_and_removed),
        PAGES_TEST(settings_are_replaced_one_by_one),
        PAGES_TEST(link_policies_are_kept_as_written),
        PAGES_TEST(sorted_rows_are_sorted_by_letters_and_digits),
        PAGES_TEST(a_row_out_of_order_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
