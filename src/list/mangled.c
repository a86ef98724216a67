#include "list/mangled.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "list/address.h"
#include "markdown/byte.h"

#define WIDE_COLON "\xEF\xBC\x9A"
#define WIDE_SLASH "\xEF\xBC\x8F"

static struct text with_scheme(const struct rulebook *rulebook, struct text scheme, struct text rest,
                               struct arena *arena)
{
    struct text host = address_host(text_format(arena, "//%.*s", TEXT_ARGUMENTS(rest)));
    const struct host *known = rulebook_host(rulebook, host);
    bool is_plain = text_ends_with(scheme, TEXT("p")) && !(known && known->has_https);
    return text_format(arena, "%s://%.*s", is_plain ? "http" : "https", TEXT_ARGUMENTS(rest));
}

static bool is_http(struct text letters)
{
    return text_equal_ignoring_case(letters, TEXT("http")) || text_equal_ignoring_case(letters, TEXT("https"));
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

/* Past what may stand between scheme and host, and what is put there by mistake. */
static size_t skip_marks(struct text text)
{
    static const struct text marks[] = {{":", 1}, {"/", 1}, {";", 1}, {"\\", 1}, {WIDE_COLON, 3}, {WIDE_SLASH, 3}};
    size_t at = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks;) {
        bool is_mark = text_starts_with(text_slice(text, at, text.length), marks[i]);
        at += is_mark ? marks[i].length : 0;
        i = is_mark ? 0 : i + 1;
    }
    return at;
}

/* htps://, https//, https:/ */
static bool read_scheme(const struct rulebook *rulebook, struct text address, struct mangled *mangled,
                        struct arena *arena)
{
    struct text rest = address, letters = address_take_letters(&rest);
    size_t marks = skip_marks(rest);
    struct text between = text_slice(rest, 0, marks), behind = text_slice(rest, marks, rest.length);
    bool is_right = is_http(letters);
    bool is_meant = text_find(between, TEXT("//"), 0) != TEXT_NOT_FOUND ||
                    text_find_byte(between, ':', 0) != TEXT_NOT_FOUND ||
                    text_starts_with(between, TEXT(WIDE_COLON));
    if (!is_meant || (is_right && text_equal(between, TEXT("://"))) || !is_like_scheme(letters) ||
        text_find_byte(behind, '.', 0) == TEXT_NOT_FOUND)
        return false;
    mangled->fault = "the address does not begin with https://";
    if (text_find_byte(behind, '\\', 0) == TEXT_NOT_FOUND)
        mangled->wanted = with_scheme(rulebook, letters, behind, arena);
    return true;
}

static bool is_site(const struct rulebook *rulebook, struct text host)
{
    static const struct text ends[] = {{".com", 4}, {".org", 4}, {".net", 4}, {".edu", 4}, {".gov", 4}};
    if (text_starts_with(host, TEXT("www.")) || rulebook_host(rulebook, host))
        return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (host.length > ends[i].length && text_ends_with(host, ends[i]))
            return true;
    return false;
}

/* git@github.com:owner/name.git, which is what git is given. */
static bool read_clone(struct text address, struct mangled *mangled, struct arena *arena)
{
    struct text rest = address;
    if (!address_skip(&rest, TEXT("git@")) || text_find_byte(rest, ':', 0) == TEXT_NOT_FOUND)
        return false;
    struct text host = text_cut(&rest, ':');
    if (text_ends_with(rest, TEXT(".git")))
        rest.length -= 4;
    mangled->fault = "this is what git is given, and no link";
    mangled->wanted = text_format(arena, "https://%.*s/%.*s", TEXT_ARGUMENTS(host), TEXT_ARGUMENTS(rest));
    return true;
}

/* github.com/owner/name, which is a path of the repository as it stands there. */
static bool read_bare(const struct rulebook *rulebook, struct text address, struct mangled *mangled,
                      struct arena *arena)
{
    struct text rest = address, host = text_cut(&rest, '/');
    if (text_find_byte(host, '.', 0) == TEXT_NOT_FOUND || !byte_is_letter_or_digit(host.bytes[0]) ||
        text_find_byte(host, '@', 0) != TEXT_NOT_FOUND || text_find_byte(host, ':', 0) != TEXT_NOT_FOUND ||
        !is_site(rulebook, host))
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

/* https://https://…, two addresses glued together, and a path that begins with its own host again. Behind a mark,
 * another site's address is what an archive or a proxy wants. */
static bool read_second(struct text address, struct mangled *mangled)
{
    size_t at = find_scheme(address, 1);
    if (at == TEXT_NOT_FOUND)
        return false;
    struct text first = text_slice(address, 0, at), second = text_slice(address, at, address.length);
    char before = address.bytes[at - 1];
    bool has_query = text_find_byte(first, '?', 0) != TEXT_NOT_FOUND;
    bool is_doubled = at <= sizeof "https://" && !(first.bytes[0] & 0x80) && !address_host(first).length;
    bool is_parted = !has_query && (before == ',' || before == ';');
    bool is_glued = !is_doubled && (byte_is_letter_or_digit(before) || is_parted);
    bool is_own = before == '/' && !has_query &&
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

/* The full stop or comma of a Chinese sentence, or the > of <https://…>. */
static bool read_end(struct text address, struct mangled *mangled)
{
    static const struct text marks[] = {{">", 1}, {"\xE3\x80\x82", 3}, {"\xEF\xBC\x8C", 3}, {"\xE3\x80\x81", 3},
                                        {"\xEF\xBC\x9B", 3}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!text_ends_with(address, marks[i]) || !address_host(address).length)
            continue;
        mangled->fault = "what follows the address has become part of it";
        mangled->wanted = text_slice(address, 0, address.length - marks[i].length);
        return true;
    }
    return false;
}

static bool is_wide_space(uint32_t code_point)
{
    return code_point >= 0x80 && utf8_is_space(code_point);
}

/* A space that Markdown takes for a letter came along, at either end, when the address was copied. */
static bool read_space(struct text address, struct mangled *mangled)
{
    size_t start = 0, end = address.length;
    for (size_t next = 0; start < end && is_wide_space(utf8_next(address, &next)); start = next)
        ;
    while (end > start && is_wide_space(utf8_before(address, end)))
        end -= utf8_before(address, end) < 0x800 ? 2 : 3;
    struct text rest = text_slice(address, start, end);
    mangled->cuts_space = rest.length < address.length;
    if (!mangled->cuts_space || !address_host(rest).length)
        return false;
    mangled->fault = "a no-break space is a part of the address, and the link is dead";
    mangled->wanted = rest;
    return true;
}

/* A number may be an IP address, and other alphabets have other full stops. */
static bool is_foreign_or_number(struct text host)
{
    bool is_number = true;
    for (size_t i = 0; i < host.length; i++) {
        if (host.bytes[i] & 0x80)
            return true;
        is_number &= host.bytes[i] >= '0' && host.bytes[i] <= '9';
    }
    return is_number || text_starts_with(host, TEXT("0x"));
}

/* Marks of a Chinese keyboard, and dashes and quotation marks from a word processor. */
static bool has_wide_mark(struct text host)
{
    for (size_t at = 0; at < host.length;) {
        uint32_t code_point = utf8_next(host, &at);
        bool is_mark = (code_point >= 0x2010 && code_point <= 0x2027) ||
                       (code_point >= 0x3000 && code_point <= 0x3001) ||
                       (code_point >= 0xFF01 && code_point <= 0xFF0F && code_point != 0xFF0E) ||
                       (code_point >= 0xFF1A && code_point <= 0xFF20);
        if (is_mark)
            return true;
    }
    return false;
}

/* https://githubcom/, https://github,com/, https://https//github.com/ */
static bool read_host(const struct rulebook *rulebook, struct text address, struct mangled *mangled,
                      struct arena *arena)
{
    struct text host = address_host(address), rest = address;
    if (!address_skip_scheme(&rest) || !host.length || host.bytes[0] == '[' ||
        text_equal_ignoring_case(host, TEXT("localhost")))
        return false;
    if (is_http(host) && read_scheme(rulebook, rest, mangled, arena))
        return true;
    bool has_label = text_find_byte(host, '.', 0) != TEXT_NOT_FOUND || is_foreign_or_number(host);
    if (has_label && text_find(host, TEXT(".."), 0) == TEXT_NOT_FOUND && host.bytes[0] != '.' &&
        !has_wide_mark(host) && text_find_byte(host, ',', 0) == TEXT_NOT_FOUND &&
        text_find_byte(host, ';', 0) == TEXT_NOT_FOUND)
        return false;
    mangled->fault = "there can be no host of that name";
    return true;
}

bool mangled_read(const struct rulebook *rulebook, struct text address, struct mangled *mangled,
                  struct arena *arena)
{
    *mangled = (struct mangled){.wanted = TEXT("")};
    return address.length &&
           (read_space(address, mangled) || read_scheme(rulebook, address, mangled, arena) ||
            read_second(address, mangled) || read_clone(address, mangled, arena) ||
            read_bare(rulebook, address, mangled, arena) || read_bracket(address, mangled) ||
            read_end(address, mangled) || read_host(rulebook, address, mangled, arena));
}
