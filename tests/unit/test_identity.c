#include "support.h"

#include "list/identity.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct text paper(const char *address)
{
    return identity_of_paper(&arena, text_from(address));
}

static struct text repository(const char *address)
{
    return identity_of_repository(&arena, text_from(address));
}

/* All addresses are the one paper. */
static void assert_papers(const char *const *addresses, size_t count, const char *identity)
{
    for (size_t i = 0; i < count; i++)
        assert_text(paper(addresses[i]), identity);
}

#define assert_one_paper(identity, ...)                                               \
    do {                                                                              \
        const char *const addresses[] = {__VA_ARGS__};                                \
        assert_papers(addresses, sizeof addresses / sizeof *addresses, (identity));   \
    } while (0)

static void an_arxiv_paper_has_many_addresses(void **state)
{
    (void)state;
    assert_one_paper("arxiv:2306.11029", "https://arxiv.org/abs/2306.11029", "http://arxiv.org/abs/2306.11029",
                     "https://arxiv.org/pdf/2306.11029", "https://arxiv.org/pdf/2306.11029.pdf",
                     "https://arxiv.org/html/2306.11029", "https://export.arxiv.org/abs/2306.11029",
                     "https://www.arxiv.org/abs/2306.11029", "https://www.alphaxiv.org/abs/2306.11029",
                     "https://alphaxiv.org/overview/2306.11029", "https://doi.org/10.48550/arXiv.2306.11029",
                     "https://dx.doi.org/10.48550/ARXIV.2306.11029", "https://ar5iv.labs.arxiv.org/html/2306.11029",
                     "arxiv.org/abs/2306.11029", " https://arxiv.org/abs/2306.11029 ");
}

static void an_arxiv_version_is_no_part_of_the_identity(void **state)
{
    (void)state;
    assert_one_paper("arxiv:2306.11029", "https://arxiv.org/abs/2306.11029v4",
                     "https://arxiv.org/pdf/2306.11029v12.pdf",
                     "https://arxiv.org/html/2306.11029v1", "https://arxiv.org/abs/2306.11029#page=3",
                     "https://arxiv.org/abs/2306.11029?context=cs");
}

static void arxiv_ids_were_other_before_2007(void **state)
{
    (void)state;
    assert_one_paper("arxiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001",
                     "https://arxiv.org/pdf/hep-th/9901001v2", "https://doi.org/10.48550/arXiv.hep-th/9901001");
    assert_text(paper("https://arxiv.org/abs/math.GT/0309136"), "arxiv:math.gt/0309136");
    assert_text(paper("https://arxiv.org/abs/0704.0001"), "arxiv:0704.0001");
}

static void an_address_without_an_arxiv_id_is_a_plain_one(void **state)
{
    (void)state;
    assert_text(paper("https://arxiv.org/list/cs.CV/recent"), "arxiv.org/list/cs.CV/recent");
    assert_text(paper("https://arxiv.org/abs//2306.11029"), "arxiv.org/abs//2306.11029");
    assert_text(paper("https://arxiv.org/abs/2306.110"), "arxiv.org/abs/2306.110");
    assert_text(paper("https://notarxiv.org/abs/2306.11029"), "notarxiv.org/abs/2306.11029");
}

static void the_arxiv_id_can_be_asked_for(void **state)
{
    (void)state;
    assert_text(identity_arxiv(TEXT("https://arxiv.org/pdf/2306.11029v2.pdf")), "2306.11029");
    assert_text(identity_arxiv(TEXT("https://arxiv.org/abs/hep-th/9901001")), "hep-th/9901001");
    assert_text(identity_arxiv(TEXT("https://example.org/abs/2306.11029")), "");
    assert_text(identity_arxiv(TEXT("")), "");
}

static void a_doi_is_the_same_at_its_resolvers_and_publishers(void **state)
{
    (void)state;
    assert_one_paper("doi:10.1145/3394171.3413000", "https://doi.org/10.1145/3394171.3413000",
                     "http://dx.doi.org/10.1145/3394171.3413000", "https://dl.acm.org/doi/10.1145/3394171.3413000",
                     "https://dl.acm.org/doi/abs/10.1145/3394171.3413000",
                     "https://dl.acm.org/doi/full/10.1145/3394171.3413000",
                     "https://dl.acm.org/doi/pdf/10.1145/3394171.3413000?download=true",
                     "https://doi.org/10.1145/3394171.3413000/");
    assert_one_paper("doi:10.1007/s11432-023-0001-x", "https://link.springer.com/article/10.1007/s11432-023-0001-X",
                     "https://link.springer.com/content/pdf/10.1007/s11432-023-0001-x.pdf",
                     "https://link.springer.com/chapter/10.1007/s11432-023-0001-x#Sec1");
    assert_one_paper("doi:10.1029/2023gl104000", "https://onlinelibrary.wiley.com/doi/10.1029/2023GL104000",
                     "https://agupubs.onlinelibrary.wiley.com/doi/full/10.1029/2023GL104000",
                     "https://doi.org/10.1029/2023GL104000");
    assert_text(paper("https://www.tandfonline.com/doi/full/10.1080/1.2"), "doi:10.1080/1.2");
}

static void a_doi_in_another_address_is_none(void **state)
{
    (void)state;
    assert_text(paper("https://example.org/10.1145/1"), "example.org/10.1145/1");
    assert_text(paper("https://doi.org/about"), "doi.org/about");
}

static void an_ieee_document_has_three_addresses(void **state)
{
    (void)state;
    assert_one_paper("ieee:10126079", "https://ieeexplore.ieee.org/document/10126079",
                     "https://ieeexplore.ieee.org/document/10126079/",
                         "http://ieeexplore.ieee.org/abstract/document/10126079",
                     "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=10126079",
                     "https://ieeexplore.ieee.org/stamp/stamp.jsp?arNumber=10126079&tag=1");
    assert_text(paper("https://ieeexplore.ieee.org/xpl/conhome"), "ieeexplore.ieee.org/xpl/conhome");
}

static void an_openreview_paper_is_its_id(void **state)
{
    (void)state;
    assert_one_paper("openreview:w9nQrXtJ7a", "https://openreview.net/forum?id=w9nQrXtJ7a",
                     "https://openreview.net/pdf?id=w9nQrXtJ7a",
                         "https://openreview.net/forum?id=w9nQrXtJ7a&noteId=x",
                     "https://openreview.net/forum?noteId=x&id=w9nQrXtJ7a");
    assert_text(paper("https://openreview.net/forum?id=W9nQrXtJ7a"), "openreview:W9nQrXtJ7a");
}

static void a_cvf_paper_is_its_name(void **state)
{
    (void)state;
    assert_one_paper(
        "cvf:kuckreja_geochat_cvpr_2024",
        "https://openaccess.thecvf.com/content/CVPR2024/html/Kuckreja_GeoChat_CVPR_2024_paper.html",
        "https://openaccess.thecvf.com/content/CVPR2024/papers/Kuckreja_GeoChat_CVPR_2024_paper.pdf",
        "https://openaccess.thecvf.com/content/CVPR2024/supplemental/Kuckreja_GeoChat_CVPR_2024_supplemental.pdf",
        "https://openaccess.thecvf.com/content/CVPR2024/posters/Kuckreja_GeoChat_CVPR_2024_poster.pdf",
        "https://openaccess.thecvf.com/content_CVPR_2024/html/Kuckreja_GeoChat_CVPR_2024_paper.html");
}

static void a_neurips_paper_is_its_hash(void **state)
{
    (void)state;
    assert_one_paper(
        "neurips:01c561df365429f33fcd7a7faa44c985",
        "https://proceedings.neurips.cc/paper_files/paper/2022/hash/01c561df365429f33fcd7a7faa44c985-Abstract.html",
        "https://proceedings.neurips.cc/paper_files/paper/2022/file/01c561df365429f33fcd7a7faa44c985-Paper.pdf",
        "https://papers.nips.cc/paper/2022/hash/01c561df365429f33fcd7a7faa44c985-Abstract.html",
        "https://papers.neurips.cc/paper/2022/hash/01C561DF365429F33FCD7A7FAA44C985-Abstract.html");
    assert_text(paper("https://papers.nips.cc/paper/7181-attention"), "papers.nips.cc/paper/7181-attention");
}

static void a_pmlr_paper_is_its_volume_and_key(void **state)
{
    (void)state;
    assert_one_paper("pmlr:v139/radford21a", "https://proceedings.mlr.press/v139/radford21a.html",
                     "http://proceedings.mlr.press/v139/radford21a/radford21a.pdf",
                     "https://proceedings.mlr.press/v139/radford21a");
    assert_text(paper("https://proceedings.mlr.press/v139"), "proceedings.mlr.press/v139");
}

static void an_acl_paper_is_its_id(void **state)
{
    (void)state;
    assert_one_paper("acl:2024.acl-long.1", "https://aclanthology.org/2024.acl-long.1/",
                     "https://aclanthology.org/2024.acl-long.1",
                         "https://www.aclanthology.org/2024.acl-long.1.pdf");
}

static void a_sciencedirect_paper_is_its_pii(void **state)
{
    (void)state;
    assert_one_paper("pii:s2095927324006510", "https://www.sciencedirect.com/science/article/pii/S2095927324006510",
                     "https://www.sciencedirect.com/science/article/abs/pii/S2095927324006510",
                     "https://sciencedirect.com/science/article/pii/S2095927324006510/pdfft?md5=1",
                     "https://www.sciencedirect.com/science/article/pii/S2095927324006510?via%3Dihub");
}

static void any_other_address_stands_for_itself_without_what_makes_no_difference(void **state)
{
    (void)state;
    assert_one_paper("example.org/Paper", "https://example.org/Paper", "http://example.org/Paper",
                     "HTTPS://WWW.Example.ORG/Paper/", "https://example.org:443/Paper",
                         "http://example.org:80/Paper",
                     "https://example.org/Paper#abstract", "https://example.org/Paper?utm_source=x&utm_medium=y",
                     "https://example.org/Paper?fbclid=x", "https://example.org/Paper?");
    assert_text(paper("https://example.org/p?a=1&utm_source=x&b=2"), "example.org/p?a=1&b=2");
    assert_text(paper("https://example.org"), "example.org");
    assert_text(paper("https://example.org/"), "example.org");
}

static void what_makes_a_difference_stays(void **state)
{
    (void)state;
    assert_text(paper("https://example.org:8080/p"), "example.org:8080/p");
    assert_text(paper("https://example.org:80/p"), "example.org:80/p");
    assert_text(paper("https://a.example.org/p"), "a.example.org/p");
    assert_text(paper("https://example.org/P"), "example.org/P");
    assert_text(paper("https://example.org/p?id=1"), "example.org/p?id=1");
}

static void no_address_is_no_paper(void **state)
{
    (void)state;
    assert_text(paper(""), "");
    assert_text(paper(" \t"), "");
}

static void a_repository_is_its_owner_and_name(void **state)
{
    (void)state;
    static const char *const addresses[] = {
        "https://github.com/Zhu-Xlab/SoftCon",          "http://github.com/zhu-xlab/softcon",
        "https://www.github.com/zhu-xlab/softcon/",     "https://github.com/zhu-xlab/softcon.git",
        "https://github.com/zhu-xlab/softcon?tab=readme-ov-file", "https://github.com/zhu-xlab/softcon#usage",
        "https://github.com/zhu-xlab/softcon/tree/main", "https://github.com/zhu-xlab/softcon/tree/main/",
        "https://github.com/zhu-xlab/softcon/blob/main/README.md", "https://github.com/zhu-xlab/softcon/releases",
    };
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        assert_text(repository(addresses[i]), "zhu-xlab/softcon");
}

static void a_folder_of_a_repository_is_another_thing(void **state)
{
    (void)state;
    assert_text(repository("https://github.com/A/B/tree/main/Models/X/"), "a/b/tree/main/Models/X");
    assert_text(repository("https://github.com/A/B/tree/main/Y"), "a/b/tree/main/Y");
}

static void what_is_no_repository_stands_for_itself(void **state)
{
    (void)state;
    assert_text(repository("https://github.com/Owner"), "github.com/Owner");
    assert_text(repository("https://github.com"), "github.com");
    assert_text(repository("https://huggingface.co/A/B/"), "huggingface.co/A/B");
    assert_text(repository("https://gist.github.com/a/b"), "gist.github.com/a/b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_arxiv_paper_has_many_addresses),
        cmocka_unit_test(an_arxiv_version_is_no_part_of_the_identity),
        cmocka_unit_test(arxiv_ids_were_other_before_2007),
        cmocka_unit_test(an_address_without_an_arxiv_id_is_a_plain_one),
        cmocka_unit_test(the_arxiv_id_can_be_asked_for),
        cmocka_unit_test(a_doi_is_the_same_at_its_resolvers_and_publishers),
        cmocka_unit_test(a_doi_in_another_address_is_none),
        cmocka_unit_test(an_ieee_document_has_three_addresses),
        cmocka_unit_test(an_openreview_paper_is_its_id),
        cmocka_unit_test(a_cvf_paper_is_its_name),
        cmocka_unit_test(a_neurips_paper_is_its_hash),
        cmocka_unit_test(a_pmlr_paper_is_its_volume_and_key),
        cmocka_unit_test(an_acl_paper_is_its_id),
        cmocka_unit_test(a_sciencedirect_paper_is_its_pii),
        cmocka_unit_test(any_other_address_stands_for_itself_without_what_makes_no_difference),
        cmocka_unit_test(what_makes_a_difference_stays),
        cmocka_unit_test(no_address_is_no_paper),
        cmocka_unit_test(a_repository_is_its_owner_and_name),
        cmocka_unit_test(a_folder_of_a_repository_is_another_thing),
        cmocka_unit_test(what_is_no_repository_stands_for_itself),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
