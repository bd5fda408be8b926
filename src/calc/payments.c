/* Who pays whom. */
#include "base/gettext.h"
#include "baat/calc/share.h"

/* What the receivers have yet to get from the payers to come. */
struct receivers {
	size_t *stakes; /* their indices */
	baat_sum *left, *parts;
	size_t count;
};

static bool find_receivers(struct receivers *receivers, const struct baat_stake *stakes, size_t count)
{
	receivers->stakes = calloc(count + 1, sizeof *receivers->stakes);
	receivers->left = calloc(count + 1, sizeof *receivers->left);
	receivers->parts = calloc(count + 1, sizeof *receivers->parts);
	if (receivers->stakes == NULL || receivers->left == NULL || receivers->parts == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		if (stakes[i].receives > 0) {
			receivers->stakes[receivers->count] = i;
			receivers->left[receivers->count++] = stakes[i].receives;
		}
	return true;
}

/* Dividing by what is yet to come, rather than by what is received in all, closes the columns as well as the rows: no
 * receiver gets more than it has to come, and the last payer has just what is left. */
static enum baat_status pay(struct receivers *receivers, const struct baat_stake *stakes,
                            const struct baat_stake *payer, baat_payment_sink *sink, void *context,
                            struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	if (!baat_share_out(payer->pays, receivers->left, receivers->count, receivers->parts))
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < receivers->count && status == BAAT_OK; i++) {
		receivers->left[i] -= receivers->parts[i];
		if (receivers->parts[i] > 0)
			status = sink(context, payer, &stakes[receivers->stakes[i]], receivers->parts[i]);
	}
	return status;
}

enum baat_status baat_share_payments(const struct baat_stake *stakes, size_t count, baat_payment_sink *sink,
                                     void *context, struct baat_diags *diags)
{
	struct receivers receivers = {0};
	baat_sum left = 0;
	enum baat_status status = BAAT_OK;

	if (!find_receivers(&receivers, stakes, count))
		status = baat_out_of_memory(diags);
	for (size_t i = 0; i < receivers.count; i++)
		left += receivers.left[i];
	for (size_t i = 0; i < count && status == BAAT_OK; i++) {
		if (stakes[i].pays == 0)
			continue;
		left -= stakes[i].pays;
		if (left < 0)
			break;
		status = pay(&receivers, stakes, &stakes[i], sink, context, diags);
	}
	if (status == BAAT_OK && left != 0)
		status =
		    baat_error(diags, baat_at(NULL, 0, 0), BAAT_INTERNAL, _("what is paid is not what is received"));
	free(receivers.stakes);
	free(receivers.left);
	free(receivers.parts);
	return status;
}
