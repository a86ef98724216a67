#include "list/moved.h"

#include "list/address.h"
#include "markdown/byte.h"

static bool is_permanent(int status)
{
    return status == 301 || status == 308;
}

static bool is_below(struct text host, struct text domain)
{
    size_t more = host.length > domain.length ? host.length - domain.length : 0;
    struct text rest = text_slice(host, more, host.length);
    return text_equal_ignoring_case(rest, domain) && (!more || host.bytes[more - 1] == '.');
}

/* Names that are kept for ever, and redirect to wherever the thing is now. */
static bool is_persistent(struct text host)
{
    return is_below(host, TEXT("doi.org")) || is_below(host, TEXT("w3id.org")) ||
           is_below(host, TEXT("hdl.handle.net")) || address_skip(&host, TEXT("purl."));
}

static struct text before_fragment(struct text address)
{
    return text_cut(&address, '#');
}

static struct text without_slash(struct text address)
{
    if (text_ends_with(address, TEXT("/")))
        address.length--;
    return address;
}

/* What stands behind the host. */
static struct text path_of(struct text address)
{
    struct text authority = address_authority(address);
    return authority.length ? text_slice(address, (size_t)(authority.bytes + authority.length - address.bytes),
                                         address.length)
                            : TEXT("");
}

/* The front page of a site, or of a language of it. */
static bool is_home(struct text address)
{
    struct text path = path_of(before_fragment(address));
    path = without_slash(text_cut(&path, '?'));
    address_skip(&path, TEXT("/"));
    struct text name = path, rest = path;
    bool is_language = address_take_letters(&rest).length == 2 && (!rest.length || rest.length == 3);
    name = text_cut(&name, '.');
    return !path.length || is_language || text_equal_ignoring_case(path, TEXT("home")) ||
           text_equal_ignoring_case(name, TEXT("index")) || text_equal_ignoring_case(name, TEXT("default"));
}

static struct text next_word(struct text *rest)
{
    size_t start = 0;
    while (start < rest->length && !byte_is_letter_or_digit(rest->bytes[start]))
        start++;
    size_t end = start;
    while (end < rest->length && byte_is_letter_or_digit(rest->bytes[end]))
        end++;
    struct text word = text_slice(*rest, start, end);
    *rest = text_slice(*rest, end, rest->length);
    return word;
}

/* Words of the address of a page that stands before the one that was wanted. "sign" and "log" are those of sign_in
 * and log-in. */
static bool is_gate_word(struct text word)
{
    static const char *const words[] = {"login",   "logon", "signin", "signup",  "sign",    "log",     "sso",
                                        "auth",    "oauth", "oauth2", "saml",    "saml2",   "cas",     "idp",
                                        "session", "error", "denied", "captcha", "consent", "account", "accounts",
                                        "404",     "notfound"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal_ignoring_case(word, text_from(words[i])))
            return true;
    return false;
}

static bool has_gate_word(struct text address)
{
    struct text rest = address;
    for (struct text word = next_word(&rest); word.length; word = next_word(&rest))
        if (is_gate_word(word))
            return true;
    return false;
}

bool move_of(const struct probe *probe, struct move *move)
{
    size_t last = 0;
    while (last + 1 < probe->hops.count && is_permanent(probe->hops.items[last].status))
        last++;
    if (!last || is_persistent(address_host(probe->url)))
        return false;
    bool is_end = last + 1 == probe->hops.count;
    struct text address = is_end ? probe->final : probe->hops.items[last].url;
    struct text before = before_fragment(probe->url), after = before_fragment(address);
    if (!probe_can_ask(address) || text_equal(without_slash(before), without_slash(after)))
        return false;
    bool is_gate = (is_home(after) && !is_home(before)) || (has_gate_word(after) && !has_gate_word(before));
    bool is_there = is_end && probe->status >= 200 && probe->status <= 299;
    *move = (struct move){address, .leads_on = !is_end, .is_gate = is_gate, .is_sure = is_there && !is_gate};
    return true;
}

/* Brackets have to come in pairs there, and what a bar, a backslash or a quotation mark means depends on what
 * stands around it. An ampersand may begin a character reference. */
bool move_can_be_written(struct text address)
{
    size_t open = 0;
    for (size_t i = 0; i < address.length; i++) {
        char byte = address.bytes[i];
        bool is_known = byte_is_letter_or_digit(byte) ||
                        text_find_byte(TEXT("-._~:/?#@!$'*+,;=%&()"), byte, 0) != TEXT_NOT_FOUND;
        if (!is_known || (byte == ')' && !open))
            return false;
        open += byte == '(';
        open -= byte == ')';
    }
    bool may_have_reference = text_find_byte(address, '&', 0) != TEXT_NOT_FOUND &&
                              text_find_byte(address, ';', 0) != TEXT_NOT_FOUND;
    return !open && !may_have_reference;
}
