/* The lines of a case by scenario. */
#include "case-reader.h"

/* By counting. */
enum baat_status baat_reader_group(struct baat_case_reader *reader, struct baat_diags *diags)
{
	struct baat_case *casus = &reader->casus;
	struct baat_scenario *scenarios = reader->scenarios;
	bool grouped = true;

	for (size_t i = 0; i < casus->line_count; i++) {
		grouped &= i == 0 || reader->lines[i].scenario >= reader->lines[i - 1].scenario;
		scenarios[reader->lines[i].scenario].line_count++;
	}
	for (size_t i = 1; i < casus->scenario_count; i++)
		scenarios[i].first_line = scenarios[i - 1].first_line + scenarios[i - 1].line_count;
	casus->lines = reader->lines;
	casus->ranges = reader->columns->has_ranges ? reader->ranges : NULL;
	casus->scenarios = scenarios;
	if (grouped)
		return BAAT_OK;
	if (!baat_grow(&reader->sorted, &reader->sorted_capacity, casus->line_count, sizeof *reader->sorted) ||
	    (casus->ranges != NULL && !baat_grow(&reader->sorted_ranges, &reader->sorted_range_capacity,
	                                         casus->line_count, sizeof *reader->sorted_ranges)))
		return baat_out_of_memory(diags);
	for (size_t i = 0; i < casus->line_count; i++) {
		const size_t at = scenarios[reader->lines[i].scenario].first_line++;
		reader->sorted[at] = reader->lines[i];
		if (casus->ranges != NULL)
			reader->sorted_ranges[at] = reader->ranges[i];
	}
	if (casus->ranges != NULL)
		casus->ranges = reader->sorted_ranges;
	for (size_t i = 0; i < casus->scenario_count; i++)
		scenarios[i].first_line -= scenarios[i].line_count;
	casus->lines = reader->sorted;
	return BAAT_OK;
}
