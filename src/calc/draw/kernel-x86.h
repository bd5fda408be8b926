/* Blocks of draws by the vectors of x86: of two numbers (SSE 4.1, processors since 2008) and of four (AVX2, since
 * 2013). Private to the draws. */
#ifndef BAAT_KERNEL_X86_H
#define BAAT_KERNEL_X86_H

#include "kernel.h"

extern const struct baat_kernel baat_kernel_2008, baat_kernel_2013;

#endif
