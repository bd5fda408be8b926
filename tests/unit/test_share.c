#include "check.h"

#include "baat/calc/share.h"

enum { PARTIES = 12, TIERS = 5, CLIENT = 0, ROUNDS = 20000 };

/* An agreement made in memory; its percentages are in its arena. */
struct made {
	struct baat_agreement agreement;
	uint32_t signatories[PARTIES];
	struct baat_tier tiers[TIERS];
};

static struct baat_shares *new_shares(struct made *made)
{
	struct baat_shares *shares =
	    baat_arena_take(&made->agreement.arena, sizeof *shares + PARTIES * sizeof(struct baat_share));
	assert_non_null(shares);
	shares->count = 0;
	return shares;
}

/* Tier `index` pays `percent` to `party`, the rest to `other`. */
static void set_parts(struct made *made, size_t index, uint32_t party, int32_t percent, uint32_t other)
{
	struct baat_shares *shares = new_shares(made);
	shares->items[shares->count++] = (struct baat_share){party, percent};
	if (percent < BAAT_PERCENT_ALL)
		shares->items[shares->count++] = (struct baat_share){other, BAAT_PERCENT_ALL - percent};
	made->tiers[index] = (struct baat_tier){.kind = BAAT_TIER_PARTS, .shares = shares};
}

/* Stakes of all parties, in a random order, as the table may have. */
struct table {
	struct baat_stake stakes[PARTIES];
	size_t count;
	struct baat_shared shared;
};

static baat_sum sum_below(uint64_t *seed, unsigned bits)
{
	baat_usum value = ((baat_usum)check_random(seed) << 64 | check_random(seed)) & (((baat_usum)1 << bits) - 1);
	return check_below(seed, 3) == 0 ? -(baat_sum)value : (baat_sum)value;
}

/* Amounts of one size, or of several; few bits make ties likely. */
static void make_table(struct table *table, uint64_t *seed, unsigned bits)
{
	table->count = PARTIES;
	for (size_t i = 0; i < PARTIES; i++) {
		unsigned own = 1 + (unsigned)check_below(seed, bits);
		table->stakes[i] = (struct baat_stake){.party = (uint32_t)i};
		if (check_below(seed, 4) != 0)
			table->stakes[i].without = sum_below(seed, own);
		if (check_below(seed, 2) != 0)
			table->stakes[i].outcome = sum_below(seed, own);
		if (check_below(seed, 2) != 0)
			table->stakes[i].input = sum_below(seed, own);
	}
	for (size_t i = PARTIES - 1; i > 0; i--) {
		size_t other = check_below(seed, i + 1);
		struct baat_stake kept = table->stakes[i];
		table->stakes[i] = table->stakes[other];
		table->stakes[other] = kept;
	}
}

static void make_signatories(struct made *made, uint64_t *seed)
{
	made->agreement.client = CLIENT;
	made->agreement.everyone = check_below(seed, 3) == 0;
	made->agreement.signatories = made->signatories;
	made->agreement.signatory_count = 0;
	for (uint32_t i = 0; i < PARTIES && !made->agreement.everyone; i++)
		if (check_below(seed, 3) != 0)
			made->signatories[made->agreement.signatory_count++] = i;
	if (!made->agreement.everyone && made->agreement.signatory_count == 0)
		made->signatories[made->agreement.signatory_count++] = 3;
}

/* Percentages of some of the signatories. */
static void make_shares(struct made *made, size_t tier, uint64_t *seed)
{
	struct baat_shares *shares = new_shares(made);
	int32_t left = BAAT_PERCENT_ALL;
	for (uint32_t party = 0; party < PARTIES && left > 0; party++) {
		if (!baat_agreement_signed(&made->agreement, party))
			continue;
		int32_t percent = check_below(seed, 3) == 0 ? left : 1 + (int32_t)check_below(seed, (size_t)left);
		shares->items[shares->count++] = (struct baat_share){party, percent};
		left -= percent;
	}
	shares->items[0].percent += left;
	made->tiers[tier].shares = shares;
}

static void make_tiers(struct made *made, uint64_t *seed, unsigned bits)
{
	size_t count = 1 + check_below(seed, TIERS);
	for (size_t i = 0; i < count; i++) {
		struct baat_tier *tier = &made->tiers[i];
		*tier = (struct baat_tier){.kind = i == 0   ? BAAT_TIER_LOSSES
		                                   : i == 1 ? BAAT_TIER_INPUTS
		                                            : BAAT_TIER_PARTS};
		if (check_below(seed, 3) == 0)
			tier->kind = BAAT_TIER_PARTS;
		if (tier->kind != BAAT_TIER_PARTS)
			continue;
		tier->limited = i + 1 < count || check_below(seed, 2) == 0;
		tier->limit = (int64_t)(check_random(seed) >> (64 - bits));
		make_shares(made, i, seed);
	}
	made->agreement.tiers = made->tiers;
	made->agreement.tier_count = count;
}

static void make_agreement(struct made *made, uint64_t *seed, unsigned bits)
{
	struct baat_arena arena = made->agreement.arena;
	baat_arena_clear(&arena);
	*made = (struct made){.agreement = {.arena = arena}};
	make_signatories(made, seed);
	if (check_below(seed, 4) == 0) {
		made->agreement.sharing = BAAT_NOBODY_WORSE;
		return;
	}
	make_tiers(made, seed, bits);
	if (check_below(seed, 2) == 0)
		made->agreement.threshold = (int64_t)(check_random(seed) >> (64 - bits));
	made->agreement.capped = check_below(seed, 2) == 0;
	made->agreement.cap = (int64_t)(check_random(seed) >> (64 - bits));
}

static void share(const struct baat_agreement *agreement, struct table *table)
{
	struct baat_diags diags = {0};
	assert_int_equal(baat_share_savings(agreement, table->stakes, table->count, &table->shared, &diags), BAAT_OK);
	assert_int_equal(diags.count, 0);
}

static void assert_closes(const struct baat_agreement *agreement, const struct table *table)
{
	baat_sum paid = 0, received = 0, before = 0, after = 0;
	for (size_t i = 0; i < table->count; i++) {
		const struct baat_stake *stake = &table->stakes[i];
		assert_true(stake->pays >= 0 && stake->receives >= 0);
		assert_true(stake->avoided == stake->without - stake->outcome);
		assert_true(stake->before == stake->avoided - stake->input);
		assert_true(stake->after == stake->before - stake->pays + stake->receives);
		assert_true(stake->signs == baat_agreement_signed(agreement, stake->party));
		if (!stake->signs)
			assert_true(stake->pays == 0 && stake->receives == 0);
		paid += stake->pays;
		received += stake->receives;
		before += stake->before;
		after += stake->after;
	}
	assert_true(paid == table->shared.paid && received == paid);
	assert_true(before == after);
	assert_true(table->shared.shortfall >= 0);
}

/* The sums close to the cent whatever the agreement and the amounts. */
static void test_it_closes(void **state)
{
	(void)state;
	struct made made = {0};
	static const unsigned sizes[] = {2, 8, 30, 62, 117};
	uint64_t seed = 1;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct table table;
		unsigned bits = sizes[round % 5];
		make_table(&table, &seed, bits);
		make_agreement(&made, &seed, bits > 50 ? 50 : bits);
		share(&made.agreement, &table);
		assert_closes(&made.agreement, &table);
	}
	baat_agreement_free(&made.agreement);
}

static baat_sum positive(baat_sum value)
{
	return value > 0 ? value : 0;
}

/* What a waterfall pays is within the pot and, for each payer, its part of the savings to within a cent. */
static void test_payers_pay_in_proportion(void **state)
{
	(void)state;
	struct made made = {0};
	uint64_t seed = 2;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct table table;
		baat_sum saved = 0;
		make_table(&table, &seed, 30);
		make_agreement(&made, &seed, 30);
		share(&made.agreement, &table);
		const struct baat_agreement *agreement = &made.agreement;
		bool worse = agreement->sharing == BAAT_NOBODY_WORSE;
		for (size_t i = 0; i < PARTIES; i++) {
			const struct baat_stake *stake = &table.stakes[i];
			saved += stake->signs ? positive(worse ? stake->before : stake->avoided) : 0;
		}
		baat_sum pot = positive(saved - agreement->threshold);
		if (agreement->capped && agreement->cap < pot)
			pot = agreement->cap;
		assert_true(table.shared.paid <= pot);
		for (size_t i = 0; i < PARTIES; i++) {
			const struct baat_stake *stake = &table.stakes[i];
			baat_sum own = stake->signs ? positive(worse ? stake->before : stake->avoided) : 0;
			baat_sum off = stake->pays * saved - table.shared.paid * own;
			assert_true(stake->pays <= own);
			assert_true(saved == 0 || (off < saved && -off < saved));
		}
	}
	baat_agreement_free(&made.agreement);
}

static void test_a_cap_of_nothing_moves_nothing(void **state)
{
	(void)state;
	struct made made = {0};
	uint64_t seed = 3;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct table table;
		make_table(&table, &seed, 40);
		make_agreement(&made, &seed, 40);
		if (made.agreement.sharing == BAAT_NOBODY_WORSE)
			continue;
		made.agreement.capped = true;
		made.agreement.cap = 0;
		if (round % 2 == 0) { /* and so does a threshold above all savings */
			made.agreement.capped = false;
			made.agreement.threshold = INT64_C(1) << 46;
		}
		share(&made.agreement, &table);
		assert_true(table.shared.paid == 0);
		for (size_t i = 0; i < PARTIES; i++)
			assert_true(table.stakes[i].pays == 0 && table.stakes[i].receives == 0);
	}
	baat_agreement_free(&made.agreement);
}

static void test_nobody_worse(void **state)
{
	(void)state;
	struct made made = {0};
	uint64_t seed = 4;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct table table;
		baat_sum together = 0;
		make_table(&table, &seed, round % 2 == 0 ? 3 : 60);
		make_agreement(&made, &seed, 20);
		made.agreement.sharing = BAAT_NOBODY_WORSE;
		made.agreement.tier_count = 0;
		share(&made.agreement, &table);
		for (size_t i = 0; i < PARTIES; i++)
			together += table.stakes[i].signs ? table.stakes[i].before : 0;
		assert_true(table.shared.shortfall == positive(-together));
		for (size_t i = 0; i < PARTIES; i++) {
			const struct baat_stake *stake = &table.stakes[i];
			assert_true(stake->pays == 0 || stake->receives == 0);
			if (stake->signs && (together >= 0 || stake->before >= 0))
				assert_true(stake->after >= 0);
			/* the smallest transfer: nobody gains by it who had lost nothing */
			if (stake->receives > 0)
				assert_true(stake->after <= 0);
		}
	}
	baat_agreement_free(&made.agreement);
}

/* An agreement read from text. */
static void read_agreement(struct baat_agreement *agreement, struct baat_names *names, const char *text)
{
	struct baat_diags diags = {0};
	struct check_file file;
	check_file_new(&file);
	check_file_write(&file, baat_text_of(text));
	assert_int_equal(baat_agreement_read(agreement, names, file.path, &diags), BAAT_OK);
	check_file_free(&file);
}

/* The short forms are what baat-methode(7) says they are. */
static void test_short_forms_are_waterfalls(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
	    {"{\"verdeling\": \"evenredig\", \"drempel\": 12.34, \"plafond\": 500000}",
	     "{\"verdeling\": \"waterval\", \"drempel\": 12.34, \"plafond\": 500000,"
	     "\"waterval\": [{\"naar\": \"verlies\"}, {\"naar\": \"inzet\"}]}"},
	    {"{\"verdeling\": \"sleutel\", \"sleutel\": {\"p3\": 33.3333, \"p1\": 33.3334, \"p2\": 33.3333}}",
	     "{\"verdeling\": \"waterval\", \"waterval\": [{\"naar\": \"verlies\"}, {\"naar\": \"inzet\"},"
	     "{\"delen\": {\"p3\": 33.3333, \"p1\": 33.3334, \"p2\": 33.3333}}]}"},
	};
	uint64_t seed = 5;
	struct baat_names *names = baat_names_new(NULL);
	baat_names_add(names, BAAT_TEXT("client"));
	for (size_t i = 1; i < PARTIES; i++) {
		char name[8];
		snprintf(name, sizeof name, "p%zu", i);
		assert_int_equal(baat_names_add(names, baat_text_of(name)), i);
	}
	for (size_t pair = 0; pair < 2; pair++) {
		struct baat_agreement brief, full;
		read_agreement(&brief, names, pairs[pair][0]);
		read_agreement(&full, names, pairs[pair][1]);
		for (size_t round = 0; round < ROUNDS / 2; round++) {
			struct table one, other;
			make_table(&one, &seed, 5 + (unsigned)check_below(&seed, 30));
			other = one;
			share(&brief, &one);
			share(&full, &other);
			for (size_t i = 0; i < PARTIES; i++)
				assert_true(one.stakes[i].pays == other.stakes[i].pays &&
				            one.stakes[i].receives == other.stakes[i].receives);
		}
		baat_agreement_free(&brief);
		baat_agreement_free(&full);
	}
	baat_names_free(names);
}

/* A case worked out by hand: threshold 500, cap 9000, an odd cent in the third tier and one in the fourth. */
static void test_worked_example(void **state)
{
	(void)state;
	enum { OFFICE = 1, LANDLORD, SHELTER, BANK };
	struct made made = {.agreement = {.client = CLIENT,
	                                  .everyone = true,
	                                  .threshold = 50000,
	                                  .capped = true,
	                                  .cap = 900000,
	                                  .tiers = made.tiers,
	                                  .tier_count = 4}};
	made.tiers[0].kind = BAAT_TIER_LOSSES;
	made.tiers[1].kind = BAAT_TIER_INPUTS;
	set_parts(&made, 2, OFFICE, 666667, BANK);
	made.tiers[2].limited = true;
	made.tiers[2].limit = 100001;
	set_parts(&made, 3, OFFICE, 500000, LANDLORD);
	struct table table = {.count = 4,
	                      .stakes = {{.party = LANDLORD, .without = 696000, .input = -174600},
	                                 {.party = OFFICE, .without = 168000, .input = 418350, .outcome = 269304},
	                                 {.party = SHELTER, .without = 1576800},
	                                 {.party = BANK}}};
	static const int64_t expected[][3] = {
	    {275607, 140172, 735165}, {0, 726494, 206840}, {624393, 0, 952407}, {0, 33334, 33334}};
	share(&made.agreement, &table);
	assert_closes(&made.agreement, &table);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(table.stakes[i].pays, expected[i][0]);
		assert_int_equal(table.stakes[i].receives, expected[i][1]);
		assert_int_equal(table.stakes[i].after, expected[i][2]);
	}
	baat_agreement_free(&made.agreement);
}

/* A tie goes to the party named first in delen, else to the one that stands first in the table. */
static void test_ties(void **state)
{
	(void)state;
	struct made made = {
	    .agreement = {
		.client = CLIENT, .everyone = true, .capped = true, .cap = 1, .tiers = made.tiers, .tier_count = 1}};
	set_parts(&made, 0, 7, 500000, 5);
	struct table table = {.count = 2, .stakes = {{.party = 5, .without = 10}, {.party = 7, .without = 10}}};
	share(&made.agreement, &table);
	assert_true(table.stakes[0].pays == 1 && table.stakes[0].receives == 0);
	assert_true(table.stakes[1].pays == 0 && table.stakes[1].receives == 1);
	baat_agreement_free(&made.agreement);
}

/* A repaying tier that falls short says by how much. */
static void test_shortfall_of_tiers(void **state)
{
	(void)state;
	struct made made = {.agreement = {.client = CLIENT, .everyone = true, .tiers = made.tiers, .tier_count = 2}};
	made.tiers[0].kind = BAAT_TIER_LOSSES;
	made.tiers[1].kind = BAAT_TIER_INPUTS;
	struct table table = {.count = 3,
	                      .stakes = {{.party = 1, .without = 100},
	                                 {.party = 2, .outcome = 30, .input = 50},
	                                 {.party = 3, .input = 50}}};
	share(&made.agreement, &table);
	assert_true(table.shared.paid == 100 && table.shared.shortfall == 30);
	assert_true(table.stakes[1].receives == 65 && table.stakes[2].receives == 35);
	baat_agreement_free(&made.agreement);
}

/* A second tier of a kind pays what the first has left to pay: nothing, or there is nothing to pay it from. */
static void test_a_tier_twice(void **state)
{
	(void)state;
	struct made made = {.agreement = {.client = CLIENT, .everyone = true, .tiers = made.tiers, .tier_count = 5}};
	made.tiers[0].kind = made.tiers[2].kind = BAAT_TIER_INPUTS;
	made.tiers[1].kind = made.tiers[3].kind = BAAT_TIER_LOSSES;
	set_parts(&made, 4, 1, BAAT_PERCENT_ALL, 1);
	struct table enough = {.count = 3,
	                       .stakes = {{.party = 1, .without = 1000},
	                                  {.party = 2, .outcome = 30, .input = 50},
	                                  {.party = 3, .input = 50}}};
	share(&made.agreement, &enough);
	assert_true(enough.stakes[1].receives == 80 && enough.stakes[2].receives == 50);
	assert_true(enough.stakes[0].receives == 870 && enough.shared.shortfall == 0);
	struct table short_of = {.count = 2,
	                         .stakes = {{.party = 1, .without = 100}, {.party = 2, .outcome = 30, .input = 90}}};
	share(&made.agreement, &short_of);
	assert_true(short_of.stakes[1].receives == 100 && short_of.shared.shortfall == 20);
	baat_agreement_free(&made.agreement);
}

static void test_nothing_at_stake(void **state)
{
	(void)state;
	struct made made = {0};
	uint64_t seed = 6;
	for (size_t round = 0; round < 1000; round++) {
		struct table table = {.count = PARTIES};
		for (size_t i = 0; i < PARTIES; i++)
			table.stakes[i].party = (uint32_t)i;
		make_agreement(&made, &seed, 30);
		share(&made.agreement, &table);
		assert_true(table.shared.paid == 0 && table.shared.shortfall == 0);
	}
	struct table none = {.count = 0};
	made.agreement.sharing = BAAT_NOBODY_WORSE;
	share(&made.agreement, &none);
	baat_agreement_free(&made.agreement);
}

/* The largest amounts that are let in, and the first that is not. */
static void test_extremes(void **state)
{
	(void)state;
	const baat_sum most = ((baat_sum)1 << 123) - 1, lowest = -((baat_sum)1 << 126) * 2;
	const baat_sum amounts[][4] = {
	    {most, 0, 0, 0}, {-most, 0, 0, 0}, {0, most, 0, 0},    {0, -most, 0, 0}, {most / 2 + 1, 0, most / 2, 0},
	    {0, 0, 0, most}, {0, 0, 0, -most}, {most - 2, 1, 0, 1}};
	struct baat_diags diags = {0};
	struct made made = {.agreement = {.client = CLIENT, .everyone = true, .tiers = made.tiers, .tier_count = 2}};
	made.tiers[1].kind = BAAT_TIER_INPUTS;
	for (size_t i = 0; i < 16; i++) {
		made.agreement.sharing = i < 8 ? BAAT_WATERFALL : BAAT_NOBODY_WORSE;
		const baat_sum *amount = amounts[i % 8];
		struct table table = {.count = 2,
		                      .stakes = {{.party = 1, .without = amount[0], .input = amount[1]},
		                                 {.party = 2, .outcome = amount[2], .input = amount[3]}}};
		share(&made.agreement, &table);
		assert_closes(&made.agreement, &table);
		table.stakes[0].without += table.stakes[0].without < 0 ? -1 : 1;
		assert_int_equal(baat_share_savings(&made.agreement, table.stakes, 2, &table.shared, &diags),
		                 BAAT_REJECTED);
		assert_int_equal(diags.items[diags.count - 1].code, BAAT_AMOUNT_OVERFLOW);
		table.stakes[0].without = table.stakes[1].input = lowest;
		assert_int_equal(baat_share_savings(&made.agreement, table.stakes, 2, &table.shared, &diags),
		                 BAAT_REJECTED);
	}
	baat_diags_clear(&diags);
	baat_agreement_free(&made.agreement);
}

/* Faults of who calls are found out. */
static void test_faults(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	struct baat_shared shared;
	struct made made = {.agreement = {.client = CLIENT, .everyone = true, .tiers = made.tiers, .tier_count = 1}};
	set_parts(&made, 0, 9, BAAT_PERCENT_ALL, 0);
	struct baat_stake stakes[] = {{.party = 1, .without = 100}, {.party = 1}};
	assert_int_equal(baat_share_savings(&made.agreement, stakes, 1, &shared, &diags), BAAT_BUG);
	assert_int_equal(baat_share_savings(&made.agreement, stakes, 2, &shared, &diags), BAAT_BUG);
	/* a client that did not sign, though a tier pays it */
	stakes[1].party = CLIENT;
	set_parts(&made, 0, CLIENT, BAAT_PERCENT_ALL, 0);
	assert_int_equal(baat_share_savings(&made.agreement, stakes, 2, &shared, &diags), BAAT_BUG);
	for (size_t i = 0; i < diags.count; i++)
		assert_int_equal(diags.items[i].code, BAAT_INTERNAL);
	baat_diags_clear(&diags);
	baat_agreement_free(&made.agreement);
}

/* Payments by payer and receiver, as numbers of their parties. */
struct matrix {
	baat_sum amount[PARTIES][PARTIES];
	size_t count;
};

static enum baat_status keep_payment(void *context, const struct baat_stake *payer, const struct baat_stake *receiver,
                                     baat_sum amount)
{
	struct matrix *matrix = context;
	assert_true(amount > 0 && matrix->amount[payer->party][receiver->party] == 0);
	matrix->amount[payer->party][receiver->party] = amount;
	matrix->count++;
	return BAAT_OK;
}

static void test_payments_close(void **state)
{
	(void)state;
	struct made made = {0};
	uint64_t seed = 7;
	size_t seen = 0;
	for (size_t round = 0; round < ROUNDS; round++) {
		struct baat_diags diags = {0};
		struct table table;
		struct matrix matrix = {0};
		unsigned bits = round % 3 == 0 ? 4 : round % 3 == 1 ? 40 : 117;
		make_table(&table, &seed, bits);
		make_agreement(&made, &seed, bits > 50 ? 50 : bits);
		share(&made.agreement, &table);
		assert_int_equal(baat_share_payments(table.stakes, PARTIES, keep_payment, &matrix, &diags), BAAT_OK);
		for (size_t i = 0; i < PARTIES; i++) {
			const struct baat_stake *stake = &table.stakes[i];
			baat_sum paid = 0, received = 0;
			for (size_t j = 0; j < PARTIES; j++) {
				const struct baat_stake *other = &table.stakes[j];
				baat_sum amount = matrix.amount[stake->party][other->party];
				paid += amount;
				received += matrix.amount[other->party][stake->party];
				/* in proportion, but for the cents that earlier payers left */
				baat_sum off =
				    bits > 40 ? 0 : amount * table.shared.paid - stake->pays * other->receives;
				assert_true(off <= 3 * table.shared.paid && -off <= 3 * table.shared.paid);
			}
			assert_true(paid == stake->pays && received == stake->receives);
		}
		seen += matrix.count;
	}
	assert_true(seen > ROUNDS);
	baat_agreement_free(&made.agreement);
}

static enum baat_status refuse(void *context, const struct baat_stake *payer, const struct baat_stake *receiver,
                               baat_sum amount)
{
	(void)payer, (void)receiver, (void)amount;
	++*(size_t *)context;
	return BAAT_SYSTEM;
}

static void test_payments_stop_and_find_faults(void **state)
{
	(void)state;
	struct baat_diags diags = {0};
	size_t calls = 0;
	struct baat_stake stakes[] = {{.party = 1, .pays = 3, .receives = 1}, {.party = 2, .pays = 1, .receives = 3}};
	struct matrix matrix = {0};
	assert_int_equal(baat_share_payments(stakes, 2, refuse, &calls, &diags), BAAT_SYSTEM);
	assert_int_equal(calls, 1);
	stakes[0].pays = 4;
	assert_int_equal(baat_share_payments(stakes, 2, keep_payment, &matrix, &diags), BAAT_BUG);
	stakes[0].pays = 1;
	matrix = (struct matrix){0};
	assert_int_equal(baat_share_payments(stakes, 2, keep_payment, &matrix, &diags), BAAT_BUG);
	assert_int_equal(diags.items[0].code, BAAT_INTERNAL);
	baat_diags_clear(&diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_it_closes),
	    cmocka_unit_test(test_payers_pay_in_proportion),
	    cmocka_unit_test(test_a_cap_of_nothing_moves_nothing),
	    cmocka_unit_test(test_nobody_worse),
	    cmocka_unit_test(test_short_forms_are_waterfalls),
	    cmocka_unit_test(test_worked_example),
	    cmocka_unit_test(test_ties),
	    cmocka_unit_test(test_shortfall_of_tiers),
	    cmocka_unit_test(test_a_tier_twice),
	    cmocka_unit_test(test_nothing_at_stake),
	    cmocka_unit_test(test_extremes),
	    cmocka_unit_test(test_faults),
	    cmocka_unit_test(test_payments_close),
	    cmocka_unit_test(test_payments_stop_and_find_faults),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
