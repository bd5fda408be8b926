/* The scenarios of a case: which there are, and that all rows of one say the same of it. */
#include "base/gettext.h"
#include "case-odd.h"
#include "case-range.h"
#include "case-reader.h"

/* An alternative of which no row says anything. */
static struct baat_scenario unsaid_scenario(const struct baat_case_reader *reader, uint32_t name)
{
	const int32_t success = reader->context.method->success;
	return (struct baat_scenario){
	    .name = name,
	    .success = success,
	    .success_range = baat_range_none(success),
	    /* else that of the first row of which the words are known */
	    .line = reader->columns->has_words ? 0 : reader->row.line,
	};
}

enum baat_status baat_reader_alternative(struct baat_case_reader *reader, struct baat_text text, uint32_t *index,
                                         struct baat_diags *diags)
{
	uint32_t name = baat_names_recall(reader->context.names, text);
	if (name == BAAT_NO_NAME)
		name = baat_names_add(reader->context.names, text);
	if (name == BAAT_NO_NAME ||
	    !baat_grow(&reader->seen, &reader->seen_capacity, name + (size_t)1, sizeof *reader->seen))
		return baat_out_of_memory(diags);
	while (reader->seen_count <= name) {
		memset(&reader->seen[reader->seen_count++], 0, sizeof *reader->seen);
	}
	if (reader->seen[name].casus != reader->case_number) {
		size_t count = reader->casus.scenario_count;
		if (!baat_grow(&reader->scenarios, &reader->scenario_capacity, count + 1, sizeof *reader->scenarios))
			return baat_out_of_memory(diags);
		reader->scenarios[count] = unsaid_scenario(reader, name);
		reader->seen[name].casus = reader->case_number;
		reader->seen[name].index = (uint32_t)count;
		reader->casus.scenario_count++;
	}
	*index = reader->seen[name].index;
	return BAAT_OK;
}

static enum baat_status differs_in_scenario(const struct baat_case_reader *reader, enum baat_case_column column,
                                            uint64_t line, const char *empty, struct baat_diags *diags)
{
	return baat_error(diags, baat_record_place(&reader->context.record, column), BAAT_SCENARIO_DIFFERS,
	                  _("%s differs from line %llu; it must be the same on all lines of a scenario (empty is %s)"),
	                  baat_case_column_names[column], (unsigned long long)line, empty);
}

/* So are the ends of the slaagkans, one left out being the slaagkans itself. */
static enum baat_status check_success_range(struct baat_case_reader *reader, struct baat_scenario *scenario,
                                            const struct baat_range *range, struct baat_diags *diags)
{
	const struct baat_range *first = &scenario->success_range;
	enum baat_status status = BAAT_OK;
	if (range->low != first->low)
		status = differs_in_scenario(reader, BAAT_COLUMN_SUCCESS_LOW, scenario->line, _("the slaagkans itself"),
		                             diags);
	if (range->high != first->high)
		status = baat_worst(status, differs_in_scenario(reader, BAAT_COLUMN_SUCCESS_HIGH, scenario->line,
		                                                _("the slaagkans itself"), diags));
	scenario->success_range.given |= range->given;
	return status;
}

/* Slaagkans and gekozen are the same on every line of a scenario. */
static enum baat_status check_scenario(struct baat_case_reader *reader, uint32_t index,
                                       const struct baat_scenario_words *words, struct baat_diags *diags)
{
	struct baat_scenario *scenario = &reader->scenarios[index];
	enum baat_status status = BAAT_OK;
	if (!words->known)
		return BAAT_OK;
	if (scenario->line == 0) {
		scenario->line = reader->row.line;
		scenario->success = index == 0 ? BAAT_CHANCE_ONE : words->success;
		scenario->success_range = index == 0 ? baat_range_none(BAAT_CHANCE_ONE) : words->success_range;
		scenario->choice = words->choice;
		return BAAT_OK;
	}
	if (index == 0)
		return BAAT_OK;
	if (words->success != scenario->success) {
		char assumed[BAAT_NUMBER_MAX];
		assumed[baat_number_write_short(assumed, reader->context.method->success, BAAT_SCALE_CHANCE, ',')] =
		    '\0';
		status = differs_in_scenario(reader, BAAT_COLUMN_SUCCESS, scenario->line, assumed, diags);
	} else
		status = check_success_range(reader, scenario, &words->success_range, diags);
	if (words->choice != scenario->choice)
		status = baat_worst(
		    status, differs_in_scenario(reader, BAAT_COLUMN_CHOICE, scenario->line, _("not marked"), diags));
	return status;
}

/* How sure the line is that was read last. */
static enum baat_status take_ranges(struct baat_case_reader *reader, bool counterfactual, bool sound,
                                    struct baat_scenario_words *words, struct baat_diags *diags)
{
	const size_t count = reader->casus.line_count;
	if (!baat_grow(&reader->ranges, &reader->range_capacity, count, sizeof *reader->ranges))
		return baat_out_of_memory(diags);
	enum baat_status status =
	    baat_line_read_ranges(&reader->context, counterfactual, sound, &reader->lines[count - 1], words,
	                          &reader->ranges[count - 1], &words->success_range);
	words->known &= status == BAAT_OK;
	return status;
}

enum baat_status baat_reader_words(struct baat_case_reader *reader, uint32_t scenario, bool sound,
                                   struct baat_diags *diags)
{
	struct baat_scenario_words words;
	const bool counterfactual = scenario == 0;
	enum baat_status status = baat_line_read_words(&reader->context, counterfactual, &words);
	sound &= status == BAAT_OK;
	if (reader->columns->has_ranges)
		status = baat_worst(status, take_ranges(reader, counterfactual, sound, &words, diags));
	return baat_worst(status, check_scenario(reader, scenario, &words, diags));
}

enum baat_status baat_reader_refuse_nearly_without(struct baat_case_reader *reader, struct baat_diags *diags)
{
	const struct baat_record *record = &reader->context.record;
	enum baat_status status = BAAT_OK;
	for (size_t i = 1; i < reader->casus.scenario_count; i++) {
		uint32_t name = reader->scenarios[i].name;
		struct baat_text text = baat_names_text(reader->context.names, name);
		if (!reader->seen[name].judged && !baat_is_nearly_without(text, &reader->seen[name].near))
			return baat_out_of_memory(diags);
		reader->seen[name].judged = true;
		if (reader->seen[name].near)
			status = baat_error(
			    diags,
			    baat_at(record->path, reader->scenarios[i].line, record->column[BAAT_COLUMN_SCENARIO] + 1),
			    BAAT_COUNTERFACTUAL_NEAR,
			    _("scenario '%s' would count as an alternative; write zonder when it is what happens "
			      "without "
			      "the intervention"),
			    baat_show(text).text);
	}
	return status;
}
