#include "list/arxiv.h"

#include "list/address.h"
#include "markdown/byte.h"

enum { FIRST_FIVE_DIGITS = 1501, FIRST_NEW = 704, FIRST_OLD = 9107, LAST_OLD = 703 }; /* YYMM */

static int year_and_month(struct text id)
{
    return address_take_number(&id, 4);
}

static bool is_month(int year_and_month)
{
    return year_and_month % 100 >= 1 && year_and_month % 100 <= 12;
}

/* Nothing, or v and a number. */
static enum arxiv_fault check_version(struct text rest)
{
    if (!rest.length)
        return ARXIV_FINE;
    if (!address_skip(&rest, TEXT("v")) || address_digits(rest, 0) < rest.length)
        return ARXIV_OTHER;
    return rest.length && rest.bytes[0] != '0' ? ARXIV_FINE : ARXIV_VERSION;
}

size_t arxiv_number_length(struct text id)
{
    return year_and_month(id) >= FIRST_FIVE_DIGITS ? 5 : 4;
}

/* Since April 2007: 2306.11029 */
static enum arxiv_fault check_new(struct text id)
{
    size_t digits = address_digits(id, 5);
    enum arxiv_fault fault = check_version(text_slice(id, 5 + digits, id.length));
    if (!is_month(year_and_month(id)))
        return ARXIV_NO_MONTH;
    if (year_and_month(id) < FIRST_NEW || fault == ARXIV_OTHER)
        return ARXIV_OTHER;
    return digits == arxiv_number_length(id) ? fault : ARXIV_NUMBER;
}

static bool is_archive(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!byte_is_letter(text.bytes[i]) && text.bytes[i] != '-' && text.bytes[i] != '.')
            return false;
    return text.length > 0;
}

/* Until then: hep-th/9901001, math.GT/0309136 */
static enum arxiv_fault check_old(struct text id)
{
    struct text archive = text_cut(&id, '/');
    if (!is_archive(archive) || address_digits(id, 0) != 7)
        return ARXIV_OTHER;
    int month = year_and_month(id);
    if (!is_month(month))
        return ARXIV_NO_MONTH;
    return month > LAST_OLD && month < FIRST_OLD ? ARXIV_OTHER : check_version(text_slice(id, 7, id.length));
}

/* Behind the host: what stands for the identifier. */
static bool find_in_path(struct text path, struct text *id)
{
    static const struct text folders[] = {{"/abs", 4}, {"/pdf", 4}, {"/html", 5}, {"/format", 7}};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        *id = path;
        if (address_skip(id, folders[i]) && (!id->length || address_skip(id, TEXT("/"))))
            return true;
    }
    return false;
}

/* What has a second scheme inside, or white space, is broken in another way. */
static bool find_id(struct text address, struct text *id)
{
    if (!address_skip_scheme(&address))
        return false;
    address_skip(&address, TEXT("dx."));
    address_skip(&address, TEXT("export."));
    bool is_doi = address_skip(&address, TEXT("doi.org/10.48550/arXiv."));
    if ((!is_doi && !address_skip(&address, TEXT("arxiv.org"))) ||
        text_find(address, TEXT("://"), 0) != TEXT_NOT_FOUND)
        return false;
    address = text_cut(&address, '#');
    *id = address = text_cut(&address, '?');
    return is_doi || find_in_path(address, id);
}

enum arxiv_fault arxiv_check(struct text address, struct text *id)
{
    if (!find_id(address, id) || text_find_byte(*id, '%', 0) != TEXT_NOT_FOUND) {
        *id = TEXT("");
        return ARXIV_FINE;
    }
    if (text_starts_with(*id, TEXT("/")))
        return ARXIV_SLASHES;
    address_skip(id, TEXT("arXiv:"));
    bool is_new = address_digits(*id, 0) == 4 && id->length > 4 && id->bytes[4] == '.';
    struct text rest = *id;
    /* A page of an HTML edition has pictures and the like below it. */
    if (is_new)
        *id = text_cut(&rest, '/');
    if (text_ends_with(*id, TEXT("/")))
        id->length--;
    if (text_ends_with(*id, TEXT(".pdf")))
        id->length -= 4;
    if (!id->length)
        return ARXIV_NO_ID;
    return is_new ? check_new(*id) : check_old(*id);
}

bool arxiv_month(struct text id, int *year, int *month)
{
    bool is_old = text_find_byte(id, '/', 0) != TEXT_NOT_FOUND;
    if (is_old)
        text_cut(&id, '/');
    int both = year_and_month(id);
    *month = both % 100;
    *year = both / 100 + (is_old && both >= FIRST_OLD ? 1900 : 2000);
    return both && is_month(both);
}

bool arxiv_is_to_come(struct text id, struct date today)
{
    int year, month;
    return today.year && arxiv_month(id, &year, &month) && year * 12 + month > today.year * 12 + today.month + 1;
}

bool arxiv_is_sound(struct text address, struct date today)
{
    struct text id;
    return arxiv_check(address, &id) == ARXIV_FINE && !arxiv_is_to_come(id, today);
}

struct text arxiv_at_start(struct text text)
{
    if (address_digits(text, 0) == 4 && text.length > 4 && text.bytes[4] == '.') {
        size_t digits = address_digits(text, 5);
        return digits == 4 || digits == 5 ? text_slice(text, 0, 5 + digits) : TEXT("");
    }
    size_t slash = text_find_byte(text, '/', 0);
    bool is_old = slash != TEXT_NOT_FOUND && is_archive(text_slice(text, 0, slash));
    return is_old && address_digits(text, slash + 1) == 7 ? text_slice(text, 0, slash + 8) : TEXT("");
}
