#include "lists.h"

#include "list/relation.h"

#define FOMO "(https://arxiv.org/abs/2312.10114)"
#define HOUSE "|Abbreviation|Title|Publication|Paper|Code & Weights|\n|:---:|---|:---:|:---:|:---:|\n"

static const struct relation *relation(size_t entry)
{
    assert_true(entry < list.entries.count);
    return list.entries.items[entry].relation;
}

static void assert_unrelated(void)
{
    for (size_t i = 0; i < list.entries.count; i++)
        assert_int_equal(relation(i)->code_kind, CODE_UNRELATED);
}

static void codes(const char *name, const char *address, const char *other_name, const char *other_address)
{
    read_text(text_format(&arena, HOUSE "|**%s**|**%s: A Study of Forests and Trees**|-|[a]" FOMO "|[link](%s)|\n"
                          "|**%s**|**%s: An Enquiry into Rivers and Lakes**|-|"
                          "[b](https://arxiv.org/abs/2204.02825)|[link](%s)|\n", name, name, address, other_name,
                          other_name, other_address));
}

static void a_repository_named_after_another_entry_is_copied(void **state)
{
    (void)state;
    codes("GaLR", "https://github.com/xiaoyuan1996/GaLR", "AMFMN", "https://github.com/xiaoyuan1996/galr.git");
    assert_int_equal(relation(1)->code_kind, CODE_COPIED);
    codes("AMFMN", "https://github.com/xiaoyuan1996/GaLR", "GaLR", "https://github.com/xiaoyuan1996/GaLR");
    assert_int_equal(relation(0)->code_kind, CODE_COPIED);
    assert_int_equal(relation(1)->code_kind, CODE_UNRELATED);
}

static void any_other_repository_of_two_papers_is_shared(void **state)
{
    (void)state;
    codes("WildSAT", "https://github.com/mdchuc/HRSFM", "SatMamba", "https://github.com/mdchuc/HRSFM/tree/main");
    assert_int_equal(relation(1)->code_kind, CODE_SHARED);
    assert_ptr_equal(relation(1)->code_other, &list.entries.items[0]);
}

static void relatives_parts_pages_and_organisations_are_not(void **state)
{
    (void)state;
    codes("LHRS-Bot", "https://github.com/NJU-LHRS/LHRS-Bot",
          "LHRS-Bot-Nova", "https://github.com/NJU-LHRS/LHRS-Bot");
    assert_unrelated();
    codes("Qwen2-VL", "https://github.com/QwenLM/Qwen-VL", "Qwen2.5-VL", "https://github.com/QwenLM/Qwen-VL");
    assert_unrelated();
    codes("CUP", "https://github.com/TangXu/models/tree/main/CUP",
          "IEFT", "https://github.com/TangXu/models/tree/main/IEFT");
    assert_unrelated();
    codes("One", "https://github.com/fMoW", "Two", "https://github.com/fMoW");
    assert_unrelated();
    codes("One", "https://github.com/orgs/fMoW", "Two", "https://github.com/orgs/fMoW");
    assert_unrelated();
    codes("One", "https://vrsbench.github.io/", "Two", "https://vrsbench.github.io/");
    assert_unrelated();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        list_test(a_repository_named_after_another_entry_is_copied),
        list_test(any_other_repository_of_two_papers_is_shared),
        list_test(relatives_parts_pages_and_organisations_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
