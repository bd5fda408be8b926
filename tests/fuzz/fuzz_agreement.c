/*
 * Any bytes as an agreement; by one that is accepted savings are shared that the first twelve bytes choose. Nobody
 * gains or loses a cent that another does not, only those who signed move, and nobody pays more than was avoided.
 */
#include "fuzz.h"

#include "baat/calc/share.h"

enum { SEED_BYTES = 12 };

/* Amounts of every size, from a few bytes. */
static baat_sum amount(uint64_t *state, unsigned size)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	baat_sum value = (baat_sum)(*state >> 40);
	value = *state % 5 == 0 ? 0 : value % 3000001 - (*state % 3 == 0 ? 1000000 : 0);
	return size >= 250 ? value * ((baat_sum)1 << 60) * (1 << 20) : value;
}

struct payments {
	const struct baat_stake *stakes;

	baat_sum *paid, *received;
};

/* A baat_payment_sink. */
static enum baat_status add_payment(void *context, const struct baat_stake *payer, const struct baat_stake *receiver,
                                    baat_sum sum)
{
	struct payments *payments = context;
	fuzz_promise(sum > 0, "a payment of nothing");
	payments->paid[payer - payments->stakes] += sum;
	payments->received[receiver - payments->stakes] += sum;
	return BAAT_OK;
}

static void check_payments(const struct baat_stake *stakes, size_t count)
{
	struct baat_diags diags = {0};
	struct payments payments = {.stakes = stakes};
	payments.paid = calloc(count + 1, sizeof *payments.paid);
	payments.received = calloc(count + 1, sizeof *payments.received);
	fuzz_promise(payments.paid != NULL && payments.received != NULL, "no memory");
	enum baat_status status = baat_share_payments(stakes, count, add_payment, &payments, &diags);
	fuzz_promise(status == BAAT_OK && diags.count == 0, "payments do not come about");
	for (size_t i = 0; i < count; i++)
		fuzz_promise(payments.paid[i] == stakes[i].pays && payments.received[i] == stakes[i].receives,
		             "payments of stake %zu do not add up", i);
	free(payments.paid);
	free(payments.received);
}

static void check_shares(const struct baat_agreement *agreement, const struct baat_stake *stakes, size_t count,
                         const struct baat_shared *shared)
{
	baat_sum pays = 0, receives = 0, before = 0, after = 0;
	for (size_t i = 0; i < count; i++) {
		const struct baat_stake *stake = &stakes[i];
		bool waterfall = agreement->sharing != BAAT_NOBODY_WORSE;
		fuzz_promise(stake->pays >= 0 && stake->receives >= 0, "a payment below nothing");
		fuzz_promise(stake->signs == baat_agreement_signed(agreement, stake->party), "who signed");
		fuzz_promise(stake->signs || (stake->pays == 0 && stake->receives == 0), "who did not sign moves");
		fuzz_promise(stake->avoided == stake->without - stake->outcome, "vermeden");
		fuzz_promise(stake->before == stake->avoided - stake->input, "saldo_voor");
		fuzz_promise(stake->after == stake->before - stake->pays + stake->receives, "saldo_na");
		fuzz_promise(!waterfall || stake->pays == 0 || stake->pays <= stake->avoided,
		             "pays more than it saves");
		fuzz_promise(waterfall || stake->before < 0 || stake->after >= 0, "somebody became worse off");
		pays += stake->pays;
		receives += stake->receives;
		before += stake->before;
		after += stake->after;
	}
	fuzz_promise(pays == receives && pays == shared->paid && before == after, "the sums do not close");
	fuzz_promise(!agreement->capped || pays <= agreement->cap, "more than the plafond");
	fuzz_promise(shared->shortfall >= 0, "a shortfall below nothing");
}

static void share(const struct baat_agreement *agreement, const struct baat_names *names, const uint8_t *seed)
{
	struct baat_diags diags = {0};
	struct baat_shared shared = {0};
	size_t count = baat_names_count(names);
	struct baat_stake *stakes = calloc(count, sizeof *stakes);
	uint64_t state;
	fuzz_promise(stakes != NULL, "no memory");
	memcpy(&state, seed, sizeof state);
	for (size_t i = 0; i < count; i++) {
		unsigned size = seed[8 + i % 4];
		stakes[i] = (struct baat_stake){.party = (uint32_t)i};
		stakes[i].without = amount(&state, size);
		stakes[i].input = amount(&state, size);
		stakes[i].outcome = amount(&state, size);
	}
	enum baat_status status = baat_share_savings(agreement, stakes, count, &shared, &diags);
	if (status == BAAT_OK) {
		check_shares(agreement, stakes, count, &shared);
		check_payments(stakes, count);
	} else {
		fuzz_promise(status == BAAT_REJECTED && diags.count == 1 && diags.items[0].code == BAAT_AMOUNT_OVERFLOW,
		             "status %d", (int)status);
	}
	baat_diags_clear(&diags);
	free(stakes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const others[] = {"gemeente", "corporatie", "client", "zorgverzekeraar", "politie"};
	static struct fuzz_file file;
	struct baat_diags diags = {0};
	struct baat_agreement agreement;
	if (length < SEED_BYTES)
		return 0;
	struct baat_names *names = baat_names_new(NULL);
	fuzz_promise(names != NULL, "no memory");
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		baat_names_add(names, baat_text_of(others[i]));
	struct baat_text text = {(const char *)bytes + SEED_BYTES, length - SEED_BYTES};
	enum baat_status status = baat_agreement_read(&agreement, names, fuzz_file_write(&file, text), &diags);
	fuzz_check_diags(status, &diags);
	if (status == BAAT_OK) {
		share(&agreement, names, bytes);
		baat_agreement_free(&agreement);
	}
	baat_diags_clear(&diags);
	baat_names_free(names);
	return 0;
}
