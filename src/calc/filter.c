#include "baat/calc/filter.h"

#include "baat/base/memory.h"

/* What is known of a name, found out when it is first met. */
enum { KNOWN = 1, WANTED = 2, CLIENT = 4 };

struct verdicts {
	uint8_t *of; /* by number of the name */
	size_t count, capacity;
};

struct baat_filter {
	struct baat_filter_request request;
	const struct baat_names *names;
	struct verdicts parties, alternatives;
	bool *saw; /* the parties asked for, then the alternatives */
};

struct baat_filter *baat_filter_new(const struct baat_filter_request *request, const struct baat_names *names)
{
	struct baat_filter *filter = calloc(1, sizeof *filter);
	if (filter == NULL)
		return NULL;
	filter->request = *request;
	filter->names = names;
	filter->saw = calloc(request->party_count + request->alternative_count + 1, sizeof *filter->saw);
	if (filter->saw == NULL) {
		free(filter);
		return NULL;
	}
	return filter;
}

void baat_filter_free(struct baat_filter *filter)
{
	if (filter == NULL)
		return;
	free(filter->parties.of);
	free(filter->alternatives.of);
	free(filter->saw);
	free(filter);
}

static uint8_t judge(const struct baat_filter *filter, uint32_t name, const struct baat_text *wanted, size_t count,
                     bool *saw)
{
	struct baat_text text = baat_names_text(filter->names, name);
	uint8_t verdict = count == 0 ? KNOWN | WANTED : KNOWN;
	for (size_t i = 0; i < count; i++)
		if (baat_text_equal(text, wanted[i])) {
			verdict |= WANTED;
			saw[i] = true;
		}
	return baat_text_equal(text, BAAT_TEXT("client")) ? verdict | CLIENT : verdict;
}

/* 0 when there is no memory. */
static uint8_t verdict_on(struct baat_filter *filter, struct verdicts *verdicts, uint32_t name,
                          const struct baat_text *wanted, size_t count, bool *saw)
{
	if (name < verdicts->count && verdicts->of[name] != 0)
		return verdicts->of[name];
	if (!baat_grow(&verdicts->of, &verdicts->capacity, name + (size_t)1, 1))
		return 0;
	while (verdicts->count <= name)
		verdicts->of[verdicts->count++] = 0;
	return verdicts->of[name] = judge(filter, name, wanted, count, saw);
}

bool baat_filter_counts_payments(const struct baat_filter *filter)
{
	return filter->request.party_count + filter->request.alternative_count == 0;
}

bool baat_filter_counts(struct baat_filter *filter, const struct baat_flow *flow, bool *failed)
{
	const struct baat_filter_request *request = &filter->request;
	if (flow->side == BAAT_PAYS && baat_filter_counts_payments(filter))
		return true;
	uint8_t party =
	    verdict_on(filter, &filter->parties, flow->party, request->parties, request->party_count, filter->saw);
	bool wanted = party & WANTED;
	*failed |= party == 0;
	if (request->alternative_count > 0) {
		uint8_t alternative = KNOWN;
		if (flow->alternative != BAAT_NO_NAME)
			alternative =
			    verdict_on(filter, &filter->alternatives, flow->alternative, request->alternatives,
			               request->alternative_count, filter->saw + request->party_count);
		*failed |= alternative == 0;
		wanted &= (alternative & WANTED) != 0;
	}
	if (flow->side == BAAT_RECEIVES && party & CLIENT && request->perspective == BAAT_FINANCIAL &&
	    !request->every_side)
		return false;
	return wanted;
}

static struct baat_text met(const struct baat_filter *filter, const struct verdicts *verdicts, size_t number)
{
	if (number >= verdicts->count || verdicts->of[number] == 0)
		return (struct baat_text){"", 0};
	return baat_names_text(filter->names, (uint32_t)number);
}

struct baat_text baat_filter_party(const struct baat_filter *filter, size_t number)
{
	return met(filter, &filter->parties, number);
}

struct baat_text baat_filter_alternative(const struct baat_filter *filter, size_t number)
{
	return met(filter, &filter->alternatives, number);
}

size_t baat_filter_name_count(const struct baat_filter *filter)
{
	return baat_names_count(filter->names);
}

bool baat_filter_saw_party(const struct baat_filter *filter, size_t i)
{
	return filter->saw[i];
}

bool baat_filter_saw_alternative(const struct baat_filter *filter, size_t i)
{
	return filter->saw[filter->request.party_count + i];
}

void baat_filter_merge(struct baat_filter *into, const struct baat_filter *from)
{
	for (size_t i = 0; i < into->request.party_count + into->request.alternative_count; i++)
		into->saw[i] |= from->saw[i];
}
