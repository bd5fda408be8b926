/*
 * What the parts of baat-bon share: a receipt with all that is needed to write it, and the ways of writing it.
 *
 * bon-words.c, bon-line.c and bon-sure.c say things in sentences, and bon-tables.c fills tables, once for paper and
 * screen. bon-text.c and bon-text-tables.c put them in text by means of bon-lay.c, bon-page.c and bon-page-tables.c on
 * a page, with bon-index.c around it and the charts of bon-chart.c in it; bon-json.c writes figures for scripts.
 * bon-folder.c keeps a file for each case; bon-case.c is what each thread does, and bon-run.c ties it together.
 */
#ifndef BON_H
#define BON_H

#include "baat/model/mandate.h"
#include "baat/calc/receipt.h"
#include "baat/io/html.h"
#include "bon-range.h"
#include "cli/request.h"
#include "baat/run/case-input.h"

struct bon_options {
	option_set given;
	const char *mandate; /* path; NULL for nobody who must approve */
	bool html;
	const char *folder;  /* NULL for one output */
	enum baat_form form; /* a table is the receipt as text */
};
extern const struct option_group bon_group;

struct bon_settings {
	struct common_options common;
	struct prices_options prices;
	struct selection_options selection;
	struct method_options method;
	struct bon_options bon;
	struct output_options output;
	struct rejects_options rejects;
	struct input_options input;
	struct run_options run;
};

enum bon_form { BON_TEXT, BON_PAGE, BON_JSON };

/* A receipt, and what it is written with. */
struct bon {
	const struct baat_method *method;
	const struct baat_mandate *mandate;
	const char *mandate_path; /* NULL: that of Enschede */
	const struct baat_receipt *receipt;
	const struct baat_prices *prices;
	const struct baat_names *names, *attributes;
	const struct bon_ranges *ranges;
	size_t input;     /* number of the file that the case is from */
	const char *file; /* name of its own file, for the index; NULL without one */
};

/* Texts are added to `to`, not masked and not escaped; a no-break space keeps a number with its unit. */

/* Says a sentence on an alternative. */
typedef void bon_say(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative);

/* bon-words.c */
/* What the price table calls a line; its post when there is nothing to call it by. */
struct baat_text bon_description(const struct bon *bon, const struct baat_line *line);
/* The unit of its price; empty for a price of its own. */
struct baat_text bon_unit(const struct bon *bon, const struct baat_line *line);
/* The name in the case, also when only the chosen one is counted; empty for the counterfactual. */
struct baat_text bon_alternative_name(const struct bon *bon, const struct baat_receipt_alternative *alternative);
/* An amount: 1.234,56 */
void bon_amount(struct baat_buffer *to, baat_sum cents);
/* A number of so many decimals, without those at its end that are zero. */
void bon_short(struct baat_buffer *to, baat_sum value, unsigned scale);
/* A chance: 12,5 % */
void bon_percent(struct baat_buffer *to, int32_t chance);
/* A month and its year, in words. */
void bon_calendar_month(struct baat_buffer *to, int32_t month);
/* A translated sentence with one or two amounts in it: %1$s and %2$s. */
void bon_sentence(struct baat_buffer *to, const char *format, baat_sum first, baat_sum second);
/* Start, horizon, discount rate and price year. */
void bon_setting(struct baat_buffer *to, const struct bon *bon);
/* Whether it was chosen; NULL when that was not entered. */
const char *bon_choice(const struct bon *bon, const struct baat_receipt_alternative *alternative);
/* Who must approve; empty for nobody. */
struct baat_text bon_approver(const struct bon *bon, const struct baat_receipt_alternative *alternative);
/* Who must approve, for which commitment, and whose mandate says so. */
bon_say bon_approval;
/* What happens after all when it does not work. */
bon_say bon_remains;
/* What to know about all of it: mixed price years, perspective. Nothing is added when there is nothing to say. */
void bon_caution(struct baat_buffer *to, const struct bon *bon);

/* bon-line.c */
/* How the amount of a line came about; `success` is the chance that its scenario works. */
void bon_calculation(struct baat_buffer *to, const struct bon *bon, const struct baat_line *line, int32_t success);
/* Writes the lines of a kind in a scenario, each by add(); returns how many there were. */
typedef void bon_add_line(struct baat_buffer *to, const struct bon *bon, size_t index, int32_t success);
size_t bon_lines(struct baat_buffer *to, const struct bon *bon, size_t scenario, enum baat_kind kind,
                 bon_add_line *add);
/* An unpriced effect by name: + speaks for the alternative, - against it. */
void bon_unpriced(struct baat_buffer *to, const struct bon *bon, const struct baat_line *line,
                  const struct baat_receipt_entry *entry);

/* bon-sure.c */
/* So many out of so many. */
void bon_odds(struct baat_buffer *to, struct baat_odds odds);
/* Whether it saves more than it costs, now and in present value. */
bon_say bon_balance;
/* How often it must work to pay for itself, and how often it was assumed to. */
bon_say bon_certainty;
/* After how many months it has paid for itself. */
bon_say bon_payback;
/* How often it pays for itself when inputs lie within their ranges; nothing when none has one. */
bon_say bon_range_words;

/* bon-tables.c */
enum { BON_COMPARED = 9, BON_PARTY_COLUMNS = 4 };
/* The label of a row of the comparison of alternatives. */
const char *bon_compared_name(size_t row);
/* The cell of an alternative in such a row. */
void bon_compared(struct baat_buffer *to, const struct bon *bon, const struct baat_receipt_alternative *alternative,
                  size_t row);
/* What a party pays and saves. */
struct bon_party_row {
	struct baat_text name;
	baat_sum amounts[BON_PARTY_COLUMNS];
};
/* The head of a column of these amounts. */
const char *bon_party_head(size_t column);
struct bon_party_row bon_party_row(const struct bon *bon, const struct baat_receipt_party *party);
/* The row of all parties together. */
struct bon_party_row bon_party_total(const struct baat_receipt_alternative *alternative);
/* Whether a party has any amount at all; one that only stands on unpriced lines has not. */
bool bon_takes_part(const struct baat_receipt_party *party);

/* bon-lay.c: whole lines of at most BON_WIDTH columns; control characters are masked here. */
enum { BON_WIDTH = 80, BON_INDENT = 2, BON_DETAIL = 4, BON_CELLS_MAX = 4 };
/* A line full of a character. */
void bon_lay_rule(struct baat_buffer *to, char c);
/* A rule under amounts. */
void bon_lay_total_rule(struct baat_buffer *to);
/* Text that wraps; nothing for no text. */
void bon_lay_paragraph(struct baat_buffer *to, struct baat_text text, size_t indent);
/* A line of text with an empty line before it. */
void bon_lay_heading(struct baat_buffer *to, const char *heading);
/* Text that wraps, with an amount at the right margin of its last line. */
void bon_lay_with_amount(struct baat_buffer *to, struct baat_text text, size_t indent, struct baat_text amount);
/* A label and its amount. */
void bon_lay_cents(struct baat_buffer *to, const char *label, size_t indent, baat_sum cents);
/* Cells of a row. */
struct bon_cells {
	struct baat_text of[BON_CELLS_MAX];
	size_t count, width; /* of each, a space in front included */
};
/* A row: a label, and cells that wrap in their columns, to the right. */
void bon_lay_cells(struct baat_buffer *to, struct baat_text label, size_t label_width, struct bon_cells cells);

/* bon-text.c, bon-text-tables.c */
/* A receipt for paper and screen. */
void bon_text(struct baat_buffer *to, const struct bon *bon);
/* Who pays and who gains; amounts too long for a column get a line each. */
bon_say bon_text_parties;
/* The alternatives side by side; nothing when there are fewer than two. */
void bon_text_comparison(struct baat_buffer *to, const struct bon *bon);

/* bon-page.c, bon-page-tables.c */
/* A receipt as an article of a page. */
void bon_page(struct baat_buffer *to, const struct bon *bon);
/* Who pays and who gains. */
bon_say bon_page_parties;
/* bon-chart.c: who pays and who gains, and when it has earned itself back, with
 * the sentence on that as its caption; nothing where there is nothing to see. */
bon_say bon_chart_parties;
bon_say bon_chart_months;
/* The alternatives side by side; nothing when there are fewer than two. */
void bon_page_comparison(struct baat_buffer *to, const struct bon *bon);

/* bon-index.c */
/* All of a page that comes before its first article. */
void bon_page_head(struct baat_buffer *to, const char *title, const char *heading);
/* All that comes after its last. */
void bon_page_tail(struct baat_buffer *to);
/* The index of a folder, up to its first row. */
void bon_index_head(struct baat_buffer *to, const struct baat_names *attributes);
/* The rows of a case, one for each alternative. */
void bon_index_rows(struct baat_buffer *to, const struct bon *bon);
/* What follows the last row: a total of each alternative, whose name is one of `names`. False when a number leaves 128
 * bits. */
bool bon_index_tail(struct baat_buffer *to, const struct baat_names *attributes, struct baat_outcomes *totals,
                    const struct baat_names *names);

/* bon-json.c */
/* A receipt as one line of JSON. */
void bon_json(struct baat_buffer *to, const struct bon *bon);

/* bon-folder.c: files appear in the folder only when all went well. */
#define BON_HIDDEN ".baat-bon" /* the folder in it where files wait */
struct bon_folder;
/* Makes the folder if need be, and a hidden one in it for files to be. `common`: the command line, of which no file
 * that is read is replaced. Errors: BAAT_CANNOT_OPEN. */
enum baat_status bon_folder_open(struct bon_folder **folder, const char *path, enum bon_form form,
                                 const struct common_options *common, struct baat_diags *diags);
/* The name that the file of a case gets: small letters, digits, '-', '_' and '.', the same on any file system. */
enum { BON_NAME_MAX = 128 };
void bon_folder_name(struct baat_text casus, const char *extension, char name[BON_NAME_MAX]);
/* The end of the names of its files. */
const char *bon_folder_extension(const struct bon_folder *folder);
/* Refuses to put a file in the place of one that is read. Errors: BAAT_OPTION_CONFLICT. */
enum baat_status bon_folder_check(const struct bon_folder *folder, const char *name, struct baat_diags *diags);
/* Checks the name and writes. Any thread may call it. Errors: BAAT_CANNOT_WRITE, BAAT_OPTION_CONFLICT. */
enum baat_status bon_folder_write(struct bon_folder *folder, const char *name, struct baat_text text,
                                  struct baat_diags *diags);
/* Puts all files in their place. Errors: BAAT_CANNOT_WRITE. */
enum baat_status bon_folder_commit(struct bon_folder *folder, struct baat_diags *diags);
/* Frees; whatever was not put in its place is removed. NULL is fine. */
void bon_folder_close(struct bon_folder *folder);

/* bon-run.c */
/* Writes the receipts of all cases as the settings ask. */
enum baat_status bon_run(const void *settings, struct report *report, struct baat_diags *diags);

#endif
