#include "pages.h"

#define VENUES "| Venue | Kind | Also written as |\n|---|---|---|\n"
#define PAGE ".rsfm-lint.md"

static const char rule_page[] = "# dead-anchor\n\n| Severity | Formerly |\n|---|---|\n| error | broken-anchor |\n";

static void an_unknown_kind_of_table_is_an_error(void **state)
{
    (void)state;
    refuse(PAGE, "# x\n\n| Year | Month |\n|---|---|\n", 3, 3,
           "unknown kind of table: a known one has a column out of Severity, Column, Venue, Attribute, "
           "Misspelling, Host, Setting, Rule, Links, Files");
}

static void a_column_that_a_kind_does_not_have_is_an_error(void **state)
{
    (void)state;
    refuse(PAGE, "| Venue | Knid |\n|---|---|\n", 1, 11,
           "unknown column \"Knid\": a table of venues has Venue, Kind, Also written as");
    refuse(PAGE, "| Rule | Severity | Reason |\n|---|---|---|\n", 1, 21,
           "unknown column \"Reason\": a table of severities has Rule, Severity");
    refuse(PAGE, "| Venue | Kind | kind |\n|---|---|---|\n", 1, 18,
           "the column \"kind\" stands twice: a table of venues has Venue, Kind, Also written as");
}

static void a_column_that_a_kind_needs_must_be_there(void **state)
{
    (void)state;
    refuse(PAGE, "| Rule | Reason |\n|---|---|\n", 1, 3, "a table of exceptions needs the column Entry");
    refuse(PAGE, "| Kind | Also written as |\n|---|---|\n", 1, 3, "a table of venues needs the column Venue");
    refuse(PAGE, "| Misspelling |\n|---|\n", 1, 3, "a table of misspellings needs the column Correction");
    refuse("some-rule.md", "# some-rule\n\n| Where | Fix |\n|---|---|\n", 3, 3,
           "a table of a rule needs the column Severity");
}

static void a_key_that_stands_twice_on_a_page_is_an_error(void **state)
{
    (void)state;
    refuse_house("venues.md", VENUES "| TGRS | journal | |\n| tgrs | journal | |\n", 4, 3,
                 "\"tgrs\" stands twice on this page, first on line 3");
    refuse(PAGE, "| Misspelling | Correction |\n|---|---|\n| Comming | Coming |\n| comming | coming |\n", 4, 3,
           "\"comming\" stands twice on this page, first on line 3");
    refuse(PAGE, "| Attribute |\n|---|\n| Vision |\n\n| Attribute |\n|---|\n| vision |\n", 7, 3,
           "\"vision\" stands twice on this page, first on line 3");
    refuse(PAGE, "| Host | Role |\n|---|---|\n| a.org | code |\n| A.org | code |\n", 4, 3,
           "\"A.org\" stands twice on this page, first on line 3");
    refuse(PAGE, "| Setting | Value |\n|---|---|\n| Banner text | a |\n| banner text | b |\n", 4, 3,
           "\"banner text\" stands twice on this page, first on line 3");
    refuse(PAGE, "| Links | Policy |\n|---|---|\n| * | skip |\n| * | slow 1 |\n", 4, 3,
           "\"*\" stands twice on this page, first on line 3");
    refuse(PAGE, "| Files |\n|---|\n| a.md |\n| `a.md` |\n", 4, 3,
           "\"a.md\" stands twice on this page, first on line 3");
    refuse(PAGE, "| Column | Role |\n|---|---|\n| Note | prose |\n| note | prose |\n", 4, 3,
           "\"note\" stands twice on this page, first on line 3");
}

static void a_rule_that_stands_twice_is_an_error(void **state)
{
    (void)state;
    add_house("dead-anchor.md", rule_page);
    refuse(PAGE, "| Rule | Severity |\n|---|---|\n| dead-anchor | off |\n| broken-anchor | note |\n", 4, 3,
           "\"broken-anchor\" stands twice on this page, first on line 3");
    refuse("b.md", "| Rule | Entry |\n|---|---|\n| dead-anchor | Sky-Sense |\n| dead-anchor | SkySense |\n", 4, 17,
           "\"SkySense\" stands twice on this page, first on line 3");
}

static void two_venues_of_a_page_share_no_alias(void **state)
{
    (void)state;
    refuse_house("venues.md", VENUES "| A | journal | C, Journal of A |\n| B | journal | J. of B, journal-of-a |\n",
                 4, 17, "\"journal-of-a\" stands twice on this page, first on line 3");
    refuse_house("v.md", VENUES "| A | journal | B |\n| B | journal | |\n", 4, 3,
                 "\"B\" stands twice on this page, first on line 3");
    refuse_house("w.md", VENUES "| A | journal | |\n| B | journal | a |\n", 4, 17,
                 "\"a\" stands twice on this page, first on line 3");
}

static void a_venue_may_list_its_own_name(void **state)
{
    (void)state;
    add_house("venues.md", VENUES "| Arxiv | preprint | ArXiv, arXiv |\n");
}

static void an_unknown_value_is_an_error(void **state)
{
    (void)state;
    add_house("dead-anchor.md", rule_page);
    refuse(PAGE, "| Rule | Severity |\n|---|---|\n| dead-anchor | warn |\n", 3, 17,
           "unknown severity \"warn\": write error, warning, note or off");
    refuse(PAGE, VENUES "| X | magazine | |\n", 3, 7,
           "unknown kind of venue \"magazine\": write journal, conference, workshop, preprint or off");
    refuse(PAGE, "| Column | Role |\n|---|---|\n| X | repo |\n", 3, 7,
           "unknown role \"repo\": write abbreviation, title, venue, paper, code, tasks, attribute, prose or off");
    refuse(PAGE, "| Column | Role | Align |\n|---|---|---|\n| X | code | middle |\n", 3, 14,
           "unknown alignment \"middle\": write left, center, right or none");
    refuse(PAGE, "| Column | Role | Form |\n|---|---|---|\n| X | code | fat |\n", 3, 14,
           "unknown form \"fat\": write bold, plain, link, VenueYear, Venue Year, bold list, plain list or free");
    refuse(PAGE, "| Host | Https |\n|---|---|\n| a.org | maybe |\n", 3, 11,
           "unknown answer \"maybe\": write yes or no");
    refuse(PAGE, "| Host | In flight |\n|---|---|\n| b.org | x |\n", 3, 11, "\"x\" is not a number");
    refuse(PAGE, "| Host | In flight |\n|---|---|\n| c.org | 99999999999999999999 |\n", 3, 11,
           "write a number from 1 to 64");
    refuse(PAGE, "| Links | Policy |\n|---|---|\n| * | slow |\n", 3, 7,
           "unknown policy \"slow\": write skip, slow N (N at once) or alive N (a status)");
    refuse(PAGE, "| Links | Policy |\n|---|---|\n| ** | |\n", 3, 8,
           "unknown policy \"\": write skip, slow N (N at once) or alive N (a status)");
    refuse(PAGE, "| Setting | Value |\n|---|---|\n| Date separator | _ |\n", 3, 20,
           "unknown date separator \"_\": write ., - or /");
}

static void an_unknown_setting_is_an_error(void **state)
{
    (void)state;
    refuse(PAGE, "| Setting | Value |\n|---|---|\n| Baner text | x |\n", 3, 3,
           "unknown setting \"Baner text\"; did you mean \"Banner text\"?");
    refuse(PAGE, "| Setting | Value |\n|---|---|\n| Colour | x |\n", 3, 3,
           "unknown setting \"Colour\": known are Needs, Date separator, Banner text, Update verbs, "
           "Contents heading");
}

static void an_unknown_rule_is_an_error(void **state)
{
    (void)state;
    add_house("dead-anchor.md", rule_page);
    refuse(PAGE, "| Rule | Severity |\n|---|---|\n| dead-ancor | off |\n", 3, 3,
           "unknown rule \"dead-ancor\"; did you mean \"dead-anchor\"?");
    refuse(PAGE, "| Rule | Entry |\n|---|---|\n| row-order | X |\n", 3, 3, "unknown rule \"row-order\"");
}

static void what_is_not_there_cannot_be_switched_off(void **state)
{
    (void)state;
    refuse(PAGE, VENUES "| X | off | |\n", 3, 3, "there is no such venue to switch off");
    refuse(PAGE, "| Column | Role |\n|---|---|\n| X | off |\n", 3, 3, "there is no such column to switch off");
    refuse(PAGE, "| Host | Role |\n|---|---|\n| x.org | off |\n", 3, 3, "there is no such host to switch off");
}

static void a_new_row_needs_its_cells(void **state)
{
    (void)state;
    refuse(PAGE, "| Venue |\n|---|\n| X |\n", 3, 3,
           "a new venue needs a kind: journal, conference, workshop or preprint");
    refuse(PAGE, "| Column | Form |\n|---|---|\n| X | bold |\n", 3, 3, "a new column needs a role");
    refuse(PAGE, "| Misspelling | Correction |\n|---|---|\n"
                 "| X | |\n", 3, 7, "a new misspelling needs a correction");
    refuse(PAGE, "| Misspelling | Correction |\n|---|---|\n| Y | Y |\n", 3, 7, "\"Y\" is its own correction");
}

static void a_key_must_not_be_empty(void **state)
{
    (void)state;
    add_house("dead-anchor.md", rule_page);
    refuse(PAGE, VENUES "| & | journal | |\n", 3, 3, "a name needs a letter or a digit");
    refuse(PAGE, VENUES "| X | journal | A, + |\n", 3, 17, "\"+\" has no letter or digit");
    refuse(PAGE, "| Misspelling | Correction |\n|---|---|\n| | a |\n", 3, 3, "a misspelling is missing");
    refuse(PAGE, "| Misspelling | Correction |\n|---|---|\n| re mote | remote |\n", 3, 3,
           "\"re mote\" is not one word of 2 to 31 letters from A to Z");
    refuse(PAGE, "| Misspelling | Correction |\n|---|---|\n| remtoe | re\\|mote |\n", 3, 12,
           "a correction cannot hold |, which ends a cell");
    refuse(PAGE, "| Host | Role |\n|---|---|\n| | code |\n", 3, 3, "a host is missing");
    refuse(PAGE, "| Rule | Entry |\n|---|---|\n| dead-anchor | - |\n", 3, 17,
           "write the entry's abbreviation or title");
    refuse(PAGE, "| Links | Policy |\n|---|---|\n| | skip |\n", 3, 3,
           "write which links, such as https://*.example.org/*");
    refuse(PAGE, "| Files |\n|---|\n| |\n", 3, 3, "write a file's name, such as README.md or docs/*.md");
}

static void a_page_for_a_newer_program_is_refused_before_all_else(void **state)
{
    (void)state;
    refuse(PAGE, "| Moon | Phase |\n|---|---|\n| full | 1 |\n\n| Value | Setting |\n|---|---|\n"
                 "| rsfm-lint 2 | Needs |\n",
           7, 3, "this page needs rsfm-lint 2, and this program knows pages up to rsfm-lint 1: "
                 "install a newer one");
    refuse(PAGE, "| Setting | Value |\n|---|---|\n| Needs | 2 |\n", 3, 11,
           "\"2\" says no version: write rsfm-lint and a number, such as rsfm-lint 1");
    refuse(PAGE, "| Setting | Value |\n|---|---|\n| Needs | rsfm-lint 99999999999 |\n", 3, 11,
           "\"rsfm-lint 99999999999\" says no version: write rsfm-lint and a number, such as rsfm-lint 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGES_TEST(an_unknown_kind_of_table_is_an_error),
        PAGES_TEST(a_column_that_a_kind_does_not_have_is_an_error),
        PAGES_TEST(a_column_that_a_kind_needs_must_be_there),
        PAGES_TEST(a_key_that_stands_twice_on_a_page_is_an_error),
        PAGES_TEST(a_rule_that_stands_twice_is_an_error),
        PAGES_TEST(two_venues_of_a_page_share_no_alias),
        PAGES_TEST(a_venue_may_list_its_own_name),
        PAGES_TEST(an_unknown_value_is_an_error),
        PAGES_TEST(an_unknown_setting_is_an_error),
        PAGES_TEST(an_unknown_rule_is_an_error),
        PAGES_TEST(what_is_not_there_cannot_be_switched_off),
        PAGES_TEST(a_new_row_needs_its_cells),
        PAGES_TEST(a_key_must_not_be_empty),
        PAGES_TEST(a_page_for_a_newer_program_is_refused_before_all_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
