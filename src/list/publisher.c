#include "list/publisher.h"

#include "list/arxiv.h"

struct text publisher_arxiv(const struct address *address)
{
    static const struct text folders[] = {
        {"/abs/", 5}, {"/pdf/", 5}, {"/html/", 6}, {"/overview/", 10}, {"/format/", 8}};
    struct text path = address->path;
    if (address_host_is_below(address, TEXT("doi.org")) && address_skip(&path, TEXT("/10.48550/arxiv.")))
        return arxiv_at_start(path);
    if (!address_host_is_below(address, TEXT("arxiv.org")) && !address_host_is(address, TEXT("alphaxiv.org")))
        return TEXT("");
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (address_skip(&path, folders[i]))
            return arxiv_at_start(path);
    return TEXT("");
}

/* The DOI in the path of a resolver or of a publisher whose addresses hold it. */
static struct text doi_of(const struct address *address)
{
    static const struct text resolvers[] = {{"doi.org", 7}, {"dx.doi.org", 10}};
    static const struct text publishers[] = {
        {"dl.acm.org", 10},      {"link.springer.com", 17},    {"onlinelibrary.wiley.com", 23},
        {"tandfonline.com", 15}, {"journals.sagepub.com", 20}, {"science.org", 11},
    };
    struct text path = address_without_suffix(address->path, TEXT("/"));
    for (size_t i = 0; i < sizeof resolvers / sizeof *resolvers; i++)
        if (address_host_is(address, resolvers[i]) && text_starts_with(path, TEXT("/10.")))
            return text_slice(path, 1, path.length);
    for (size_t i = 0; i < sizeof publishers / sizeof *publishers; i++) {
        size_t at = text_find(path, TEXT("/10."), 0);
        if (at != TEXT_NOT_FOUND && address_host_is_below(address, publishers[i]))
            return address_without_suffix(text_slice(path, at + 1, path.length), TEXT(".pdf"));
    }
    return TEXT("");
}

/* The value of a parameter of a query, whose name may be in any case. */
static struct text parameter(struct text query, struct text name)
{
    while (query.length) {
        struct text value = text_cut(&query, '&');
        struct text key = text_cut(&value, '=');
        if (text_equal_ignoring_case(key, name))
            return value;
    }
    return TEXT("");
}

static struct text ieee_of(const struct address *address)
{
    struct text path = address->path;
    if (!address_host_is(address, TEXT("ieeexplore.ieee.org")))
        return TEXT("");
    size_t at = text_find(path, TEXT("/document/"), 0);
    if (at != TEXT_NOT_FOUND)
        return text_slice(path, at + 10, at + 10 + address_digits(path, at + 10));
    struct text number = parameter(address->query, TEXT("arnumber"));
    return text_slice(number, 0, address_digits(number, 0));
}

/* The last part of a path. */
static struct text last_part(struct text path)
{
    path = address_without_suffix(path, TEXT("/"));
    size_t start = path.length;
    while (start && path.bytes[start - 1] != '/')
        start--;
    return text_slice(path, start, path.length);
}

static struct text cvf_of(const struct address *address)
{
    struct text name = last_part(address->path);
    if (!address_host_is(address, TEXT("openaccess.thecvf.com")))
        return TEXT("");
    name = address_without_suffix(address_without_suffix(name, TEXT(".html")), TEXT(".pdf"));
    name = address_without_suffix(address_without_suffix(name, TEXT("_paper")), TEXT("_supplemental"));
    return address_without_suffix(name, TEXT("_poster"));
}

static struct text neurips_of(const struct address *address)
{
    if (!address_host_is_below(address, TEXT("neurips.cc")) && !address_host_is(address, TEXT("papers.nips.cc")))
        return TEXT("");
    struct text name = last_part(address->path);
    struct text hash = text_cut(&name, '-');
    return hash.length == 32 ? hash : TEXT("");
}

static struct text pmlr_of(const struct address *address)
{
    struct text path = address->path;
    if (!address_host_is(address, TEXT("proceedings.mlr.press")) || !address_skip(&path, TEXT("/")))
        return TEXT("");
    size_t slash = text_find_byte(path, '/', 0);
    if (slash == TEXT_NOT_FOUND)
        return TEXT("");
    struct text key = text_slice(path, slash + 1, path.length);
    size_t end = text_find_byte(key, '/', 0), dot = text_find_byte(key, '.', 0);
    end = end < dot ? end : dot;
    return text_slice(path, 0, slash + 1 + (end == TEXT_NOT_FOUND ? key.length : end));
}

static struct text acl_of(const struct address *address)
{
    struct text path = address->path;
    if (!address_host_is(address, TEXT("aclanthology.org")) || !address_skip(&path, TEXT("/")))
        return TEXT("");
    return address_without_suffix(address_without_suffix(path, TEXT("/")), TEXT(".pdf"));
}

static struct text openreview_of(const struct address *address)
{
    return address_host_is(address, TEXT("openreview.net")) ? parameter(address->query, TEXT("id")) : TEXT("");
}

static struct text pii_of(const struct address *address)
{
    size_t at = text_find(address->path, TEXT("/pii/"), 0);
    if (at == TEXT_NOT_FOUND || !address_host_is_below(address, TEXT("sciencedirect.com")))
        return TEXT("");
    struct text rest = text_slice(address->path, at + 5, address->path.length);
    return text_cut(&rest, '/');
}

struct published publisher_read(const struct address *address)
{
    static const struct {
        struct text kind;
        struct text (*read)(const struct address *address);
        bool folds; /* letter case makes no difference */
    } kinds[] = {{{"arxiv", 5}, publisher_arxiv, true},
                 {{"doi", 3}, doi_of, true},
                 {{"ieee", 4}, ieee_of, false},
                 {{"openreview", 10}, openreview_of, false},
                 {{"cvf", 3}, cvf_of, true},
                 {{"neurips", 7}, neurips_of, true},
                 {{"pmlr", 4}, pmlr_of, true},
                 {{"acl", 3}, acl_of, true},
                 {{"pii", 3}, pii_of, true}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct text id = kinds[i].read(address);
        if (id.length)
            return (struct published){kinds[i].kind, id, kinds[i].folds};
    }
    return (struct published){.id = TEXT("")};
}
