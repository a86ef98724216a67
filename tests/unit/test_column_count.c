#include "lists.h"

#define HEADER "|Abbreviation|Title|Publication|Paper|Code & Weights|\n|:---:|---|:---:|:---:|:---:|\n"
#define SATMAE "|**SatMAE**|**Transformers for Images, Once Again**|CVPR2022|[x](https://arxiv.org/abs/2)|null|\n"
#define CROMA "|**CROMA**|**Contrastive Autoencoders for Images**|NeurIPS2023|[x](https://arxiv.org/abs/3)|null|\n"
#define GFM "|**GFM**|**Towards Foundation Models at Last**|ICCV2023|[x](https://arxiv.org/abs/4)" \
            "|[y](https://github.com/a)|\n"
#define SOUND HEADER SATMAE CROMA GFM
#define TITLE "**A Billion-scale Foundation Model for Images**"
#define PAPER "[BFM](https://arxiv.org/abs/1)"

/* What is said of the last row of a sound table. */
static struct text said_of(const char *row)
{
    struct text content = text_format(&arena, SOUND "%s\n%c", row, '\0');
    only("column-count");
    lint(content.bytes);
    assert_int_equal(findings.count, 1);
    return findings.items[0].message;
}

static void a_cell_that_is_missing_is_named(void **state)
{
    (void)state;
    assert_text(said_of("|**BFM**|" TITLE "|" PAPER "|null|"),
                "4 cells, the header has 5: Publication is missing, and GitHub shows what follows "
                "one column too far left");
    assert_text(at(findings.items[0].range), "");
    assert_int_equal(source.content.bytes[findings.items[0].range.start], '[');
    assert_text(findings.items[0].key_detail, "Publication");
    assert_text(said_of("|" TITLE "|TGRS2024|" PAPER "|null|"),
                "4 cells, the header has 5: Abbreviation is missing, and GitHub shows what follows "
                "one column too far left");
    assert_text(said_of("|**BFM**|" TITLE "|TGRS2024|" PAPER "|"),
                "4 cells, the header has 5: Code & Weights is missing");
}

static void a_cell_of_which_nobody_can_tell_is_counted(void **state)
{
    (void)state;
    assert_text(said_of("|**BFM**|" TITLE "|TGRS2024|"),
                "3 cells, the header has 5: some are missing, and GitHub leaves Paper and Code & Weights empty");
}

static void a_doubled_pipe_is_taken_out_where_every_cell_then_fits(void **state)
{
    (void)state;
    static const char row[] = "|**BFM**||" TITLE "|TGRS2024|" PAPER "|null|";
    static const char mended[] = SOUND "|**BFM**|" TITLE "|TGRS2024|" PAPER "|null|\n";
    assert_text(said_of(row),
                "6 cells, the header has 5: the doubled || leaves Title empty, and GitHub drops the last cell: "
                "write one |");
    assert_text(at(findings.items[0].range), "||");
    assert_text(fixed(FIX_UNSAFE), mended);
    assert_text(said_of("||**BFM**|" TITLE "|TGRS2024|" PAPER "|null|"),
                "6 cells, the header has 5: the doubled || leaves Abbreviation empty, and GitHub drops the last "
                "cell: write one |");
    assert_text(fixed(FIX_UNSAFE), mended);
}

/* The last cell is of a kind that no row has there. */
static void a_doubled_pipe_stays_where_a_cell_would_not_fit(void **state)
{
    (void)state;
    said_of("|**BFM**||" TITLE "|TGRS2024|" PAPER "|soon to come|");
    assert_null(findings.items[0].fix);
}

static void a_pipe_within_a_title_is_escaped_where_every_cell_then_fits(void **state)
{
    (void)state;
    assert_text(said_of("|**BFM**|**A Billion-scale Model | and more of it**|TGRS2024|" PAPER "|null|"),
                "6 cells, the header has 5: this | cuts Title in two, and GitHub drops the last cell: write \\|");
    assert_text(at(findings.items[0].range), "|");
    assert_int_equal(findings.items[0].fix->safety, FIX_UNSAFE);
    said_of("|**BFM**|**A Billion-scale Model | and more of it**|TGRS2024|" PAPER "|soon to come|");
    assert_null(findings.items[0].fix);
}

static void empty_cells_too_many_are_a_note(void **state)
{
    (void)state;
    said_of("|**BFM**|**T**|TGRS2024|" PAPER "|null|| |");
    assert_int_equal(findings.items[0].severity, SEVERITY_NOTE);
    assert_text(fixed(FIX_SAFE), SOUND "|**BFM**|**T**|TGRS2024|" PAPER "|null|\n");
}

static void comments_behind_the_last_column_are_no_cells(void **state)
{
    (void)state;
    only("column-count");
    lint("|Title|Paper|\n|---|---|\n|a|b| <!-- x --> |\n|c|d|[//]: # (x)\n|e|f||[comment]: <> (x)|\n");
    assert_int_equal(findings.count, 0);
    assert_int_equal(list.tables.items[0].rows[0].cell_count, 2);
    assert_false(list.tables.items[0].rows[2].is_unreliable);
    lint("|Title|Paper|\n|---|---|\n|a|b|c <!-- x -->|\n|c|d|<!-- x -->|e|\n");
    assert_text(found(), "3:6 column-count \"c <!-- x -->|\"; 4:6 column-count \"<!-- x -->|e|\"");
}

static void a_row_of_dots_is_none(void **state)
{
    (void)state;
    only("column-count");
    lint("|Title|Paper|Code|\n|---|---|---|\n|a|b|c|\n|...\n| \xE2\x80\xA6 |\n......\n");
    assert_int_equal(findings.count, 0);
    lint("|Title|Paper|Code|\n|---|---|---|\n|a|b|c|\n|d ...|\n|e|f|g|\n|h|i|j|\n|.|\n");
    assert_text(found(), "4:1 column-count \"|d ...|\"; 7:1 column-count \"|.|\"");
}

static void a_count_that_half_of_the_rows_have_is_the_headers_fault(void **state)
{
    (void)state;
    only("column-count");
    lint("|Title|Paper|Note|\n|---|---|---|\n|a|b|\n|c|d|\n|e|f|g|\n|h|i|j|\n");
    assert_text(found(), "1:14 column-count \"Note\"");
    assert_text(findings.items[0].message,
                "2 of 4 rows have 2 cells, the header has 3: Note stays empty. Fill it, or remove it "
                "from the header");
    lint("|Title|Paper|Note|\n|---|---|---|\n|a|b|\n|c|d|\n|e|f|g|\n|h|i|j|\n|k|l|m|\n");
    assert_int_equal(findings.count, 2);
}

static void the_column_that_half_of_the_rows_lack_is_named(void **state)
{
    (void)state;
    only("column-count");
    lint("|Abbreviation|Title|Publication|Paper|Code & Weights|\n|---|---|---|---|---|\n"
         "|**A**|**A title that is long enough to be a sentence**|[A](https://arxiv.org/abs/2207.08051)|[link](https://github.com/a/a)|\n"
         "|**B**|**Another title that is as long as the first**|[B](https://arxiv.org/abs/2207.08052)|[link](https://github.com/b/b)|\n"
         "|**C**|**A third title that is as long as the others**|Arxiv2022|[C](https://arxiv.org/abs/2207.08053)|[link](https://github.com/c/c)|\n");
    assert_text(found(), "1:21 column-count \"Publication\"");
    assert_text(findings.items[0].message,
                "2 of 3 rows have 4 cells, the header has 5: Publication is missing, and GitHub shows what follows "
                "one column too far left. Fill it, or remove it from the header");
}

static void so_it_is_by_whatever_number_they_differ(void **state)
{
    (void)state;
    only("column-count");
    lint("|Title|Paper|Note|More|\n|---|---|---|---|\n|a|b|\n|c|d|\n|e|f|g|\n");
    assert_text(found(), "1:14 column-count \"Note\"");
    lint("|Title|Paper|Note|More|\n|---|---|---|---|\n|a|b|\n|c|d|\n|e|\n");
    assert_text(found(), "1:14 column-count \"Note\"; 5:1 column-count \"|e|\"");
    lint("|Title|Paper|\n|---|---|\n|a|b|c|d|\n|a|b|c|d|\n|a|b|\n");
    assert_text(found(), "1:1 column-count \"|Title|Paper|\"");
    assert_text(findings.items[0].message,
                "2 of 3 rows have 4 cells, the header has 2: GitHub drops what has no column. "
                                           "Name it in the header, or remove it");
}

static void empty_cells_that_half_of_the_rows_have_are_a_note_at_the_header(void **state)
{
    (void)state;
    only("column-count");
    lint("|Title|Paper|\n|---|---|\n|a|b||\n|c|d||\n|e|f|\n");
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].severity, SEVERITY_NOTE);
    lint("|Title|Paper|\n|---|---|\n|a|b||\n|c|d|x|\n|e|f|\n");
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].severity, SEVERITY_ERROR);
}

static void text_under_the_table_is_not_the_headers_fault(void **state)
{
    (void)state;
    only("column-count");
    lint("|Title|Paper|\n|---|---|\n|a|b|\nsome\ntext\nbelow\n");
    assert_int_equal(findings.count, 3);
    assert_int_equal(findings.items[0].range.start, (uint32_t)text_find(source.content, TEXT("some"), 0));
}

static void a_row_that_ends_in_empty_cells_lacks_its_end(void **state)
{
    (void)state;
    said_of("|**BFM**|**T**|TGRS2024|" PAPER "|");
    assert_text(findings.items[0].message, "4 cells, the header has 5: Code & Weights is missing");
    only("column-count");
    lint("|Title|Paper|Code|Note|\n|---|---|---|---|\n|**a**|" PAPER "|[c](https://github.com/a/b)||\n"
         "|**d**|" PAPER "|[c](https://github.com/a/c)||\n|**e**|" PAPER "|[c](https://github.com/a/d)|x|\n"
         "|**f**|" PAPER "||\n");
    assert_text(findings.items[0].message, "3 cells, the header has 4: Note is missing");
}

static void a_cell_too_many_is_no_half_of_its_neighbour(void **state)
{
    (void)state;
    only("column-count");
    lint("|Title|Date|Code|\n|---|---|---|\n"
         "|[**A long enough title for a sentence here**](https://arxiv.org/abs/2207.08051)|12/2023|-|\n"
         "|[**B long enough title for a sentence here**](https://arxiv.org/abs/2207.08052)|11/2023|-|\n"
         "|[**C long enough title for a sentence here**](https://arxiv.org/abs/2207.08053)|10/2023|-|\n"
         "|[**D long enough title for a sentence here**](https://arxiv.org/abs/2207.08054)|Dee|09/2023|-|\n");
    assert_int_equal(findings.count, 1);
    assert_null(findings.items[0].fix);
    assert_text(findings.items[0].message, "4 cells, the header has 3: GitHub drops what stands from here on. "
                                           "Remove a |, or write \\| for one that is text");
}

static void one_short_row_is_its_own_fault(void **state)
{
    (void)state;
    only("column-count");
    lint("|Title|Paper|\n|---|---|\n|a|\n");
    assert_text(found(), "3:1 column-count \"|a|\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_cell_that_is_missing_is_named),
        list_test(a_cell_of_which_nobody_can_tell_is_counted),
        list_test(a_doubled_pipe_is_taken_out_where_every_cell_then_fits),
        list_test(a_doubled_pipe_stays_where_a_cell_would_not_fit),
        list_test(a_pipe_within_a_title_is_escaped_where_every_cell_then_fits),
        list_test(empty_cells_too_many_are_a_note),
        list_test(comments_behind_the_last_column_are_no_cells),
        list_test(a_row_of_dots_is_none),
        list_test(a_count_that_half_of_the_rows_have_is_the_headers_fault),
        list_test(the_column_that_half_of_the_rows_lack_is_named),
        list_test(so_it_is_by_whatever_number_they_differ),
        list_test(empty_cells_that_half_of_the_rows_have_are_a_note_at_the_header),
        list_test(text_under_the_table_is_not_the_headers_fault),
        list_test(a_row_that_ends_in_empty_cells_lacks_its_end),
        list_test(a_cell_too_many_is_no_half_of_its_neighbour),
        list_test(one_short_row_is_its_own_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
