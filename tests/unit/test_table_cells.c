#include "lists.h"

#define MODELS "|Abbreviation|Title|Publication|Paper|Code & Weights|\n|:---:|---|:---:|:---:|:---:|\n"
#define SATMAE "|**SatMAE**|**SatMAE: Pre-training Transformers for Satellite Imagery**|NeurIPS2022|" \
               "[SatMAE](https://arxiv.org/abs/2207.08051)|[link](https://github.com/sustainlab-group/SatMAE)|\n"
#define CROMA "|**CROMA**|**CROMA: Contrastive Radar-Optical Masked Autoencoders**|NeurIPS2023|" \
              "[CROMA](https://arxiv.org/abs/2311.00566)|[link](https://github.com/antofuller/CROMA)|\n"
#define GFM "|**GFM**|**Towards Geospatial Foundation Models via Pretraining**|ICCV2023|" \
            "[GFM](https://arxiv.org/abs/2302.04476)|null|\n"
#define SOUND MODELS SATMAE CROMA GFM

#define NAME "|**BFM**"
#define TITLE "|**A billion-scale foundation model for images**"
#define PAPER "|[BFM](https://arxiv.org/abs/2304.05215)"
#define CODE "|[link](https://github.com/x/y)"

static struct text lint_for(const char *rules, const char *content)
{
    only(rules);
    lint(content);
    return found();
}

static struct text placed(const char *row)
{
    struct text content = text_format(&arena, SOUND "%s\n", row);
    return lint_for("column-count,empty-cell,misplaced-cell,placeholder,title-not-bold,venue-form", content.bytes);
}

static struct text message(void)
{
    assert_int_equal(findings.count, 1);
    return findings.items[0].message;
}

static void cells_that_changed_places_are_found(void **state)
{
    (void)state;
    assert_text(placed(NAME TITLE PAPER "|Arxiv2023|null|"),
                "6:58 misplaced-cell \"[BFM](https://arxiv.org/abs/2304.05215)\"");
    assert_text(message(), "Publication and Paper have changed places");
    placed(NAME TITLE "|Arxiv2023" CODE PAPER "|");
    assert_text(message(), "Paper and Code & Weights have changed places");
    placed(TITLE NAME "|Arxiv2023" PAPER "|null|");
    assert_text(message(), "Abbreviation and Title have changed places");
}

static void a_row_that_was_shifted_names_what_is_missing(void **state)
{
    (void)state;
    placed(NAME TITLE PAPER CODE "||");
    assert_text(message(), "Publication is missing, and what follows stands one column too far left");
}

static void a_link_is_no_venue_and_a_venue_no_link(void **state)
{
    (void)state;
    placed(NAME TITLE CODE PAPER "|null|");
    assert_text(message(), "a link stands under Publication: it belongs under Code & Weights");
    placed(NAME TITLE "|Arxiv2023|Arxiv2023|null|");
    assert_text(message(), "Arxiv2023 stands under Paper: it belongs under Publication");
}

static void what_only_might_be_misplaced_is_left_alone(void **state)
{
    (void)state;
    assert_text(placed("|**A Name That Is as Long as Many a Title Is**" TITLE "|Arxiv2023" PAPER "|null|"), "");
    assert_text(placed(NAME NAME "|Arxiv2023" PAPER "|[link](https://arxiv.org/abs/2304.05215)|"), "");
    assert_text(placed(NAME TITLE "|[Arxiv2023](https://arxiv.org/abs/2304.05215)" PAPER "|null|"), "");
    assert_text(placed(NAME TITLE "|-|[BFM](https://bfm.github.io/)|[link](https://bfm.github.io/)|"), "");
}

static struct text padded(const char *content)
{
    return lint_for("cell-padding", content);
}

#define SPACED "| Title | Paper |\n| --- | --- |\n| a | b |\n| c | d |\n| e | f |\n"

static void a_cell_is_padded_as_the_others_are(void **state)
{
    (void)state;
    assert_text(padded("|Title|Paper|\n|---|---|\n|a|b|\n|c|d|\n| e | f|\n"),
                "5:2 cell-padding \" \"; 5:6 cell-padding \" \"");
    assert_text(fixed(FIX_SAFE), "|Title|Paper|\n|---|---|\n|a|b|\n|c|d|\n|e|f|\n");
    assert_text(padded(SPACED "|g | h |\n"), "6:2 cell-padding \"\"");
    assert_text(fixed(FIX_SAFE), SPACED "| g | h |\n");
}

static void no_habit_is_kept_to(void **state)
{
    (void)state;
    assert_text(padded("|Title|Paper|\n|---|---|\n| a | b |\n|c|d|\n| e | f|\n"), "");
    assert_text(padded(SPACED "| g  |  h |\n|  |  |\ni | j\n"), "");
    assert_text(padded("|Title|Paper|\n|---|---|\n| a |b|\n"), "");
}

static void a_column_that_is_drawn_to_one_width_is_left_alone(void **state)
{
    (void)state;
    assert_text(padded("|Title|Paper|Code|Task|Link|\n|---|---|---|---|---|\n"
                       "|a    |b|c|d|e|\n|ab   |b|c|d|e|\n|abc  |b|c|d|e|\n"), "");
}

static void spaces_in_a_row_are_one_but_in_code_and_formulas(void **state)
{
    (void)state;
    assert_text(padded(SPACED "| a  b   c | d |\n"), "6:4 cell-padding \"  \"");
    assert_text(fixed(FIX_SAFE), SPACED "| a b c | d |\n");
    assert_text(padded(SPACED "| `a  b` c <img  src=x> | $a  b$ |\n"), "");
}

static void a_stranger_may_pad_as_it_likes(void **state)
{
    (void)state;
    assert_text(padded("|Eins|Zwei|\n|---|---|\n|a|b|\n|c|d|\n|e|f  g|\n|h|i|\n|j | k|\n"), "");
}

static struct text emptied(const char *content)
{
    return lint_for("empty-cell", content);
}

static void an_empty_cell_takes_the_word_of_its_column(void **state)
{
    (void)state;
    assert_text(emptied("|Title|Paper|Code|\n|---|---|---|\n|a|[x](y)|-|\n|b|[x](y)|-|\n|c|[x](y)|-|\n"
                        "|d|[x](y)|-|\n|e|[x](y)|-|\n|f|[x](y)||\n"),
                "8:11 empty-cell \"\"");
    assert_text(list_text(&list, findings.items[0].range), "");
    assert_text(findings.items[0].fix->edits.items[0].replacement, "-");
}

static void it_keeps_the_width_of_its_column(void **state)
{
    (void)state;
    emptied("| Title | Code   |\n|---|---|\n| a | null   |\n| b | null   |\n| c | null   |\n| d | null   |\n"
            "| e | null   |\n| f |        |\n");
    assert_text(findings.items[0].fix->edits.items[0].replacement, " null   ");
}

static void an_empty_title_is_an_error(void **state)
{
    (void)state;
    emptied(SOUND "|**BFM**||Arxiv2023|[BFM](https://arxiv.org/abs/2304.05215)|null|\n");
    assert_text(message(), "Title is empty: write the paper's title");
    assert_int_equal(findings.items[0].severity, SEVERITY_ERROR);
    assert_null(findings.items[0].fix);
}

static void a_column_that_is_often_empty_is_left_alone(void **state)
{
    (void)state;
    assert_text(emptied("|Title|Paper|Code|\n|---|---|---|\n|a|[x](y)|-|\n|b|[x](y)||\n|c|[x](y)||\n|d|[x](y)|-|\n"),
                "");
    assert_text(emptied("|Title|Paper|Year|\n|---|---|---|\n|a|[x](y)|1|\n|b|[x](y)|2|\n|c|[x](y)||\n"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(cells_that_changed_places_are_found),
        list_test(a_row_that_was_shifted_names_what_is_missing),
        list_test(a_link_is_no_venue_and_a_venue_no_link),
        list_test(what_only_might_be_misplaced_is_left_alone),
        list_test(a_cell_is_padded_as_the_others_are),
        list_test(no_habit_is_kept_to),
        list_test(a_column_that_is_drawn_to_one_width_is_left_alone),
        list_test(spaces_in_a_row_are_one_but_in_code_and_formulas),
        list_test(a_stranger_may_pad_as_it_likes),
        list_test(an_empty_cell_takes_the_word_of_its_column),
        list_test(it_keeps_the_width_of_its_column),
        list_test(an_empty_title_is_an_error),
        list_test(a_column_that_is_often_empty_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
