/*
 * baat/diag.h - what went wrong, where, and how to mend it.
 *
 * The library never prints and never exits. A function that can fail returns an enum baat_status and leaves a
 * diagnostic in a list; the program prints the list (src/cli/report.c). Tests assert on codes, never on texts.
 */
#ifndef BAAT_DIAG_H
#define BAAT_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The outcome of a call and the exit status of a program; a higher one is never lowered (see baat_worst). */
enum baat_status {
	BAAT_OK = 0,       /* done */
	BAAT_REJECTED = 1, /* the data is wrong: case lines, prices, flows, method, agreement */
	BAAT_USAGE = 2,    /* the command line is wrong */
	BAAT_SYSTEM = 3,   /* the system failed: cannot open, disk full, broken write, out of memory */
	BAAT_REFUSED =
	    4, /* done, and the answer is no: for the end of a program only, when nothing can go wrong any more */
	BAAT_BUG = 70, /* a check of our own failed */
};

enum baat_severity { BAAT_NOTE, BAAT_WARNING, BAAT_ERROR };

/*
 * Every code that a message can carry: stable names for scripts, listed in baat-meldingen(7). A test demands a
 * trial in tests/ for each of them, so a code that can no longer occur must be deleted here.
 */
#define BAAT_CODES(X) \
	/* the table as a file */ \
	X(WORKBOOK_BROKEN, "workbook-broken") \
	X(WORKBOOK_LIMIT, "workbook-limit") \
	X(SHEET_READ, "sheet-read") \
	X(CELLS_IGNORED, "cells-ignored") \
	X(CELLS_HIDDEN, "cells-hidden") \
	X(CELL_TIME, "cell-time") \
	X(CELL_MERGED, "cell-merged") \
	X(CELL_ERROR, "cell-error") \
	X(CELL_FORMULA, "cell-formula") \
	X(FILE_EMPTY, "file-empty") \
	X(FILE_KIND, "file-kind") \
	X(COLUMN_MISSING, "column-missing") \
	X(COLUMN_TWICE, "column-twice") \
	X(COLUMN_UNNAMED, "column-unnamed") \
	X(COLUMN_RESERVED, "column-reserved") \
	X(COLUMN_NEAR, "column-near") \
	X(FIELD_COUNT, "field-count") \
	X(FIELD_TOO_LONG, "field-too-long") \
	X(FIELD_NUL, "field-nul") \
	X(ENCODING_INVALID, "encoding-invalid") \
	X(QUOTE_OPEN, "quote-open") \
	X(QUOTE_STRAY, "quote-stray") \
	X(LINE_QUOTED, "line-quoted") \
	X(HEADER_REPEATED, "header-repeated") \
	X(BYTE_ORDER_MARK, "byte-order-mark") \
	/* numbers */ \
	X(NUMBER_INVALID, "number-invalid") \
	X(NUMBER_AMBIGUOUS, "number-ambiguous") \
	X(NUMBER_GROUPING, "number-grouping") \
	X(NUMBER_DECIMALS, "number-decimals") \
	X(NUMBER_RANGE, "number-range") \
	X(AMOUNT_OVERFLOW, "amount-overflow") \
	/* values */ \
	X(VALUE_MISSING, "value-missing") \
	X(VALUE_UNKNOWN, "value-unknown") \
	X(VALUE_FORBIDDEN, "value-forbidden") \
	X(DATE_INVALID, "date-invalid") \
	X(DATE_EXCEL, "date-excel") \
	X(DATE_BEFORE_START, "date-before-start") \
	X(START_MISSING, "start-missing") \
	X(SHARES_INVALID, "shares-invalid") \
	X(SHARES_SUM, "shares-sum") \
	X(PARTY_TWICE, "party-twice") \
	X(PARTY_SAME, "party-same") \
	X(RECEIVER_NONE, "receiver-none") \
	/* cases */ \
	X(COUNTERFACTUAL_NEAR, "counterfactual-near") \
	X(TOTALS_ROW, "totals-row") \
	X(IDENTIFIER_MANGLED, "identifier-mangled") \
	X(POST_UNKNOWN, "post-unknown") \
	X(CASE_DIFFERS, "case-differs") \
	X(SCENARIO_DIFFERS, "scenario-differs") \
	X(RANGE_ORDER, "range-order") \
	X(RANGE_ZERO, "range-zero") \
	X(RANGE_WIDE, "range-wide") \
	X(GRADES_INVALID, "grades-invalid") \
	X(CASE_NOT_TOGETHER, "case-not-together") \
	X(CHOICE_MISSING, "choice-missing") \
	X(CHOICE_TWICE, "choice-twice") \
	/* debts and their tariffs */ \
	X(DEBT_NOT_RECKONED, "debt-not-reckoned") \
	X(DEBT_MISSING, "debt-missing") \
	X(STEP_UNKNOWN, "step-unknown") \
	X(AMOUNT_MISSING, "amount-missing") \
	X(AMOUNT_NOT_EUROS, "amount-not-euros") \
	X(TIMES_NOT_WHOLE, "times-not-whole") \
	X(PERIOD_NOT_FOR_DEBT, "period-not-for-debt") \
	X(MONTH_MISSING, "month-missing") \
	X(DURATION_MISSING, "duration-missing") \
	X(CHANCE_NOT_HERE, "chance-not-here") \
	X(CREDITOR_MISSING, "creditor-missing") \
	X(CREDITOR_DIFFERS, "creditor-differs") \
	X(PARTY_NOT_HERE, "party-not-here") \
	X(PRICE_ON_DEBT, "price-on-debt") \
	X(ALL_ONLY_PAYMENT, "all-only-payment") \
	X(PAST_IN_ALTERNATIVE, "past-in-alternative") \
	X(CHANCES_EXCEED_ONE, "chances-exceed-one") \
	X(NUMBER_BOUNDS, "number-bounds") \
	X(DEBT_IS_PAID, "debt-is-paid") \
	X(PAYMENT_EXCEEDS_DEBT, "payment-exceeds-debt") \
	X(NEVER_PAID, "never-paid") \
	X(DEBT_COUNTED_TWICE, "debt-counted-twice") \
	X(TARIFF_MIXED, "tariff-mixed") \
	X(TARIFF_UNKNOWN_DATE, "tariff-unknown-date") \
	X(TARIFF_NO_BAND, "tariff-no-band") \
	X(TARIFF_PREVIOUS, "tariff-previous") \
	/* households */ \
	X(KIND_UNKNOWN, "kind-unknown") \
	X(PERIOD_UNKNOWN, "period-unknown") \
	X(DAY_UNKNOWN, "day-unknown") \
	X(DATE_MISSING, "date-missing") \
	X(DATE_FORM, "date-form") \
	/* measurements */ \
	X(KIND_MIXED, "kind-mixed") \
	X(CHANCE_RANGE, "chance-range") \
	X(YEAR_INVALID, "year-invalid") \
	X(COUNT_RANGE, "count-range") \
	/* prices and indices */ \
	X(POST_INVALID, "post-invalid") \
	X(PRICE_TWICE, "price-twice") \
	X(PRICE_RANGE, "price-range") \
	X(INDEX_MISSING, "index-missing") \
	X(INDEX_TWICE, "index-twice") \
	/* flows */ \
	X(FLOWS_INCOMPLETE, "flows-incomplete") \
	X(FLOW_INVALID, "flow-invalid") \
	X(KEY_MISSING, "key-missing") \
	/* budgets and bookings */ \
	X(PERIOD_OVERLAP, "period-overlap") \
	X(POT_DIFFERS, "pot-differs") \
	X(POT_UNKNOWN, "pot-unknown") \
	X(ENTRY_REPEATED, "entry-repeated") \
	X(OUTSIDE_BUDGET, "outside-budget") \
	X(CEILING_EXCEEDED, "ceiling-exceeded") \
	X(RELEASED_OVER_GRANTED, "released-over-granted") \
	X(PAID_OVER_GRANTED, "paid-over-granted") \
	X(RECOVERED_OVER_EXPECTED, "recovered-over-expected") \
	X(STAND_DIFFERS, "stand-differs") \
	X(ALTERNATIVE_AMBIGUOUS, "alternative-ambiguous") \
	/* programmes: funnel, intake, lines */ \
	X(STEP_INVALID, "step-invalid") \
	X(STEP_ROOT, "step-root") \
	X(STEP_TWICE, "step-twice") \
	X(RATE_MISSING, "rate-missing") \
	X(COUNTED_EXCEEDS, "counted-exceeds") \
	X(PARTS_EXCEED, "parts-exceed") \
	X(COHORT_TWICE, "cohort-twice") \
	X(COHORT_UNKNOWN, "cohort-unknown") \
	X(REPEAT_HALF, "repeat-half") \
	X(INTAKE_MISSING, "intake-missing") \
	X(COLUMN_MISPLACED, "column-misplaced") \
	X(STEP_MISSING, "step-missing") \
	X(STEP_FIXED, "step-fixed") \
	X(GROUP_COUNTS, "group-counts") \
	X(EFFECT_MISSING, "effect-missing") \
	X(EFFECT_ONLY, "effect-only") \
	X(EFFECT_COUNTS, "effect-counts") \
	X(DEADWEIGHT_TWICE, "deadweight-twice") \
	X(DROPOFF_FROM, "dropoff-from") \
	X(STEP_ONE_SIDED, "step-one-sided") \
	X(MONTH_RANGE, "month-range") \
	X(EFFECT_NEGATIVE, "effect-negative") \
	X(DOUBLE_COUNT, "double-count") \
	X(FLOWS_MISSING, "flows-missing") \
	/* JSON: method, agreement, mandate */ \
	X(JSON_SYNTAX, "json-syntax") \
	X(JSON_TYPE, "json-type") \
	X(JSON_KEY_UNKNOWN, "json-key-unknown") \
	X(JSON_KEY_TWICE, "json-key-twice") \
	X(JSON_KEY_MISSING, "json-key-missing") \
	X(AGREEMENT_INVALID, "agreement-invalid") \
	X(PARTY_NEAR, "party-near") \
	/* warnings and notes of a run */ \
	X(RANGE_NONE, "range-none") \
	X(EVIDENCE_MISSING, "evidence-missing") \
	X(NAME_NEVER, "name-never") \
	X(HORIZON_CUT, "horizon-cut") \
	X(CASE_LOST, "case-lost") \
	X(PRICE_YEARS_MIXED, "price-years-mixed") \
	X(DATE_DAY, "date-day") \
	X(SUCCESS_OWN, "success-own") \
	X(PERCENT_SMALL, "percent-small") \
	X(PRICE_NOT_INDEXED, "price-not-indexed") \
	X(PRICE_YEAR_UNKNOWN, "price-year-unknown") \
	X(CASES_SET_ASIDE, "cases-set-aside") \
	X(TOO_MANY_ERRORS, "too-many-errors") \
	X(FLOWS_WITHOUT_ALTERNATIVE, "flows-without-alternative") \
	X(SHEET_FULL, "sheet-full") \
	X(TABLE_DIFFERS, "table-differs") \
	X(AGREEMENT_SHORTFALL, "agreement-shortfall") \
	X(ENTRIES_AFTER, "entries-after") \
	X(LOADS_BEFORE, "loads-before") \
	X(SPENT_BESIDE_GRANT, "spent-beside-grant") \
	X(DUE_OUTSIDE_BUDGET, "due-outside-budget") \
	X(GRANTS_COVERED, "grants-covered") \
	X(CASES_UNGRANTED, "cases-ungranted") \
	X(GRANTED_OVER_PLANNED, "granted-over-planned") \
	X(FORECAST, "forecast") \
	/* warnings of baat-toets */ \
	X(CASE_WITHOUT_COUNTERFACTUAL, "case-without-counterfactual") \
	X(CASE_WITHOUT_ALTERNATIVE, "case-without-alternative") \
	X(LINE_TWICE, "line-twice") \
	X(POST_OVERLAP, "post-overlap") \
	X(POST_AS_INPUT, "post-as-input") \
	X(UNIT_MISMATCH, "unit-mismatch") \
	X(PRICE_OLD, "price-old") \
	X(CHANCES_ALL_ONE, "chances-all-one") \
	X(BENEFIT_NOT_REPLACED, "benefit-not-replaced") \
	X(ATTRIBUTE_NUMERIC, "attribute-numeric") \
	X(SPELLING_DIFFERS, "spelling-differs") \
	X(PARTY_NEW, "party-new") \
	/* the command line */ \
	X(OPTION_INVALID, "option-invalid") \
	X(OPTION_VALUE, "option-value") \
	X(OPTION_CONFLICT, "option-conflict") \
	X(KEY_UNKNOWN, "key-unknown") \
	X(KEY_TWICE, "key-twice") \
	X(OPERAND_MISSING, "operand-missing") \
	X(WORD_UNKNOWN, "word-unknown") \
	X(SHEET_UNKNOWN, "sheet-unknown") \
	X(SHEET_AMBIGUOUS, "sheet-ambiguous") \
	X(FILE_TWICE, "file-twice") \
	/* the system */ \
	X(CANNOT_OPEN, "cannot-open") \
	X(CANNOT_READ, "cannot-read") \
	X(CANNOT_WRITE, "cannot-write") \
	X(INPUT_CHANGED, "input-changed") \
	X(OUT_OF_MEMORY, "out-of-memory") \
	X(INTERNAL, "internal")

enum baat_code {
#define BAAT_CODE_ENUM(symbol, name) BAAT_##symbol,
	BAAT_CODES(BAAT_CODE_ENUM)
#undef BAAT_CODE_ENUM
	    BAAT_CODE__MAX
};

/* The stable name of a code, such as "number-ambiguous". Static; never NULL for a valid code. */
const char *baat_code_name(enum baat_code code);

/* What a diagnostic makes of a run. */
enum baat_status baat_diag_status(enum baat_severity severity, enum baat_code code);

/* Where something is. file: as given on the command line ("-" is standard input), NULL for none; it must outlive
 * the list. line: physical line where the record starts, from 1, 0 for none. field: number of the field, from 1,
 * 0 for none. */
struct baat_place {
	const char *file;
	uint64_t line;
	uint32_t field;
};

static inline struct baat_place baat_at(const char *file, uint64_t line, size_t field)
{
	return (struct baat_place){file, line, (uint32_t)field};
}

struct baat_arena;

struct baat_diag {
	struct baat_place place;
	enum baat_severity severity;
	enum baat_code code;
	char *text; /* owned by the list, in the user's language, UTF-8; may hold control characters of the data */
};

/*
 * A growing list. Start with {0}. When there is no memory for a further record, `lost` is set and the call
 * returns BAAT_SYSTEM, so a failure is never silent.
 */
struct baat_diags {
	struct baat_diag *items;
	size_t count, capacity;
	size_t errors; /* how many of them are errors */
	bool lost;
	/* Lent by the program for as long as messages and places live: keeps the files of places that only reading told
	 * of, such as a sheet of a workbook. NULL: such places tell the workbook only. */
	struct baat_arena *names;
};

/* Adds a record; the text is formatted as by printf. Returns what the caller may return: BAAT_OK for a note or a
 * warning, BAAT_REJECTED for an error about data, BAAT_USAGE for a code of the command line, BAAT_SYSTEM for a
 * code of the system (or for lack of memory), BAAT_BUG for BAAT_INTERNAL. */
enum baat_status baat_diag(struct baat_diags *diags, struct baat_place place, enum baat_severity severity,
                           enum baat_code code, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Shorthands for the commonest calls. */
#define baat_error(diags, place, code, ...) baat_diag((diags), (place), BAAT_ERROR, (code), __VA_ARGS__)
#define baat_warn(diags, place, code, ...) baat_diag((diags), (place), BAAT_WARNING, (code), __VA_ARGS__)
#define baat_note(diags, place, code, ...) baat_diag((diags), (place), BAAT_NOTE, (code), __VA_ARGS__)

/* Reports that there is no memory. Needs none itself. Returns BAAT_SYSTEM; in the header, so that who reads or analyses
 * a caller sees that it does. */
static inline enum baat_status baat_out_of_memory(struct baat_diags *diags)
{
	diags->lost = true;
	return BAAT_SYSTEM;
}

/* Moves all records of `from` to the end of `to`; `from` is empty afterwards. */
enum baat_status baat_diags_move(struct baat_diags *to, struct baat_diags *from);

/* Frees the records; the list is empty and usable again. */
void baat_diags_clear(struct baat_diags *diags);

/* The worse of two, for a status that never goes down. */
static inline enum baat_status baat_worst(enum baat_status a, enum baat_status b)
{
	return a > b ? a : b;
}

#endif
