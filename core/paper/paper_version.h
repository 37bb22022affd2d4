/* Which version of the program this floor was built with: papers are drawn by a part that lies
 * beside the program, and two that do not belong together must not meet. */
#ifndef OBECNI_PAPER_PAPER_VERSION_H
#define OBECNI_PAPER_PAPER_VERSION_H

extern const char paper_version[];

#endif
