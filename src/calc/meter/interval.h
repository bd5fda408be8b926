/* How sure a share is: Wilson's interval of 95 percent (baat-methode(7), MEASUREMENTS). Private to calc. */
#ifndef BAAT_INTERVAL_H
#define BAAT_INTERVAL_H

#include <stdint.h>

enum { BAAT_INTERVAL_MOST = 1000000 }; /* answers: beyond that 128 bits may not do */

/* Its ends for `yes` of `count` answers, in units of 10^-4, rounded outward. 0 < count <= BAAT_INTERVAL_MOST. */
struct baat_interval {
	int64_t low, high;
};
struct baat_interval baat_interval_of(uint64_t yes, uint64_t count);

#endif
