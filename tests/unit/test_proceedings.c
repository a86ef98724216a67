#include "support.h"

#include "list/proceedings.h"

#include <stdio.h>

/* The venue and year of the address, with a w behind them for a workshop's. */
static const char *read_address(const char *address)
{
    static char read[64];
    struct proceedings proceedings;
    if (!proceedings_read(text_from(address), &proceedings))
        return "nothing";
    snprintf(read, sizeof read, "%.*s %d%s", TEXT_ARGUMENTS(proceedings.venue), proceedings.year,
             proceedings.is_workshop ? " w" : "");
    return read;
}

static void cvf_names_conference_year_and_workshop(void **state)
{
    (void)state;
    assert_string_equal(read_address("https://openaccess.thecvf.com/content/CVPR2024/papers/x.pdf"), "CVPR 2024");
    assert_string_equal(read_address("https://openaccess.thecvf.com/content/CVPR2021W/EarthVision/html/x.html"),
                        "CVPR 2021 w");
    assert_string_equal(read_address("http://openaccess.thecvf.com/content_cvpr_2018/html/x.html"), "CVPR 2018");
    assert_string_equal(read_address("http://openaccess.thecvf.com/content_cvpr_2018_workshops/w4/x.html"),
                        "CVPR 2018 w");
    assert_string_equal(read_address("https://openaccess.thecvf.com/content_ICCVW_2019/html/x.html"), "ICCV 2019 w");
    assert_string_equal(read_address("https://openaccess.thecvf.com/content/WACV2023/html/x.html"), "WACV 2023");
    assert_string_equal(read_address("https://openaccess.thecvf.com/CVPR2024?day=all"), "nothing");
    assert_string_equal(read_address("https://openaccess.thecvf.com/content/ABCD2024/x"), "nothing");
}

static void neurips_names_its_year(void **state)
{
    (void)state;
    assert_string_equal(read_address("https://proceedings.neurips.cc/paper_files/paper/2022/hash/01c5.html"),
                        "NeurIPS 2022");
    assert_string_equal(read_address("https://proceedings.neurips.cc/paper/2017/file/3f5e.pdf"), "NeurIPS 2017");
    assert_string_equal(read_address("https://papers.nips.cc/paper/7181-attention-is-all-you-need"), "nothing");
}

static void ecva_names_its_year(void **state)
{
    (void)state;
    assert_string_equal(read_address("https://www.ecva.net/papers/eccv_2024/papers_ECCV/html/1.php"), "ECCV 2024");
    assert_string_equal(read_address("https://www.ecva.net/papers.php"), "nothing");
}

static void volumes_of_pmlr_are_known_or_not(void **state)
{
    (void)state;
    assert_string_equal(read_address("https://proceedings.mlr.press/v202/mai23a.html"), "ICML 2023");
    assert_string_equal(read_address("https://proceedings.mlr.press/v130/x21a/x21a.pdf"), "AISTATS 2021");
    assert_string_equal(read_address("https://proceedings.mlr.press/v1/x.html"), "nothing");
}

static void the_anthology_has_new_and_old_identifiers(void **state)
{
    (void)state;
    assert_string_equal(read_address("https://aclanthology.org/2023.acl-long.1"), "ACL 2023");
    assert_string_equal(read_address("https://aclanthology.org/2023.findings-emnlp.12.pdf"), "EMNLP 2023");
    assert_string_equal(read_address("https://aclanthology.org/2022.bionlp-1.9/"), " 2022");
    assert_string_equal(read_address("https://www.aclweb.org/anthology/P19-1001"), "ACL 2019");
    assert_string_equal(read_address("https://aclanthology.org/D19-5001"), " 2019");
    assert_string_equal(read_address("https://aclanthology.org/N98-1001"), "NAACL 1998");
    assert_string_equal(read_address("https://aclanthology.org/venues/acl/"), "nothing");
}

static void other_addresses_say_nothing(void **state)
{
    static const char *const addresses[] = {
        "",
        "https://",
        "https://openaccess.thecvf.com",
        "openaccess.thecvf.com/content/CVPR2024/x",
        "https://openaccess.thecvf.com/content",
        "https://openaccess.thecvf.com/content/CVPR",
        "https://aclanthology.org/",
        "https://aclanthology.org/2",
        "https://proceedings.mlr.press/v",
        "https://arxiv.org/abs/2306.11029",
    };
    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        assert_string_equal(read_address(addresses[i]), "nothing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cvf_names_conference_year_and_workshop),
        cmocka_unit_test(neurips_names_its_year),
        cmocka_unit_test(ecva_names_its_year),
        cmocka_unit_test(volumes_of_pmlr_are_known_or_not),
        cmocka_unit_test(the_anthology_has_new_and_old_identifiers),
        cmocka_unit_test(other_addresses_say_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
