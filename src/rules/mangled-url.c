#include "base/arena.h"
#include "list/address.h"
#include "markdown/byte.h"
#include "rules/rules.h"

/* What is wrong with an address, and what was meant. */
struct mangled {
    const char *fault;
    struct text wanted; /* empty where nobody can tell */
};

static struct text with_scheme(const struct list *list, struct text scheme, struct text rest, struct arena *arena)
{
    struct text host = address_host(text_format(arena, "//%.*s", TEXT_ARGUMENTS(rest)));
    const struct host *known = rulebook_host(list->context->rulebook, host);
    bool is_plain = text_ends_with(scheme, TEXT("p")) && !(known && known->has_https);
    return text_format(arena, "%s://%.*s", is_plain ? "http" : "https", TEXT_ARGUMENTS(rest));
}

/* One or two letters from http or https. */
static bool is_like_scheme(struct text letters)
{
    static const struct text others[] = {{"ftp", 3}, {"ftps", 4}, {"sftp", 4}};
    char lower[8];
    if (letters.length < 3 || letters.length > sizeof lower)
        return false;
    for (size_t i = 0; i < letters.length; i++)
        lower[i] = (char)(letters.bytes[i] | 0x20);
    struct text text = {lower, letters.length};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (text_equal(text, others[i]))
            return false;
    return text_find(text, TEXT("tp"), 0) != TEXT_NOT_FOUND &&
           (text_distance(text, TEXT("http"), 2) <= 2 || text_distance(text, TEXT("https"), 2) <= 2);
}

/* htps://, https//, https:/ */
static bool read_scheme(const struct list *list, struct text address, struct mangled *mangled, struct arena *arena)
{
    struct text rest = address, letters = address_take_letters(&rest);
    size_t marks = 0;
    while (marks < rest.length && text_find_byte(TEXT(":;/\\"), rest.bytes[marks], 0) != TEXT_NOT_FOUND)
        marks++;
    struct text between = text_slice(rest, 0, marks), behind = text_slice(rest, marks, rest.length);
    bool is_right = text_equal_ignoring_case(letters, TEXT("http")) || text_equal_ignoring_case(letters, TEXT("https"));
    bool is_meant = text_find(between, TEXT("//"), 0) != TEXT_NOT_FOUND ||
                    text_find_byte(between, ':', 0) != TEXT_NOT_FOUND;
    if (!is_meant || (is_right && text_equal(between, TEXT("://"))) || !is_like_scheme(letters) ||
        text_find_byte(behind, '.', 0) == TEXT_NOT_FOUND)
        return false;
    mangled->fault = "the address does not begin with https://";
    mangled->wanted = with_scheme(list, letters, behind, arena);
    return true;
}

static bool is_site(const struct list *list, struct text host)
{
    static const struct text ends[] = {{".com", 4}, {".org", 4}, {".net", 4}, {".edu", 4}, {".gov", 4}};
    if (text_starts_with(host, TEXT("www.")) || rulebook_host(list->context->rulebook, host))
        return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (host.length > ends[i].length && text_ends_with(host, ends[i]))
            return true;
    return false;
}

/* github.com/owner/name, which is a path of the repository as it stands there. */
static bool read_bare(const struct list *list, struct text address, struct mangled *mangled, struct arena *arena)
{
    struct text rest = address, host = text_cut(&rest, '/');
    if (text_find_byte(host, '.', 0) == TEXT_NOT_FOUND || !byte_is_letter_or_digit(host.bytes[0]) ||
        text_find_byte(host, '@', 0) != TEXT_NOT_FOUND || text_find_byte(host, ':', 0) != TEXT_NOT_FOUND ||
        !is_site(list, host))
        return false;
    mangled->fault = "without https:// GitHub looks for it in the repository";
    mangled->wanted = text_format(arena, "https://%.*s", TEXT_ARGUMENTS(address));
    return true;
}

static size_t find_scheme(struct text address, size_t from)
{
    size_t secure = text_find(address, TEXT("https:/"), from), plain = text_find(address, TEXT("http:/"), from);
    return secure < plain ? secure : plain;
}

/* https://https://…, two addresses glued together, and a path that begins with its own host again. Behind a mark, another
 * site's address is what an archive or a proxy wants. */
static bool read_second(struct text address, struct mangled *mangled)
{
    size_t at = find_scheme(address, 1);
    if (at == TEXT_NOT_FOUND)
        return false;
    struct text first = text_slice(address, 0, at), second = text_slice(address, at, address.length);
    bool is_doubled = at <= sizeof "https://" && !address_host(first).length;
    bool is_glued = !is_doubled && byte_is_letter_or_digit(address.bytes[at - 1]);
    bool is_own = address.bytes[at - 1] == '/' && text_find_byte(first, '?', 0) == TEXT_NOT_FOUND &&
                  text_equal_ignoring_case(address_host(first), address_host(second));
    if (!is_doubled && !is_glued && !is_own)
        return false;
    mangled->fault = is_glued ? "two addresses in one" : "https:// stands twice in the address";
    if (!is_glued || text_equal(first, second))
        mangled->wanted = second;
    return true;
}

/* The bracket of a link that was copied with its address, as it stands there or encoded. */
static bool read_bracket(struct text address, struct mangled *mangled)
{
    struct text path = text_slice(address, 0, text_find_byte(address, '?', 0) == TEXT_NOT_FOUND
                                                  ? address.length
                                                  : text_find_byte(address, '?', 0));
    size_t plain = text_find_byte(path, ']', 0), encoded = text_find(path, TEXT("%5D"), 0);
    size_t at = plain < encoded ? plain : encoded;
    if (at == TEXT_NOT_FOUND || text_find_byte(text_slice(path, 0, at), '[', 0) != TEXT_NOT_FOUND ||
        text_find(text_slice(path, 0, at), TEXT("%5B"), 0) != TEXT_NOT_FOUND)
        return false;
    size_t end = at + (at == encoded ? 3 : 1);
    bool is_repeated = text_find(text_slice(address, end, address.length), text_slice(address, 0, at), 0) == 1;
    mangled->fault = "the bracket of a link stands in the address";
    if (end == address.length || is_repeated)
        mangled->wanted = text_slice(address, 0, at);
    return true;
}

static void check_link(const struct list *list, const struct link *link, struct findings *out)
{
    struct mangled mangled = {.wanted = TEXT("")};
    struct text url = list_text(list, link->url), address = link->address;
    if (!read_scheme(list, address, &mangled, out->arena) && !read_second(address, &mangled) &&
        !read_bare(list, address, &mangled, out->arena) && !read_bracket(address, &mangled))
        return;
    struct finding *finding =
        findings_add(out, link->url, "%s: %s%.*s", mangled.fault,
                     mangled.wanted.length ? "write " : "write the one that is meant", TEXT_ARGUMENTS(mangled.wanted));
    finding->key_detail = url;
    if (mangled.wanted.length && text_equal(url, address))
        finding_add_edit(out, finding, FIX_UNSAFE, link->url, mangled.wanted,
                         (struct effect){.kind = EFFECT_CHANGES_LINK, .before = url, .after = mangled.wanted});
}

void check_mangled_url(const struct list *list, struct findings *out)
{
    for (size_t i = 0; i < list->links.count; i++)
        if (link_is_readable(&list->links.items[i]) && list->links.items[i].address.length)
            check_link(list, &list->links.items[i], out);
}
