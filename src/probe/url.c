#include "probe/url.h"

#include "base/arena.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

#ifdef CURLU_PUNYCODE
enum { ASCII_HOST = CURLU_PUNYCODE };
#else
enum { ASCII_HOST = 0 };
#endif

static bool is_one_of(char byte, const char *bytes)
{
    return byte && strchr(bytes, byte);
}

static void add_encoded(struct builder *builder, char byte)
{
    bool is_visible = byte > ' ' && byte < 0x7F;
    if (is_visible && !is_one_of(byte, "\"<>`{}"))
        builder_add_byte(builder, byte);
    else
        builder_format(builder, "%%%02X", (unsigned char)byte);
}

static size_t end_of(struct text text, size_t at, const char *stops)
{
    while (at < text.length && !is_one_of(text.bytes[at], stops))
        at++;
    return at;
}

/* Where host and port stand: behind a // at the start or behind the scheme. Backslashes count as a browser counts
 * them. */
static struct range authority(struct text text)
{
    size_t at = end_of(text, 0, ":/\\?#");
    at = at && at < text.length && text.bytes[at] == ':' ? at + 1 : 0;
    size_t start = at;
    while (start < text.length && is_one_of(text.bytes[start], "/\\"))
        start++;
    size_t end = start - at < 2 ? start : end_of(text, start, "/\\?#");
    return (struct range){(uint32_t)start, (uint32_t)end};
}

/* The text up to its fragment as it can be handed to curl. */
static struct text encoded(struct text text, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    struct range host = authority(text);
    bool is_query = false;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        is_query |= byte == '?';
        if (i >= host.start && i < host.end)
            builder_add_byte(&builder, byte);
        else if (byte == '\\' && !is_query)
            builder_add_byte(&builder, '/');
        else
            add_encoded(&builder, byte);
    }
    builder_add_byte(&builder, '\0');
    return text_slice(builder_text(&builder), 0, builder.length - 1);
}

/* has_hash: a # stands before the text already, and there is one in an address. */
static struct text cleaned(struct text text, bool has_hash, struct arena *arena)
{
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < text.length && builder.length < URL_LONGEST; i++) {
        bool is_hash = text.bytes[i] == '#';
        if (is_hash && has_hash)
            builder_add(&builder, TEXT("%23"));
        else
            add_encoded(&builder, text.bytes[i]);
        has_hash |= is_hash;
    }
    builder_add_byte(&builder, '\0');
    return text_slice(builder_text(&builder), 0, builder.length - 1);
}

struct text url_cleaned(struct text text, struct arena *arena)
{
    return cleaned(text, false, arena);
}

struct text url_lower_case(struct text text, struct arena *arena)
{
    char *bytes = arena_allocate(arena, text.length + 1);
    for (size_t i = 0; i < text.length; i++)
        bytes[i] = (char)(text.bytes[i] >= 'A' && text.bytes[i] <= 'Z' ? text.bytes[i] + 32 : text.bytes[i]);
    return (struct text){bytes, text.length};
}

static struct text part(CURLU *handle, CURLUPart which, unsigned flags, struct arena *arena)
{
    char *string = NULL;
    if (curl_url_get(handle, which, &string, flags) != CURLUE_OK)
        return TEXT("");
    struct text copy = text_copy(arena, text_from(string));
    curl_free(string);
    return copy;
}

/* As it goes into the address: in ASCII and lower case, without the dot that may end it. */
static struct text written_host(CURLU *handle, struct arena *arena)
{
    struct text host = part(handle, CURLUPART_HOST, 0, arena);
    bool is_ascii = true;
    for (size_t i = 0; i < host.length; i++)
        is_ascii &= host.bytes[i] > ' ' && host.bytes[i] < 0x7F;
    if (!is_ascii)
        host = part(handle, CURLUPART_HOST, ASCII_HOST, arena);
    if (text_ends_with(host, TEXT(".")))
        host.length--;
    return url_lower_case(host, arena);
}

/* libcurl decodes %7F, leaves %x, and takes two dots at the end. */
static bool is_host(struct text host)
{
    for (size_t i = 0; i < host.length; i++)
        if ((unsigned char)host.bytes[i] <= ' ' || host.bytes[i] == 0x7F || host.bytes[i] == '%')
            return false;
    return host.length && !text_ends_with(host, TEXT("."));
}

/* Writes the host so, and gives it; empty where it is none. A number of which something was escaped, or behind
 * which a dot stood, is an address too, and only in a whole URL it is read as one. */
static struct text settle_host(CURLU *handle, struct arena *arena)
{
    struct text host = written_host(handle, arena);
    if (!is_host(host) || curl_url_set(handle, CURLUPART_HOST, host.bytes, 0) != CURLUE_OK)
        return TEXT("");
    struct text whole = part(handle, CURLUPART_URL, 0, arena);
    bool is_read = curl_url_set(handle, CURLUPART_URL, whole.bytes, 0) == CURLUE_OK;
    return is_read ? written_host(handle, arena) : TEXT("");
}

static bool take_parts(struct url *url, CURLU *handle, struct arena *arena, const char **problem)
{
    struct text scheme = part(handle, CURLUPART_SCHEME, 0, arena);
    url->is_https = text_equal(scheme, TEXT("https"));
    *problem = "neither http nor https";
    if (!url->is_https && !text_equal(scheme, TEXT("http")))
        return false;
    *problem = "a user name or password in the address";
    if (part(handle, CURLUPART_USER, 0, arena).length || part(handle, CURLUPART_PASSWORD, 0, arena).length)
        return false;
    curl_url_set(handle, CURLUPART_USER, NULL, 0);
    curl_url_set(handle, CURLUPART_PASSWORD, NULL, 0);
    *problem = "not a host name";
    struct text host = settle_host(handle, arena);
    if (!host.length)
        return false;
    bool has_brackets = text_starts_with(host, TEXT("["));
    url->host = has_brackets ? text_slice(host, 1, host.length - 1) : host;
    url->port = (uint16_t)strtoul(part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT, arena).bytes, NULL, 10);
    url->whole = part(handle, CURLUPART_URL, CURLU_NO_DEFAULT_PORT, arena);
    return url->whole.length && url->port;
}

static struct text scheme_of(struct text text)
{
    size_t end = end_of(text, 0, ":/?#");
    return text_slice(text, 0, end < text.length && text.bytes[end] == ':' ? end : 0);
}

static bool parse(struct url *url, CURLU *handle, struct text text, const struct url *base, struct arena *arena,
                  const char **problem)
{
    struct text scheme = scheme_of(text);
    *problem = "neither http nor https";
    if (scheme.length ? !text_equal_ignoring_case(scheme, TEXT("http")) &&
                            !text_equal_ignoring_case(scheme, TEXT("https")) : !base)
        return false;
    *problem = "not a web address";
    if (base && curl_url_set(handle, CURLUPART_URL, base->whole.bytes, 0) != CURLUE_OK)
        return false;
    if (text.length && curl_url_set(handle, CURLUPART_URL, encoded(text, arena).bytes, 0) != CURLUE_OK)
        return false;
    return take_parts(url, handle, arena, problem);
}

bool url_read(struct url *url, struct text text, const struct url *base, struct arena *arena, const char **problem)
{
    *url = (struct url){.port = 0};
    *problem = "too long an address";
    text = text_trim(text);
    if (text.length > URL_LONGEST)
        return false;
    *problem = "not a web address";
    if (text_find_byte(text, '\0', 0) != TEXT_NOT_FOUND || (!text.length && !base))
        return false;
    bool has_fragment = text_find_byte(text, '#', 0) != TEXT_NOT_FOUND;
    struct text fragment = text;
    text = text_cut(&fragment, '#');
    url->fragment = has_fragment || !base ? cleaned(fragment, true, arena) : base->fragment;
    CURLU *handle = curl_url();
    if (!handle)
        out_of_memory();
    bool is_read = parse(url, handle, text, base, arena, problem);
    curl_url_cleanup(handle);
    return is_read;
}

struct text url_with_fragment(const struct url *url, struct arena *arena)
{
    if (!url->fragment.length)
        return url->whole;
    return text_format(arena, "%.*s#%.*s", TEXT_ARGUMENTS(url->whole), TEXT_ARGUMENTS(url->fragment));
}
