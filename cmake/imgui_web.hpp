// Included first into ImGui's own sources for the page. ImGui reads numbers from its settings file and from its own number
// fields; the lab has neither, and the reader of such formats is large.
#include <stdio.h>
#define sscanf(...) 0
