/* A case that is being gathered: rows (casus.c), scenarios (case-scenario.c), the end of it (case-group.c). Private to
 * model/case. */
#ifndef BAAT_CASE_READER_H
#define BAAT_CASE_READER_H

#include "baat/base/buffer.h"
#include "case-line.h"
#include "model/row/tidy.h"

struct baat_case_reader {
	struct baat_line_context context;
	const struct baat_case_columns *columns;
	struct baat_rows *rows;
	struct baat_row row; /* the row at hand */
	bool have_row;       /* it belongs to the next case */
	struct baat_text id; /* the case that it names; empty when it does not say */
	struct baat_tidy tidy;
	bool wants_tidying; /* the block may hold names that are not as they count */
	enum baat_rows_result result;
	struct baat_arena arena;
	baat_case_row_sink *sink; /* takes rows instead of lines being made of them; NULL for none */
	void *sink_context;

	struct baat_case casus;
	bool bad;
	uint64_t texts_line;         /* of the row that start and attributes are from; 0: no row could be read yet */
	struct baat_text start_text; /* as it stands on that row */
	struct baat_text *attributes;
	size_t attribute_count;
	struct baat_line *lines;
	size_t line_capacity;
	struct baat_line *sorted; /* the same lines by scenario */
	size_t sorted_capacity;
	struct baat_line_ranges *ranges, *sorted_ranges; /* of the lines, where the file has any */
	size_t range_capacity, sorted_range_capacity;
	struct baat_scenario *scenarios;
	size_t scenario_capacity;
	struct baat_text last_scenario; /* of the row before, in kept_scenario */
	struct baat_buffer kept_scenario;
	uint32_t last_index;
	struct {
		uint64_t casus; /* number of the case it was last seen in */
		uint32_t index;
		bool judged, near; /* whether it is nearly zonder, once that was asked */
	} * seen;                  /* by name of a scenario */
	size_t seen_capacity, seen_count;
	uint64_t case_number;
};

/* Whether the row at hand is the header once more, or adds up the others; and the errors that say so. */
bool baat_reader_is_header(const struct baat_case_reader *reader);
bool baat_reader_is_total(const struct baat_case_reader *reader);
enum baat_status baat_reader_refuse_header(const struct baat_case_reader *reader, struct baat_diags *diags);
enum baat_status baat_reader_refuse_total(const struct baat_case_reader *reader, struct baat_diags *diags);

/* Whether the identifier of the row at hand is one. Errors: BAAT_VALUE_MISSING, BAAT_IDENTIFIER_MANGLED. */
enum baat_status baat_reader_check_id(const struct baat_case_reader *reader, struct baat_diags *diags);

/* Finds the alternative of that name, or begins it. */
enum baat_status baat_reader_alternative(struct baat_case_reader *reader, struct baat_text name, uint32_t *index,
                                         struct baat_diags *diags);

/* Reads what the row at hand says of its scenario and of how sure its line is, the last one that was read, and holds it
 * against the rows before; `sound` says that the line has no errors. */
enum baat_status baat_reader_words(struct baat_case_reader *reader, uint32_t scenario, bool sound,
                                   struct baat_diags *diags);

/* Refuses a case without zonder in which an alternative says what zonder says (BAAT_COUNTERFACTUAL_NEAR). */
enum baat_status baat_reader_refuse_nearly_without(struct baat_case_reader *reader, struct baat_diags *diags);

/* Puts the lines of each scenario together, in the order of the file. */
enum baat_status baat_reader_group(struct baat_case_reader *reader, struct baat_diags *diags);

#endif
