/*
 * baat/share.h - the savings shared by an agreement: who pays, who receives, and what each has left.
 *
 * Sums go in, sums come out: no file, no name, no screen. All amounts are whole cents; every division is by largest
 * remainder, so what is paid is what is received. Rules: baat-methode(7), SHARING THE SAVINGS.
 */
#ifndef BAAT_SHARE_H
#define BAAT_SHARE_H

#include "baat/model/agreement.h"
#include "baat/base/number.h"

/* What is at stake for one party. On a tie a cent goes to the stake that stands first. */
struct baat_stake {
	uint32_t party; /* number in the names of the agreement */
	/* zonder, inzet and gevolg on the basis of the agreement: given. All below is computed. */
	baat_sum without, input, outcome;
	bool signs;
	baat_sum avoided; /* vermeden: without - outcome */
	baat_sum before;  /* saldo_voor: avoided - input */
	baat_sum pays, receives;
	baat_sum after; /* saldo_na: before - pays + receives */
};

struct baat_shared {
	baat_sum paid; /* in all, and received in all */
	/* Of niemand-slechter: what is missing to leave no signatory worse off. Of the others: what their tiers for
	 * verlies and inzet could not repay. */
	baat_sum shortfall;
};

/*
 * Shares the savings: fills in the computed members of each stake. Every party that the agreement names must have one
 * stake, no party has two. Errors: BAAT_AMOUNT_OVERFLOW when the amounts together reach 2^123 cents, BAAT_INTERNAL when
 * the sums do not close.
 */
enum baat_status baat_share_savings(const struct baat_agreement *agreement, struct baat_stake *stakes, size_t count,
                                    struct baat_shared *shared, struct baat_diags *diags);

/* Takes one payment, never of nothing. Returns what stops the sender. */
typedef enum baat_status baat_payment_sink(void *context, const struct baat_stake *payer,
                                           const struct baat_stake *receiver, baat_sum amount);

/*
 * Who pays whom: what each payer pays is divided over the receivers in proportion to what they receive, to the cent, so
 * that rows add up to what is paid and columns to what is received. A party that pays and receives also pays
 * itself. Payers come in the order of the stakes, and for each of them the receivers.
 */
enum baat_status baat_share_payments(const struct baat_stake *stakes, size_t count, baat_payment_sink *sink,
                                     void *context, struct baat_diags *diags);

#endif
