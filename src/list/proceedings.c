#include "list/proceedings.h"

#include "list/address.h"

struct volume {
    const char *number, *venue;
    int year;
};

/* PMLR numbers its volumes; these are the conferences with hundreds of papers a year. */
static const struct volume volumes[] = {
    {"70", "ICML", 2017},     {"80", "ICML", 2018},     {"97", "ICML", 2019},     {"119", "ICML", 2020},
    {"139", "ICML", 2021},    {"162", "ICML", 2022},    {"202", "ICML", 2023},    {"235", "ICML", 2024},
    {"267", "ICML", 2025},    {"89", "AISTATS", 2019},  {"108", "AISTATS", 2020}, {"130", "AISTATS", 2021},
    {"151", "AISTATS", 2022}, {"206", "AISTATS", 2023}, {"238", "AISTATS", 2024}, {"258", "AISTATS", 2025},
    {"164", "CoRL", 2021},    {"205", "CoRL", 2022},    {"229", "CoRL", 2023},    {"270", "CoRL", 2024},
};

/* Conferences whose papers stand in CVF's open access, and in ACL's anthology, by the letter of its old ids too. */
static const char *const cvf_venues[] = {"CVPR", "ICCV", "ECCV", "WACV", "ACCV"};
static const struct {
    const char *id, *venue;
    char letter;
} acl_venues[] = {
    {"acl", "ACL", 'P'},   {"emnlp", "EMNLP", 'D'},   {"naacl", "NAACL", 'N'}, {"eacl", "EACL", 'E'},
    {"tacl", "TACL", 'Q'}, {"coling", "COLING", 'C'}, {"aacl", "AACL", 0},     {"conll", "CoNLL", 'K'},
};

/* /content/CVPR2021W/… or, until 2020, /content_CVPRW_2019/… and /content_cvpr_2018_workshops/… */
static bool read_cvf(struct text path, struct proceedings *proceedings)
{
    if (!address_skip(&path, TEXT("/content/")) && !address_skip(&path, TEXT("/content_")))
        return false;
    struct text venue = address_take_letters(&path);
    address_skip(&path, TEXT("_"));
    proceedings->year = address_take_number(&path, 4);
    bool has_final_w = text_ends_with(venue, TEXT("W")) || text_ends_with(venue, TEXT("w"));
    venue.length -= has_final_w;
    proceedings->is_workshop =
        has_final_w || address_skip(&path, TEXT("W/")) || address_skip(&path, TEXT("_workshops/"));
    for (size_t i = 0; i < sizeof cvf_venues / sizeof *cvf_venues; i++)
        if (text_equal_ignoring_case(venue, text_from(cvf_venues[i])))
            proceedings->venue = text_from(cvf_venues[i]);
    return proceedings->venue.length > 0;
}

static bool read_neurips(struct text path, struct proceedings *proceedings)
{
    if (!address_skip(&path, TEXT("/paper_files/paper/")) && !address_skip(&path, TEXT("/paper/")))
        return false;
    proceedings->year = address_take_number(&path, 4);
    proceedings->venue = TEXT("NeurIPS");
    return text_starts_with(path, TEXT("/"));
}

static bool read_ecva(struct text path, struct proceedings *proceedings)
{
    if (!address_skip(&path, TEXT("/papers/eccv_")))
        return false;
    proceedings->year = address_take_number(&path, 4);
    proceedings->venue = TEXT("ECCV");
    return text_starts_with(path, TEXT("/"));
}

static bool read_pmlr(struct text path, struct proceedings *proceedings)
{
    if (!address_skip(&path, TEXT("/v")))
        return false;
    struct text number = text_cut(&path, '/');
    for (size_t i = 0; i < sizeof volumes / sizeof *volumes; i++) {
        if (!text_equal(number, text_from(volumes[i].number)))
            continue;
        proceedings->venue = text_from(volumes[i].venue);
        proceedings->year = volumes[i].year;
    }
    return path.length > 0;
}

/* /2023.acl-long.1, /2023.findings-emnlp.12; until 2019 /P19-1001, a letter for the venue. */
static bool read_acl(struct text path, struct proceedings *proceedings)
{
    address_skip(&path, TEXT("/anthology"));
    address_skip(&path, TEXT("/"));
    struct text letter = address_take_letters(&path);
    bool is_old = letter.length == 1;
    int year = address_take_number(&path, is_old ? 2 : 4);
    if (letter.length > 1 || !address_skip(&path, is_old ? TEXT("-") : TEXT(".")))
        return false;
    address_skip(&path, TEXT("findings-"));
    struct text id = address_take_letters(&path);
    /* D19-5001 and the like are workshops beside the conference. */
    bool may_be_workshop = is_old && path.length && path.bytes[0] > '3';
    for (size_t i = 0; i < sizeof acl_venues / sizeof *acl_venues && !may_be_workshop; i++)
        if (is_old ? letter.bytes[0] == acl_venues[i].letter : text_equal(id, text_from(acl_venues[i].id)))
            proceedings->venue = text_from(acl_venues[i].venue);
    proceedings->year = !is_old ? year : year + (year < 60 ? 2000 : 1900);
    return is_old || id.length;
}

bool proceedings_read(struct text address, struct proceedings *proceedings)
{
    static const struct {
        const char *host;
        bool (*read)(struct text path, struct proceedings *proceedings);
    } hosts[] = {
        {"openaccess.thecvf.com", read_cvf},
        {"proceedings.neurips.cc", read_neurips},
        {"papers.nips.cc", read_neurips},
        {"papers.neurips.cc", read_neurips},
        {"datasets-benchmarks-proceedings.neurips.cc", read_neurips},
        {"ecva.net", read_ecva},
        {"proceedings.mlr.press", read_pmlr},
        {"aclanthology.org", read_acl},
        {"aclweb.org", read_acl},
    };
    *proceedings = (struct proceedings){.year = 0};
    if (!address_skip_scheme(&address))
        return false;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        struct text path = address;
        if (address_skip(&path, text_from(hosts[i].host)) && text_starts_with(path, TEXT("/")))
            return hosts[i].read(path, proceedings) && proceedings->year >= 1950;
    }
    return false;
}
