/* One case, filled in: a household that is about to be put out of its house. */
#include "nieuw.h"

/* A line of the example. Numbers as cells have them: quantities with 4 decimals, chances with 6. */
struct line {
	const char *scenario, *post;
	int64_t quantity;
	const char *period; /* NULL: once */
	int from, months;   /* months 0: none */
	int chance;         /* 0: certain */
	const char *kind;   /* NULL: the default */
	int success;        /* 0: none */
	int64_t price;      /* euros with 4 decimals, when the tables do not have the post */
	const char *payer;
	const char *remark;
};

#define ONE INT64_C(10000)
enum { PERCENT = 10000 /* a hundredth in millionths */ };

static const struct line lines[] = {
    {"zonder", "ontruiming", ONE, NULL, 3, 0, 60 * PERCENT, NULL, 0, 7000 * ONE, "corporatie",
     "Voorbeeld: zonder hulp is de kans op ontruiming 60%."},
    {"zonder", "opvang-dag", ONE, "dag", 4, 9, 48 * PERCENT, NULL, 0, 120 * ONE, "centrumgemeente",
     "Voorbeeld: 60% ontruiming x 80% daarna opvang, negen maanden lang."},
    {"maatwerk", "maatwerk-uitgave", 500 * ONE, "maand", 0, 6, 0, "inzet", 70 * PERCENT, ONE, "gemeente",
     "Voorbeeld: een half jaar budgetbeheer, 500 euro per maand; het lukt bij 7 van de 10."},
    {"maatwerk", "eerste-huur", 1500 * ONE, NULL, 0, 0, 0, "inzet", 70 * PERCENT, ONE, "gemeente",
     "Voorbeeld: de gemeente betaalt een deel van de achterstand."},
    {"maatwerk", "ontruiming", ONE, NULL, 6, 0, 5 * PERCENT, "gevolg", 70 * PERCENT, 7000 * ONE, "corporatie",
     "Voorbeeld: ook als het werkt blijft een kleine kans."},
};

static struct baat_cell text_cell(const char *text)
{
	struct baat_cell cell = {.empty = text == NULL};
	if (text != NULL)
		cell.text = baat_text_of(text);
	return cell;
}

static struct baat_cell number_cell(int64_t number, bool present)
{
	return (struct baat_cell){.empty = !present, .number = number};
}

static void fill(const struct line *line, bool known, struct baat_cell cells[NIEUW_COLUMNS])
{
	for (size_t i = 0; i < NIEUW_COLUMNS; i++)
		cells[i] = (struct baat_cell){.empty = true};
	cells[NIEUW_CASE] = text_cell("VOORBEELD-1");
	cells[NIEUW_SCENARIO] = text_cell(line->scenario);
	cells[NIEUW_POST] = text_cell(line->post);
	cells[NIEUW_QUANTITY] = number_cell(line->quantity, true);
	cells[NIEUW_PERIOD] = text_cell(line->period);
	cells[NIEUW_FROM] = number_cell(line->from, true);
	cells[NIEUW_MONTHS] = number_cell(line->months, line->months > 0);
	cells[NIEUW_CHANCE] = number_cell(line->chance, line->chance > 0);
	cells[NIEUW_KIND] = text_cell(line->kind);
	cells[NIEUW_SUCCESS] = number_cell(line->success, line->success > 0);
	cells[NIEUW_REMARK] = text_cell(line->remark);
	if (known)
		return;
	cells[NIEUW_PRICE] = number_cell(line->price, true);
	cells[NIEUW_PAYER] = text_cell(line->payer);
}

enum baat_status nieuw_example(struct baat_prices *prices,
                               enum baat_status (*write)(void *context, const struct baat_cell *cells,
                                                         struct baat_diags *diags),
                               void *context, struct baat_diags *diags)
{
	enum baat_status status = BAAT_OK;
	for (size_t i = 0; i < sizeof lines / sizeof *lines && status == BAAT_OK; i++) {
		struct baat_cell cells[NIEUW_COLUMNS];
		uint32_t post = baat_names_find(baat_prices_names(prices), baat_text_of(lines[i].post));
		fill(&lines[i], post != BAAT_NO_NAME && baat_prices_find(prices, post) != SIZE_MAX, cells);
		status = write(context, cells, diags);
	}
	return status;
}
