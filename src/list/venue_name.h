/* Names of venues that the rulebook does not hold as they are written. */
#ifndef LIST_VENUE_NAME_H
#define LIST_VENUE_NAME_H

#include "list/list.h"

/* Whether the name is a known one with more words about it: Findings of ACL, IEEE/CVF WACV, ACLW. */
bool venue_name_is_variation(const struct rulebook *rulebook, struct text name);

/* CVPR of CVPR24, arXiv of arXiv:2306.11029; other names as they are. */
struct text venue_name_without_digits(const struct rulebook *rulebook, struct text name);

/* All names of the rulebook, ready to be searched. */
struct venue_names;

struct venue_names *venue_names_new(const struct rulebook *rulebook, struct arena *arena);

/* The venue that has a name one letter from this one; NULL when none has, or two have. Names in Latin letters, and
 * known ones of six letters or more only, for ICML is no slip of ICME. */
const struct venue *venue_names_near(const struct venue_names *names, struct text name, struct arena *arena);

#endif
