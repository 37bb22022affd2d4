/* The version alone. */
#include "paper/paper_version.h"

const char paper_version[] = OBECNI_VERSION;
