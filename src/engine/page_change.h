/* The second statement of the proof: what the page shows, and what it is made of. */
#ifndef ENGINE_PAGE_CHANGE_H
#define ENGINE_PAGE_CHANGE_H

#include "engine/proof.h"

void page_change_check(struct proof *proof);

#endif
