#include "lists.h"

#include "list/relation.h"

#define HOUSE "|Abbreviation|Title|Publication|Paper|Code & Weights|\n|:---:|---|:---:|:---:|:---:|\n"
#define DATA "|Abbreviation|Title|Publication|Paper|Attribute|Link|\n|:---:|---|:---:|:---:|:---:|:---:|\n"

#define FOMO "(https://arxiv.org/abs/2312.10114)"
#define BENCH "[link](https://github.com/RolnickLab/FoMo-Bench)"
#define FOREST "|**FoMo**|**FoMo: Multi-Task Foundation Models for Forest Monitoring**|AAAI2025|"
#define TREES "|**Foundation Models for Forest Monitoring**|"
#define SCENES "|**RSP**|**An Empirical Study of Remote Sensing Pretraining**|TGRS2022|"

static const struct relation *relation(size_t entry)
{
    assert_true(entry < list.entries.count);
    return list.entries.items[entry].relation;
}

#define assert_kind(entry, kind, other) assert_kind_at((entry), (kind), (other), __FILE__, __LINE__)

static void assert_kind_at(size_t entry, enum paper_relation kind, size_t other, const char *file, int line)
{
    const struct relation *found = relation(entry);
    size_t place = found->other ? (size_t)(found->other - list.entries.items) : SIZE_MAX;
    if (found->kind == kind && (kind == PAPER_UNRELATED || place == other))
        return;
    print_error("entry %zu has relation %d to entry %zu\n", entry, found->kind, place);
    _fail(file, line);
}

static void assert_unrelated(void)
{
    for (size_t i = 0; i < list.entries.count; i++) {
        assert_kind(i, PAPER_UNRELATED, 0);
        assert_int_equal(relation(i)->code_kind, CODE_UNRELATED);
    }
}

static void entries_know_the_nearest_earlier_one_with_their_title_and_paper(void **state)
{
    (void)state;
    read_list(HOUSE FOREST "[a]" FOMO "|null|\n" SCENES "null|null|\n"
              "\n" DATA "|**A**|**fomo – multi task foundation models for FOREST monitoring**|-|"
              "[b](https://arxiv.org/pdf/2312.10114v3)|-|null|\n");
    assert_ptr_equal(relation(2)->same_title, &list.entries.items[0]);
    assert_ptr_equal(relation(2)->same_paper, &list.entries.items[0]);
    assert_null(relation(1)->same_title);
    assert_null(relation(1)->same_paper);
    assert_unrelated();
}

static void rows_of_one_title_in_a_table_are_duplicates(void **state)
{
    (void)state;
    read_list(HOUSE FOREST "[a]" FOMO "|null|\n" SCENES "null|null|\n"
              FOREST "null|null|\n");
    assert_kind(2, PAPER_DUPLICATE, 0);
}

static void a_preprint_and_its_publication_under_one_name_are_duplicates(void **state)
{
    (void)state;
    read_list(HOUSE FOREST "[a]" FOMO "|null|\n"
              FOREST "[a](https://doi.org/10.1609/aaai.v39i27.35002)|null|\n");
    assert_kind(1, PAPER_DUPLICATE, 0);
}

static void two_things_of_one_paper_are_none(void **state)
{
    (void)state;
    read_list(DATA "|**One**" TREES "-|[a]" FOMO "|-|null|\n"
              "|**Two**" TREES "-|[a]" FOMO "|-|null|\n"
              "|**Three**" TREES "-|null|-|null|\n");
    assert_unrelated();
}

static void but_the_third_row_may_repeat_the_first(void **state)
{
    (void)state;
    read_list(DATA "|**One**" TREES "-|[a]" FOMO "|-|null|\n"
              "|**Two**" TREES "-|[a]" FOMO "|-|null|\n"
              "|**one**" TREES "-|[a]" FOMO "|-|null|\n");
    assert_kind(1, PAPER_UNRELATED, 0);
    assert_kind(2, PAPER_DUPLICATE, 0);
}

static void one_name_with_a_plus_is_another_name(void **state)
{
    (void)state;
    read_list(DATA "|**SatMAE**" TREES "-|[a]" FOMO "|-|null|\n"
              "|**SatMAE++**" TREES "-|[a]" FOMO "|-|null|\n");
    assert_unrelated();
}

static void one_title_over_two_papers_is_a_copied_title(void **state)
{
    (void)state;
    read_list(HOUSE FOREST "[a]" FOMO "|null|\n"
              "|**RSP**|**FoMo: Multi-Task Foundation Models for Forest Monitoring**|TGRS2022|"
              "[b](https://arxiv.org/abs/2204.02825)|null|\n");
    assert_kind(1, PAPER_COPIED_TITLE, 0);
}

static void a_title_of_a_word_or_two_tells_nothing(void **state)
{
    (void)state;
    read_list("|Title|Link|\n|---|---|\n|Code|[a](https://a.org/x)|\n|Code|[a](https://b.org/x)|\n");
    assert_unrelated();
    read_list("|Title|Paper|\n|---|---|\n|Qwen 7B|[a](https://arxiv.org/abs/2309.16609)|\n"
              "|Qwen 14B|[a](https://arxiv.org/abs/2309.16609)|\n");
    assert_unrelated();
}

static void read_commented(const char *comment)
{
    read_text(text_format(&arena, "|Title|Paper|Comment|\n|---|---|---|\n"
                          "|Multitask Vision-Language Prompt Tuning|[a](https://arxiv.org/abs/2211.11720)|text|\n"
                          "|Multitask Vision-Language Prompt Tuning|[a](https://arxiv.org/abs/2211.11720)|%s|\n",
                          comment));
}

static void rows_that_differ_in_a_strange_column_repeat_a_paper_on_purpose(void **state)
{
    (void)state;
    read_commented("patches");
    assert_unrelated();
    read_commented("text");
    assert_kind(1, PAPER_DUPLICATE, 0);
    read_commented("-");
    assert_kind(1, PAPER_DUPLICATE, 0);
}

static void without_titles_only_rows_that_say_nothing_new_are_duplicates(void **state)
{
    (void)state;
    read_list("|Model|Size|Paper|\n|---|---|---|\n|LLaMA|7B|[a](https://arxiv.org/abs/2302.13971)|\n"
              "|LLaMA|13B|[a](https://arxiv.org/abs/2302.13971)|\n"
              "|LLaMA|7B|[a](https://arxiv.org/abs/2302.13971)|\n");
    assert_kind(1, PAPER_UNRELATED, 0);
    assert_kind(2, PAPER_DUPLICATE, 0);
}

static void unrelated_titles_share_a_copied_address(void **state)
{
    (void)state;
    read_list(HOUSE FOREST "[a]" FOMO "|null|\n"
              SCENES "[b](https://arxiv.org/pdf/2312.10114.pdf)|null|\n");
    assert_kind(1, PAPER_SHARED_URL, 0);
}

static void said_once_however_often_the_two_papers_are_repeated(void **state)
{
    (void)state;
    read_list(HOUSE FOREST "[a]" FOMO "|null|\n"
              SCENES "[b]" FOMO "|null|\n\n" HOUSE
              FOREST "[a]" FOMO "|null|\n" SCENES "[b]" FOMO "|null|\n");
    assert_kind(1, PAPER_SHARED_URL, 0);
    assert_kind(2, PAPER_UNRELATED, 0);
    assert_kind(3, PAPER_UNRELATED, 0);
}

static void a_page_of_many_papers_is_no_copied_address(void **state)
{
    (void)state;
    const char *addresses[] = {"https://openaccess.thecvf.com/CVPR2024?day=all", "https://ieeexplore.ieee.org",
                               "https://aclanthology.org/events/acl-2024/",
                               "https://github.com/open-mmlab/mmrotate"};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        read_text(text_format(&arena, HOUSE FOREST "[a](%s)|null|\n" SCENES "[b](%s)|null|\n", addresses[i],
                              addresses[i]));
        assert_unrelated();
    }
}

static void titles_that_share_rare_words_are_one_that_was_changed(void **state)
{
    (void)state;
    read_list(HOUSE FOREST "[a]" FOMO "|null|\n"
              "|**FoMo-Bench**|**FoMo-Bench: a Forest Monitoring Benchmark for Foundation Models**|Arxiv2023|"
              "[b](https://arxiv.org/abs/2312.10114v1)|null|\n");
    assert_kind(1, PAPER_TITLE_CONFLICT, 0);
}

static void in_one_table_and_without_other_names_that_is_a_duplicate(void **state)
{
    (void)state;
    read_list("|Title|Paper|\n|---|---|\n"
              "|**Multi-Source Image Classification**|[Paper]" FOMO "|\n"
              "|**Mulit-Source Image Classification**|[Paper]" FOMO "|\n");
    assert_kind(1, PAPER_DUPLICATE, 0);
}

static void one_paper_in_two_venues_is_a_conflict_at_the_preprint(void **state)
{
    (void)state;
    const char *first = "|**A**" TREES "Arxiv2023|[a]" FOMO "|null|\n";
    const char *second = "|**A**" TREES "AAAI2025|[a]" FOMO "|null|\n";
    read_text(text_format(&arena, "%s%s\n%s%s\n%s%s", HOUSE, first, HOUSE, second, HOUSE, first));
    assert_kind(0, PAPER_VENUE_CONFLICT, 1);
    assert_kind(1, PAPER_UNRELATED, 0);
    assert_kind(2, PAPER_VENUE_CONFLICT, 1);
}

static void venues_agree_when_they_may(void **state)
{
    (void)state;
    const char *pairs[][2] = {
        {"TGRS2024", "IEEE TGRS 2024"}, {"TGRS2024", "-"},
        {"ICCV2025 Oral", "ICCV2025"},  {"NeurIPSW2023", "NeurIPS2023 CCAI workshop"},
        {"Arxiv2023", "Arxiv2024"},     {"TGRS2024", "A Place Nobody Knows2024"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *row = "|**A**" TREES "%s|[a]" FOMO "|null|\n";
        struct text one = text_format(&arena, row, pairs[i][0]), other = text_format(&arena, row, pairs[i][1]);
        read_text(text_format(&arena, "%s%.*s\n%s%.*s", HOUSE, TEXT_ARGUMENTS(one), HOUSE, TEXT_ARGUMENTS(other)));
        assert_unrelated();
    }
}

static void a_duplicate_that_shares_an_address_too_is_reported_once(void **state)
{
    (void)state;
    only("duplicate-entry,shared-paper-url,title-conflict,venue-conflict");
    lint(HOUSE FOREST "[FoMo]" FOMO "|null|\n"
         SCENES "[RSP]" FOMO "|null|\n" SCENES "[RSP]" FOMO "|null|\n");
    assert_kind(2, PAPER_DUPLICATE, 1);
    assert_text(found(),
                "4:78 shared-paper-url \"https://arxiv.org/abs/2312.10114\"; 5:2 duplicate-entry \"**RSP**\"");
}

static void the_row_that_says_less_goes(void **state)
{
    (void)state;
    only("duplicate-entry");
    lint(HOUSE FOREST "[FoMo]" FOMO "|null|\n"
         SCENES "[RSP](https://arxiv.org/abs/2204.02825)|null|\n"
         FOREST "[FoMo]" FOMO "|" BENCH "|");
    assert_text(fixed(FIX_UNSAFE), HOUSE SCENES "[RSP](https://arxiv.org/abs/2204.02825)|null|\n"
                FOREST "[FoMo]" FOMO "|" BENCH "|");
    lint(HOUSE FOREST "[FoMo]" FOMO "|" BENCH "|\r\n"
         FOREST "[FoMo](https://arxiv.org/abs/2312.10114v2)|null|");
    assert_text(fixed(FIX_UNSAFE),
                HOUSE FOREST "[FoMo]" FOMO "|" BENCH "|");
}

static void a_row_with_a_word_of_its_own_stays(void **state)
{
    (void)state;
    only("duplicate-entry");
    lint(HOUSE FOREST "[FoMo]" FOMO "|" BENCH "|\n"
         FOREST "[FoMo]" FOMO "|in June|\n");
    assert_int_equal(findings.count, 1);
    assert_null(findings.items[0].fix);
    lint(HOUSE FOREST "[FoMo]" FOMO "|null|\n"
         FOREST "[FoMo]" FOMO "|null <!-- hidden -->|\n");
    assert_int_equal(findings.count, 1);
    assert_null(findings.items[0].fix);
}

static void the_link_of_another_row_is_known(void **state)
{
    (void)state;
    read_list(HOUSE FOREST "[a]" FOMO "|" BENCH "|\n\n" DATA
              "|**A**|**FoMo: Multi-Task Foundation Models for Forest Monitoring**|-|[Paper]()|-|null|\n");
    const struct link *paper = relation_known_link(&list.entries.items[1], ROLE_PAPER);
    const struct link *code = relation_known_link(&list.entries.items[1], ROLE_CODE);
    assert_non_null(paper);
    assert_non_null(code);
    assert_text(paper->address, "https://arxiv.org/abs/2312.10114");
    assert_text(code->address, "https://github.com/RolnickLab/FoMo-Bench");
    assert_null(relation_known_link(&list.entries.items[0], ROLE_PAPER));
}

static void data_are_not_known_as_code(void **state)
{
    (void)state;
    read_list(HOUSE FOREST "[a]" FOMO "|null|\n\n" DATA
              "|**A**|**FoMo: Multi-Task Foundation Models for Forest Monitoring**|-|[a]" FOMO "|-|"
              "[link](https://huggingface.co/datasets/a/b)|\n");
    assert_null(relation_known_link(&list.entries.items[0], ROLE_CODE));
}

static void rows_that_all_lack_the_last_cell_are_read(void **state)
{
    (void)state;
    read_list("|Paper|Title|Publication|Code|Note\n|---|---|---|---|---|\n"
              "|[GaLR](https://ieeexplore.ieee.org/document/9745546)|"
              "**Remote Sensing Retrieval Based on Global and Local Information**|TGRS 2022|-|\n"
              "|[AMFMN](https://ieeexplore.ieee.org/abstract/document/9745546)|"
              "**Exploring a Fine-Grained Multiscale Method**|TGRS 2021|-|\n");
    assert_int_equal(list.entries.count, 2);
    assert_kind(1, PAPER_SHARED_URL, 0);
    assert_null(row_cell(&list.tables.items[0].rows[0], ROLE_PROSE));
}

static void rows_that_all_lack_another_cell_are_not(void **state)
{
    (void)state;
    read_list("|Abbreviation|Title|Publication|Paper|Code|\n|---|---|---|---|---|\n"
              "|**Remote Sensing Retrieval Based on Global and Local Information**|TGRS2022|"
              "[GaLR](https://ieeexplore.ieee.org/document/9745546)|-|\n"
              "|**Exploring a Fine-Grained Multiscale Method for Image Retrieval**|TGRS2021|"
              "[AMFMN](https://ieeexplore.ieee.org/document/9745546)|-|\n");
    assert_int_equal(list.entries.count, 0);
}

/* Every entry pairs with one that is far away, so that nothing is found by looking at neighbours. */
static void a_hundred_thousand_entries_find_their_duplicates(void **state)
{
    (void)state;
    enum { HALF = 50000 };
    struct builder builder = {.arena = &arena};
    builder_add(&builder, TEXT(HOUSE));
    for (size_t i = 0; i < 2 * HALF; i++)
        builder_format(&builder, "|**M%zu**|**Title of Paper %zu**|-|[a](https://arxiv.org/abs/2301.%05zu)|-|\n",
                       i % HALF, i % HALF, i % HALF);
    read_text(builder_text(&builder));
    assert_int_equal(list.entries.count, 2 * HALF);
    for (size_t i = 0; i < HALF; i++) {
        assert_int_equal(relation(i)->kind, PAPER_UNRELATED);
        assert_int_equal(relation(HALF + i)->kind, PAPER_DUPLICATE);
        assert_ptr_equal(relation(HALF + i)->other, &list.entries.items[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(entries_know_the_nearest_earlier_one_with_their_title_and_paper),
        list_test(rows_of_one_title_in_a_table_are_duplicates),
        list_test(a_preprint_and_its_publication_under_one_name_are_duplicates),
        list_test(two_things_of_one_paper_are_none),
        list_test(but_the_third_row_may_repeat_the_first),
        list_test(one_name_with_a_plus_is_another_name),
        list_test(one_title_over_two_papers_is_a_copied_title),
        list_test(a_title_of_a_word_or_two_tells_nothing),
        list_test(rows_that_differ_in_a_strange_column_repeat_a_paper_on_purpose),
        list_test(without_titles_only_rows_that_say_nothing_new_are_duplicates),
        list_test(unrelated_titles_share_a_copied_address),
        list_test(said_once_however_often_the_two_papers_are_repeated),
        list_test(a_page_of_many_papers_is_no_copied_address),
        list_test(titles_that_share_rare_words_are_one_that_was_changed),
        list_test(in_one_table_and_without_other_names_that_is_a_duplicate),
        list_test(one_paper_in_two_venues_is_a_conflict_at_the_preprint),
        list_test(venues_agree_when_they_may),
        list_test(a_duplicate_that_shares_an_address_too_is_reported_once),
        list_test(the_row_that_says_less_goes),
        list_test(a_row_with_a_word_of_its_own_stays),
        list_test(the_link_of_another_row_is_known),
        list_test(data_are_not_known_as_code),
        list_test(rows_that_all_lack_the_last_cell_are_read),
        list_test(rows_that_all_lack_another_cell_are_not),
        list_test(a_hundred_thousand_entries_find_their_duplicates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
