#include "list/identity.h"

#include "base/arena.h"
#include "base/utf8.h"

/* An address cut into the parts that identities are made of; scheme and host are in lower case. */
struct address {
    struct text scheme, host, path, query; /* host: without the scheme's own port and "www." */
};

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* The text itself where nothing is to be done, as it mostly is. */
static struct text lowered(struct arena *arena, struct text text)
{
    size_t first = 0;
    while (first < text.length && !is_capital(text.bytes[first]))
        first++;
    if (first == text.length)
        return text;
    struct text copy = text_copy(arena, text);
    char *bytes = (char *)copy.bytes;
    for (size_t i = first; i < copy.length; i++)
        if (is_capital(bytes[i]))
            bytes[i] = (char)(bytes[i] - 'A' + 'a');
    return copy;
}

static struct text joined(struct arena *arena, struct text left, char joint, struct text right)
{
    struct builder builder = {.arena = arena};
    builder_add(&builder, left);
    builder_add_byte(&builder, joint);
    builder_add(&builder, right);
    return builder_text(&builder);
}

static struct address split_address(struct arena *arena, struct text text)
{
    struct address address = {.scheme = TEXT("")};
    struct text rest = text_trim(text);
    rest = text_cut(&rest, '#');
    struct text before_query = text_cut(&rest, '?');
    address.query = rest;
    size_t colon = text_find(before_query, TEXT("://"), 0);
    if (colon != TEXT_NOT_FOUND) {
        address.scheme = lowered(arena, text_slice(before_query, 0, colon));
        before_query = text_slice(before_query, colon + 3, before_query.length);
    }
    size_t slash = text_find_byte(before_query, '/', 0);
    size_t end = slash == TEXT_NOT_FOUND ? before_query.length : slash;
    address.host = lowered(arena, text_slice(before_query, 0, end));
    address.path = text_slice(before_query, end, before_query.length);
    if (text_ends_with(address.host, TEXT(":80")) && text_equal(address.scheme, TEXT("http")))
        address.host.length -= 3;
    if (text_ends_with(address.host, TEXT(":443")) && text_equal(address.scheme, TEXT("https")))
        address.host.length -= 4;
    if (text_starts_with(address.host, TEXT("www.")))
        address.host = text_slice(address.host, 4, address.host.length);
    return address;
}

static bool host_is(const struct address *address, struct text name)
{
    return text_equal(address->host, name);
}

static bool host_is_below(const struct address *address, struct text name)
{
    size_t more = address->host.length - name.length;
    return host_is(address, name) || (address->host.length > name.length && text_ends_with(address->host, name) &&
                                      address->host.bytes[more - 1] == '.');
}

/* If text starts with prefix, takes it off. */
static bool skip(struct text *text, struct text prefix)
{
    if (!text_starts_with(*text, prefix))
        return false;
    *text = text_slice(*text, prefix.length, text->length);
    return true;
}

static struct text without_suffix(struct text text, struct text suffix)
{
    if (text_ends_with(text, suffix))
        text.length -= suffix.length;
    return text;
}

static size_t digits_at(struct text text, size_t at)
{
    size_t end = at;
    while (end < text.length && text.bytes[end] >= '0' && text.bytes[end] <= '9')
        end++;
    return end - at;
}

/* 2306.11029 or, before April 2007, hep-th/9901001 at the start of the text. */
static struct text arxiv_at_start(struct text text)
{
    if (digits_at(text, 0) == 4 && text.length > 4 && text.bytes[4] == '.') {
        size_t digits = digits_at(text, 5);
        return digits == 4 || digits == 5 ? text_slice(text, 0, 5 + digits) : TEXT("");
    }
    size_t slash = text_find_byte(text, '/', 0);
    if (slash == TEXT_NOT_FOUND || slash == 0 || digits_at(text, slash + 1) != 7)
        return TEXT("");
    for (size_t i = 0; i < slash; i++) {
        char byte = text.bytes[i];
        if (!(byte >= 'a' && byte <= 'z') && !(byte >= 'A' && byte <= 'Z') && byte != '-' && byte != '.')
            return TEXT("");
    }
    return text_slice(text, 0, slash + 8);
}

static struct text arxiv_of(const struct address *address)
{
    struct text path = address->path;
    bool is_arxiv = host_is_below(address, TEXT("arxiv.org")) || host_is(address, TEXT("alphaxiv.org"));
    if (is_arxiv && (skip(&path, TEXT("/abs/")) || skip(&path, TEXT("/pdf/")) || skip(&path, TEXT("/html/")) ||
                     skip(&path, TEXT("/overview/")) || skip(&path, TEXT("/format/"))))
        return arxiv_at_start(path);
    if (host_is_below(address, TEXT("doi.org")) && path.length > 16 &&
        text_equal_ignoring_case(text_slice(path, 0, 16), TEXT("/10.48550/arxiv.")))
        return arxiv_at_start(text_slice(path, 16, path.length));
    return TEXT("");
}

struct text identity_arxiv(struct text text)
{
    struct arena arena = {0};
    struct address address = split_address(&arena, text);
    struct text id = arxiv_of(&address);
    arena_free(&arena);
    return id;
}

/* The DOI in the path of a resolver or of a publisher whose addresses hold it. */
static struct text doi_of(const struct address *address)
{
    static const struct text resolvers[] = {{"doi.org", 7}, {"dx.doi.org", 10}};
    static const struct text publishers[] = {
        {"dl.acm.org", 10},      {"link.springer.com", 17},    {"onlinelibrary.wiley.com", 23},
        {"tandfonline.com", 15}, {"journals.sagepub.com", 20}, {"science.org", 11},
    };
    struct text path = without_suffix(address->path, TEXT("/"));
    for (size_t i = 0; i < sizeof resolvers / sizeof *resolvers; i++)
        if (host_is(address, resolvers[i]) && text_starts_with(path, TEXT("/10.")))
            return text_slice(path, 1, path.length);
    for (size_t i = 0; i < sizeof publishers / sizeof *publishers; i++) {
        size_t at = host_is_below(address, publishers[i]) ? text_find(path, TEXT("/10."), 0) : TEXT_NOT_FOUND;
        if (at != TEXT_NOT_FOUND)
            return without_suffix(text_slice(path, at + 1, path.length), TEXT(".pdf"));
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
    if (!host_is(address, TEXT("ieeexplore.ieee.org")))
        return TEXT("");
    size_t at = text_find(path, TEXT("/document/"), 0);
    if (at != TEXT_NOT_FOUND)
        return text_slice(path, at + 10, at + 10 + digits_at(path, at + 10));
    struct text number = parameter(address->query, TEXT("arnumber"));
    return text_slice(number, 0, digits_at(number, 0));
}

/* The last part of a path. */
static struct text last_part(struct text path)
{
    path = without_suffix(path, TEXT("/"));
    size_t start = path.length;
    while (start && path.bytes[start - 1] != '/')
        start--;
    return text_slice(path, start, path.length);
}

static struct text cvf_of(const struct address *address)
{
    struct text name = last_part(address->path);
    if (!host_is(address, TEXT("openaccess.thecvf.com")))
        return TEXT("");
    name = without_suffix(without_suffix(name, TEXT(".html")), TEXT(".pdf"));
    name = without_suffix(without_suffix(name, TEXT("_paper")), TEXT("_supplemental"));
    return without_suffix(name, TEXT("_poster"));
}

static struct text neurips_of(const struct address *address)
{
    if (!host_is_below(address, TEXT("neurips.cc")) && !host_is(address, TEXT("papers.nips.cc")))
        return TEXT("");
    struct text name = last_part(address->path);
    struct text hash = text_cut(&name, '-');
    return hash.length == 32 ? hash : TEXT("");
}

static struct text pmlr_of(const struct address *address)
{
    struct text path = address->path;
    if (!host_is(address, TEXT("proceedings.mlr.press")) || !skip(&path, TEXT("/")))
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
    if (!host_is(address, TEXT("aclanthology.org")) || !skip(&path, TEXT("/")))
        return TEXT("");
    return without_suffix(without_suffix(path, TEXT("/")), TEXT(".pdf"));
}

static struct text openreview_of(const struct address *address)
{
    return host_is(address, TEXT("openreview.net")) ? parameter(address->query, TEXT("id")) : TEXT("");
}

static struct text pii_of(const struct address *address)
{
    size_t at = host_is_below(address, TEXT("sciencedirect.com")) ? text_find(address->path, TEXT("/pii/"), 0)
                                                                    : TEXT_NOT_FOUND;
    if (at == TEXT_NOT_FOUND)
        return TEXT("");
    struct text rest = text_slice(address->path, at + 5, address->path.length);
    return text_cut(&rest, '/');
}

static bool is_tracking(struct text parameter_text)
{
    struct text key = text_cut(&parameter_text, '=');
    return text_starts_with(key, TEXT("utm_")) || text_equal(key, TEXT("fbclid")) ||
           text_equal(key, TEXT("gclid")) || text_equal(key, TEXT("ref")) || text_equal(key, TEXT("spm"));
}

static struct text plain_address(struct arena *arena, const struct address *address)
{
    struct builder builder = {.arena = arena};
    builder_add(&builder, address->host);
    builder_add(&builder, without_suffix(address->path, TEXT("/")));
    char joint = '?';
    for (struct text query = address->query; query.length;) {
        struct text one = text_cut(&query, '&');
        if (is_tracking(one))
            continue;
        builder_add_byte(&builder, joint);
        builder_add(&builder, one);
        joint = '&';
    }
    return builder_text(&builder);
}

/* The form that most addresses of papers have, read without taking it apart; empty for any other. */
static struct text plain_arxiv(struct text text)
{
    bool is_arxiv = skip(&text, TEXT("https://arxiv.org/abs/")) || skip(&text, TEXT("https://arxiv.org/pdf/"));
    return is_arxiv && digits_at(text, 0) == 4 ? arxiv_at_start(text) : TEXT("");
}

/* Likewise owner/name. */
static struct text plain_repository(struct text text)
{
    size_t slashes = 0;
    if (!skip(&text, TEXT("https://github.com/")) || text_ends_with(text, TEXT(".git")))
        return TEXT("");
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        bool is_letter = is_capital(byte) || (byte >= 'a' && byte <= 'z');
        bool is_word = is_letter || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || byte == '.';
        slashes += byte == '/';
        if (!is_word && (byte != '/' || !i || i + 1 == text.length))
            return TEXT("");
    }
    return slashes == 1 ? text : TEXT("");
}

struct text identity_of_paper(struct arena *arena, struct text text)
{
    static const struct {
        struct text prefix;
        struct text (*of)(const struct address *address);
        bool folds; /* letter case makes no difference */
    } kinds[] = {{{"arxiv", 5}, arxiv_of, true},
                 {{"doi", 3}, doi_of, true},
                 {{"ieee", 4}, ieee_of, false},
                 {{"openreview", 10}, openreview_of, false},
                 {{"cvf", 3}, cvf_of, true},
                 {{"neurips", 7}, neurips_of, true},
                 {{"pmlr", 4}, pmlr_of, true},
                 {{"acl", 3}, acl_of, true},
                 {{"pii", 3}, pii_of, true}};
    struct text arxiv = plain_arxiv(text);
    if (arxiv.length || text_is_blank(text))
        return arxiv.length ? joined(arena, TEXT("arxiv"), ':', arxiv) : TEXT("");
    struct address address = split_address(arena, text);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct text id = kinds[i].of(&address);
        if (id.length)
            return joined(arena, kinds[i].prefix, ':', kinds[i].folds ? lowered(arena, id) : id);
    }
    return plain_address(arena, &address);
}

struct text identity_of_repository(struct arena *arena, struct text text)
{
    struct text plain = plain_repository(text);
    if (plain.length)
        return lowered(arena, plain);
    struct address address = split_address(arena, text);
    struct text path = address.path;
    if (!host_is(&address, TEXT("github.com")) || !skip(&path, TEXT("/")))
        return plain_address(arena, &address);
    struct text owner = text_cut(&path, '/');
    struct text name = without_suffix(text_cut(&path, '/'), TEXT(".git"));
    if (!name.length)
        return plain_address(arena, &address);
    struct text below = without_suffix(path, TEXT("/"));
    struct text branch = below;
    /* The whole tree of a branch is the repository; only a path below it is another thing. */
    struct text identity = joined(arena, lowered(arena, owner), '/', lowered(arena, name));
    bool is_part = skip(&branch, TEXT("tree/")) && text_find_byte(branch, '/', 0) != TEXT_NOT_FOUND;
    return is_part ? joined(arena, identity, '/', below) : identity;
}
