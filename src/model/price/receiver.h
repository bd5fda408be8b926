/* Who receives what somebody pays: in price tables and on case lines. Private to model. */
#ifndef BAAT_RECEIVER_H
#define BAAT_RECEIVER_H

#include "baat/model/price.h"
#include "model/row/record.h"

/* The number of the one party that receives; BAAT_NO_NAME for nobody, which is nothing or a dash. Errors:
 * BAAT_SHARES_INVALID, BAAT_RECEIVER_NONE. */
enum baat_status baat_receiver_read(struct baat_field field, struct baat_names *names, uint32_t *receiver);

/* Refuses a receiver that is one of the payers (BAAT_PARTY_SAME), at a field. */
enum baat_status baat_receiver_check(struct baat_field field, const struct baat_shares *payers, uint32_t receiver,
                                     const struct baat_names *names);

#endif
