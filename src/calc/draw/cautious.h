/* The cautious figure: every flow corrected for optimism by how well its estimate is founded. Private to the draws. */
#ifndef BAAT_CAUTIOUS_H
#define BAAT_CAUTIOUS_H

#include "baat/calc/uncertain.h"

/* What is known of the posts of one alternative of a case. Begin with {0}. */
struct baat_cautious {
	struct baat_verdict {
		uint64_t stamp;   /* of the alternative; others are of no use */
		baat_sum avoided; /* zonder less gevolg, undiscounted, of all parties */
		uint8_t grade;    /* the worst of its priced lines */
	} * verdicts;             /* by number of the post */
	size_t capacity, count;
	uint64_t stamp;
};

void baat_cautious_free(struct baat_cautious *cautious);
void baat_cautious_begin(struct baat_cautious *cautious);
/* The grade of a line; the default where it says nothing. */
uint8_t baat_cautious_grade(const struct baat_uncertain_rules *rules, const struct baat_case *casus, size_t line);
/* Notes a flow of a line, before any filter. False when there is no memory. */
bool baat_cautious_note(struct baat_cautious *cautious, const struct baat_flow *flow, uint8_t grade);
/* What a flow contributes, corrected, once all are noted. `income`: the line brings money in. */
baat_sum baat_cautious_of(const struct baat_cautious *cautious, const struct baat_grades *grades,
                          const struct baat_flow *flow, uint8_t grade, bool income, baat_sum contribution);

#endif
