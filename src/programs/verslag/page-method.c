/* How it was computed, in prose. */
#include "page.h"

#define NBSP "\xC2\xA0"

static void end_paragraph(struct page *page, struct baat_buffer *words)
{
	add_paragraph(page, "", baat_buffer_text(words));
	page->to->failed |= words->failed;
	words->failed = false;
	words->length = 0;
}

/* "1 casus", "3 casussen" */
static void add_cases(struct baat_buffer *to, uint64_t count)
{
	baat_buffer_printf(to, "%ju %s", (uintmax_t)count, count == 1 ? "casus" : "casussen");
}

static void say_perspective(struct page *page, struct baat_buffer *to)
{
	if (page->material->settings->method.values.perspective == BAAT_FINANCIAL)
		baat_buffer_add_string(
		    to, "Geteld is wat partijen betalen en ontvangen, financieel bekeken; wat de cli\xC3\xABnt "
			"ontvangt, telt niet mee: een uitkering is een last van wie haar betaalt.");
	else
		baat_buffer_add_string(to, "Alle stromen tellen, maatschappelijk bekeken, zodat overdrachten tegen "
		                           "elkaar wegvallen. Een volledige "
		                           "kosten-batenanalyse is het pas als ook inkomen dat een uitkering vervangt, "
		                           "gezondheid en welbevinden "
		                           "zijn ingevoerd.");
	end_paragraph(page, to);
}

static void say_discounting(struct page *page, struct baat_buffer *to)
{
	const struct baat_method *method = &page->material->settings->method.values;
	char digits[BAAT_NUMBER_MAX];
	digits[baat_number_write_short(digits, method->discount_rate, BAAT_SCALE_PERCENT, ',')] = '\0';
	baat_buffer_printf(to,
	                   "Er is gerekend over %d jaar. Contante bedragen zijn teruggebracht naar het eerste jaar met "
	                   "%s" NBSP "%% per jaar; andere bedragen zijn niet contant gemaakt.",
	                   method->horizon, digits);
	end_paragraph(page, to);
}

/* The first and the last price year that is used; 0 for none. */
static void find_years(const struct table *prices, baat_sum *first, baat_sum *last)
{
	enum { PRICE_YEAR = 3 };
	*first = *last = 0;
	for (const struct table_row *row = prices->rows; row != NULL; row = row->next) {
		const struct baat_cell *cell = &row->cells[PRICE_YEAR];
		if (cell->empty)
			continue;
		*first = *first == 0 || cell->number < *first ? cell->number : *first;
		*last = cell->number > *last ? cell->number : *last;
	}
}

static void say_price_years(struct page *page, struct baat_buffer *to)
{
	const int32_t year = page->material->settings->method.values.price_year;
	baat_sum first, last;
	find_years(table_find(page->tables, "prijzen"), &first, &last);
	if (year != BAAT_NO_YEAR)
		baat_buffer_printf(
		    to,
		    "Prijzen zijn met de consumentenprijsindex in euro's van %d gebracht, behalve wettelijke "
		    "normen en tarieven en prijzen zonder jaar; die staan zoals zij zijn.",
		    year);
	else if (first != last)
		baat_buffer_printf(to, "Let op: euro's van verschillende jaren zijn opgeteld (%d tot en met %d).",
		                   (int)first, (int)last);
	else
		baat_buffer_add_string(to, "Prijzen staan zoals zij in de tabellen staan; zij zijn niet ge\xC3\xAF"
		                           "ndexeerd.");
	end_paragraph(page, to);
}

static void say_cut_off(struct page *page, struct baat_buffer *to)
{
	const struct baat_cut_off *cut_off = &baat_run_counts(page->material->run)->cut_off;
	for (size_t i = 0; i < BAAT_KIND__MAX; i++) {
		if (cut_off->lines[i] == 0)
			continue;
		baat_buffer_printf(to, "%s%ju %s van %s %s door na de horizon; ", to->length > 0 ? " " : "",
		                   (uintmax_t)cut_off->lines[i], cut_off->lines[i] == 1 ? "regel" : "regels",
		                   baat_kind_name((enum baat_kind)i), cut_off->lines[i] == 1 ? "loopt" : "lopen");
		add_euros(to, cut_off->cents[i]);
		baat_buffer_add_string(to, " daarvan telt niet mee.");
	}
	end_paragraph(page, to);
}

static void say_left_out(struct page *page, struct baat_buffer *to)
{
	const struct material *material = page->material;
	const struct baat_counts *counts = baat_run_counts(material->run);
	if (counts->without_counterfactual > 0) {
		add_cases(to, counts->without_counterfactual);
		baat_buffer_printf(to,
		                   " %s zonder wat er zonder maatwerk zou gebeuren, zodat er geen vermeden kosten uit "
		                   "volgen. ",
		                   counts->without_counterfactual == 1 ? "is ingevoerd" : "zijn ingevoerd");
	}
	if (material->without_count > 0) {
		add_cases(to, material->without_count);
		baat_buffer_printf(to, " %s geen alternatief en %s niet mee; zonder maatwerk: ",
		                   material->without_count == 1 ? "heeft" : "hebben",
		                   material->without_count == 1 ? "telt" : "tellen");
		add_euros(to, material->without.number);
		baat_buffer_add_string(to, ". ");
	}
	if (counts->rejected > 0) {
		add_cases(to, counts->rejected);
		baat_buffer_printf(to, " met fouten %s opzij gezet; de cijfers zijn zonder.",
		                   counts->rejected == 1 ? "is" : "zijn");
	}
	while (to->length > 0 && to->at[to->length - 1] == ' ')
		to->length--;
	end_paragraph(page, to);
}

void say_method(struct page *page)
{
	struct baat_buffer words = {0};
	say_perspective(page, &words);
	say_discounting(page, &words);
	say_price_years(page, &words);
	say_cut_off(page, &words);
	say_left_out(page, &words);
	baat_buffer_add_string(&words, "Wat geen prijs heeft (pm), zit in geen enkel bedrag. Vermeden kosten zijn niet "
	                               "hetzelfde als geld dat vrijkomt: verzilverbaar is alleen wat als zodanig is "
	                               "opgegeven.");
	end_paragraph(page, &words);
	baat_buffer_add_string(&words, "Dit is een vooruitblik op schattingen, geen bewijs dat het zo uitkomt.");
	end_paragraph(page, &words);
	baat_buffer_free(&words);
}
