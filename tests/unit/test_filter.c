/* Which flows count: baat-methode(7), TRANSFERS AND PERSPECTIVES. */
#include "model.h"

#include "baat/calc/filter.h"

enum { GEMEENTE = 1, RIJK = 2, CLIENT = 3, X = 8, Y = 9 };

static struct baat_names *names;

static int set_up(void **state)
{
	(void)state;
	names = stream_names();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	baat_names_free(names);
	return 0;
}

static struct baat_filter *new_filter(const struct baat_filter_request *request)
{
	struct baat_filter *filter = baat_filter_new(request, names);
	assert_non_null(filter);
	return filter;
}

static bool counts(struct baat_filter *filter, enum baat_side side, uint32_t party, uint32_t alternative)
{
	const struct baat_flow flow = {.side = (uint8_t)side, .party = party, .alternative = alternative};
	bool failed = false, result = baat_filter_counts(filter, &flow, &failed);
	assert_false(failed);
	return result;
}

/* Only what the client receives makes a difference; what the client pays does count. */
static void test_perspectives(void **state)
{
	(void)state;
	static const struct {
		enum baat_perspective perspective;
		bool every_side, client_receives;
	} cases[] = {{BAAT_FINANCIAL, false, false}, {BAAT_SOCIAL, false, true}, {BAAT_FINANCIAL, true, true}};
	for (size_t i = 0; i < 3; i++) {
		const struct baat_filter_request request = {.perspective = cases[i].perspective,
		                                            .every_side = cases[i].every_side};
		struct baat_filter *filter = new_filter(&request);
		assert_true(counts(filter, BAAT_PAYS, GEMEENTE, X));
		assert_true(counts(filter, BAAT_PAYS, CLIENT, X));
		assert_true(counts(filter, BAAT_PAYS, CLIENT, BAAT_NO_NAME));
		assert_true(counts(filter, BAAT_RECEIVES, RIJK, X));
		assert_int_equal(counts(filter, BAAT_RECEIVES, CLIENT, X), cases[i].client_receives);
		assert_int_equal(counts(filter, BAAT_RECEIVES, CLIENT, BAAT_NO_NAME), cases[i].client_receives);
		baat_filter_free(filter);
	}
	baat_filter_free(NULL);
}

static void test_parties(void **state)
{
	(void)state;
	const struct baat_text parties[] = {BAAT_TEXT("n2"), BAAT_TEXT("client"), BAAT_TEXT("nooit")};
	const struct baat_filter_request request = {.parties = parties, .party_count = 3};
	struct baat_filter *filter = new_filter(&request);
	for (size_t i = 0; i < 3; i++)
		assert_false(baat_filter_saw_party(filter, i));
	for (int round = 0; round < 2; round++) {
		assert_false(counts(filter, BAAT_PAYS, GEMEENTE, X));
		assert_true(counts(filter, BAAT_PAYS, RIJK, BAAT_NO_NAME));
		assert_true(counts(filter, BAAT_PAYS, CLIENT, X));
		assert_false(counts(filter, BAAT_RECEIVES, CLIENT, X));
		assert_true(counts(filter, BAAT_RECEIVES, RIJK, X));
		assert_false(counts(filter, BAAT_RECEIVES, GEMEENTE, X));
	}
	assert_true(baat_filter_saw_party(filter, 0) && baat_filter_saw_party(filter, 1));
	assert_false(baat_filter_saw_party(filter, 2));
	baat_filter_free(filter);
}

static void test_alternatives(void **state)
{
	(void)state;
	const struct baat_text alternatives[] = {BAAT_TEXT("n9"), BAAT_TEXT("nooit"), BAAT_TEXT("n9")};
	const struct baat_filter_request request = {.alternatives = alternatives, .alternative_count = 3};
	struct baat_filter *filter = new_filter(&request);
	assert_false(counts(filter, BAAT_PAYS, GEMEENTE, X));
	assert_false(counts(filter, BAAT_PAYS, GEMEENTE, BAAT_NO_NAME));
	assert_false(baat_filter_saw_alternative(filter, 0));
	assert_true(counts(filter, BAAT_PAYS, GEMEENTE, Y));
	assert_false(counts(filter, BAAT_RECEIVES, CLIENT, Y));
	assert_true(baat_filter_saw_alternative(filter, 0) && baat_filter_saw_alternative(filter, 2));
	assert_false(baat_filter_saw_alternative(filter, 1));
	baat_filter_free(filter);
}

/* A party or an alternative has occurred also where the other, or the perspective, keeps the flow out. */
static void test_seen_though_not_counted(void **state)
{
	(void)state;
	const struct baat_text parties[] = {BAAT_TEXT("client")}, alternatives[] = {BAAT_TEXT("n9")};
	const struct baat_filter_request request = {
	    .parties = parties, .party_count = 1, .alternatives = alternatives, .alternative_count = 1};
	struct baat_filter *filter = new_filter(&request), *other = new_filter(&request);
	assert_false(counts(filter, BAAT_PAYS, CLIENT, X));
	assert_true(baat_filter_saw_party(filter, 0) && !baat_filter_saw_alternative(filter, 0));
	assert_false(counts(other, BAAT_PAYS, GEMEENTE, Y));
	assert_true(!baat_filter_saw_party(other, 0) && baat_filter_saw_alternative(other, 0));
	baat_filter_merge(filter, other);
	assert_true(baat_filter_saw_party(filter, 0) && baat_filter_saw_alternative(filter, 0));
	assert_false(baat_filter_saw_party(other, 0));
	baat_filter_free(filter);
	baat_filter_free(other);
	struct baat_filter *received = new_filter(&request);
	assert_false(counts(received, BAAT_RECEIVES, CLIENT, Y));
	assert_true(baat_filter_saw_party(received, 0) && baat_filter_saw_alternative(received, 0));
	baat_filter_free(received);
}

/* Names that are met in any order, far apart, also while the table grows. */
static void test_many_names(void **state)
{
	(void)state;
	enum { MANY = 3000 };
	const struct baat_text parties[] = {BAAT_TEXT("p2999"), BAAT_TEXT("p0")};
	const struct baat_filter_request request = {.parties = parties, .party_count = 2};
	struct baat_filter *filter = new_filter(&request);
	char text[16];
	uint64_t seed = 10;
	uint32_t first = baat_names_count(names);
	for (int i = 0; i < MANY; i++) {
		snprintf(text, sizeof text, "p%d", i);
		baat_names_add(names, baat_text_of(text));
	}
	for (int i = 0; i < 10 * MANY; i++) {
		size_t party = check_below(&seed, MANY);
		assert_int_equal(counts(filter, BAAT_PAYS, first + (uint32_t)party, X),
		                 party == 0 || party == MANY - 1);
	}
	baat_filter_free(filter);
}

/* A filter is the same as asking of each flow by its texts. */
static void test_against_texts(void **state)
{
	(void)state;
	static struct stream stream;
	const struct baat_text parties[] = {BAAT_TEXT("n1"), BAAT_TEXT("client")};
	const struct baat_text alternatives[] = {BAAT_TEXT("n8"), BAAT_TEXT("n10")};
	uint64_t seed = 11;
	for (size_t round = 0; round < 100; round++) {
		const struct baat_filter_request request = {.every_side = check_below(&seed, 3) == 0,
		                                            .perspective = (enum baat_perspective)check_below(&seed, 2),
		                                            .parties = parties,
		                                            .party_count = check_below(&seed, 3),
		                                            .alternatives = alternatives,
		                                            .alternative_count = check_below(&seed, 3)};
		struct baat_filter *filter = new_filter(&request);
		stream_make(&stream, &seed);
		for (size_t i = 0; i < stream.count; i++) {
			const struct baat_flow *flow = &stream.flows[i];
			bool party = request.party_count == 0, alternative = request.alternative_count == 0;
			for (size_t j = 0; j < request.party_count; j++)
				party |= baat_text_equal(parties[j], baat_names_text(names, flow->party));
			for (size_t j = 0; j < request.alternative_count && flow->alternative != BAAT_NO_NAME; j++)
				alternative |=
				    baat_text_equal(alternatives[j], baat_names_text(names, flow->alternative));
			bool hidden = flow->party == CLIENT && flow->side == BAAT_RECEIVES && !request.every_side &&
			              request.perspective == BAAT_FINANCIAL;
			assert_int_equal(counts(filter, flow->side, flow->party, flow->alternative),
			                 party && alternative && !hidden);
		}
		baat_filter_free(filter);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_perspectives), cmocka_unit_test(test_parties),
	    cmocka_unit_test(test_alternatives), cmocka_unit_test(test_seen_though_not_counted),
	    cmocka_unit_test(test_many_names),   cmocka_unit_test(test_against_texts),
	};
	return cmocka_run_group_tests_name("filter", tests, set_up, tear_down);
}
