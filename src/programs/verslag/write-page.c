/* The report as a page: its sections in their order. */
#include "page.h"

/* What a table looks like: a row and columns, or a line for each column of a single row. */
enum shape { ANSWER, PAIRS, ROWS };

struct section {
	const char *table, *heading, *key, *caption;
	enum shape shape;
	bool always;     /* also when there is nothing in it, and then `say` tells */
	page_say *say;   /* above everything */
	page_show *show; /* above the rows of each alternative */
	page_show *chart;
};

static const char sure_heading[] = "Hoe zeker dit is";
static const char of_amounts[] = "Bedragen in euro's, alle jaren samen";

static const struct section sections[] = {
    {"kerncijfers", "De kerncijfers", NULL, of_amounts, PAIRS, false, chart_alternatives, show_tiles, NULL},
    {"partijen", "Wie betaalt en wie wint", "Partij", of_amounts, ROWS, false, say_parties, NULL, chart_parties},
    {"jaren", "Door de jaren heen", "Jaar", "Bedragen in euro's, per jaar na het besluit", ROWS, false, say_years, NULL,
     chart_years},
    {"opbouw", "Waar de kosten zitten", "Domein", of_amounts, ROWS, false, say_domains, NULL, chart_domains},
    {"verdeling", "De verdeling", "Partij", "Bedragen in euro's", ROWS, false, say_sharing, NULL, NULL},
    {"pm", "Wat geen prijs heeft", "Post", "Aantal keren dat een effect pleit voor of tegen de aanpak", ROWS, true,
     say_unpriced, NULL, NULL},
    {"casussen", "Voor hoeveel casussen het duurder is", "Casussen", of_amounts, ROWS, false, NULL, show_cases, NULL},
    {"duurder", "Casussen die duurder zijn", "Casus", of_amounts, ROWS, false, NULL, NULL, NULL},
};
static const struct section about[] = {
    {"methode", "Zo is gerekend", NULL, "De instellingen van de berekening", PAIRS, false, say_method, NULL, NULL},
    {"prijzen", "Prijzen en bronnen", "Post", "Prijzen in euro's per eenheid", ROWS, false, say_prices, NULL, NULL},
    {"invoer", "Gelezen bestanden", "Bestand", "Alle bestanden waar de cijfers uit komen", ROWS, false, say_files, NULL,
     NULL},
};

/* A name as an anchor: without white space. */
static void begin_section(struct page *page, struct baat_text name, struct baat_text heading)
{
	struct baat_buffer anchor = {0};
	baat_buffer_add(&anchor, name);
	for (size_t i = 0; i < anchor.length; i++)
		if (anchor.at[i] == ' ')
			anchor.at[i] = '-';
	baat_buffer_add_string(page->to, "<section");
	baat_html_attribute(page->to, "id", baat_buffer_text(&anchor));
	baat_html_attribute(page->to, "data-tabel", name);
	baat_buffer_add_string(page->to, ">\n");
	baat_html_element(page->to, "h2", "", heading);
	baat_buffer_add_char(page->to, '\n');
	page->to->failed |= anchor.failed;
	baat_buffer_free(&anchor);
}

static void end_section(struct page *page)
{
	baat_buffer_add_string(page->to, "</section>\n");
}

/* Around all that is of one alternative, which is named when there are several. */
static void begin_alternative(struct page *page, size_t index, const char *class)
{
	const struct material *material = page->material;
	baat_buffer_add_string(page->to, "<div");
	baat_buffer_add_string(page->to, class);
	baat_html_attribute(page->to, "data-alternatief", material->alternatives[index].name);
	baat_buffer_add_string(page->to, ">\n");
	if (material->count > 1) {
		baat_html_element(page->to, "h3", "", material->alternatives[index].name);
		baat_buffer_add_char(page->to, '\n');
	}
}

static void end_alternative(struct page *page)
{
	baat_buffer_add_string(page->to, "</div>\n");
}

static bool has_rows(const struct table *table, struct baat_text alternative)
{
	for (const struct table_row *row = table->rows; row != NULL; row = row->next)
		if (baat_text_equal(row->alternative, alternative))
			return true;
	return false;
}

static void add_table(struct page *page, const struct section *section, const struct table *table,
                      struct baat_text alternative)
{
	if (section->shape == PAIRS)
		page_pairs(page, table, alternative, section->caption);
	else
		page_rows(page, table, alternative, section->key, section->caption);
}

static void add_section(struct page *page, const struct section *section)
{
	const struct table *table = table_find(page->tables, section->table);
	if (table == NULL || (table->rows == NULL && !section->always))
		return;
	begin_section(page, table->name, baat_text_of(section->heading));
	if (section->say != NULL)
		section->say(page);
	const bool beside = section->shape == PAIRS && page->material->count > 1;
	baat_buffer_add_string(page->to, beside ? "<div class=\"naast\">\n" : "");
	for (size_t i = 0; i < page->material->count; i++) {
		const struct baat_text name = page->material->alternatives[i].name;
		if (!has_rows(table, name))
			continue;
		begin_alternative(page, i, "");
		if (section->show != NULL && !(beside && section->show == show_tiles))
			section->show(page, i);
		if (section->chart != NULL)
			section->chart(page, i);
		add_table(page, section, table, name);
		end_alternative(page);
	}
	baat_buffer_add_string(page->to, beside ? "</div>\n" : "");
	if (has_rows(table, BAAT_TEXT("")))
		add_table(page, section, table, BAAT_TEXT(""));
	end_section(page);
}

static void add_answer(struct page *page)
{
	const struct material *material = page->material;
	const struct table *table = table_find(page->tables, "antwoord");
	begin_section(page, table->name, baat_text_of(material->settings->verslag.question));
	for (size_t i = 0; i < material->count; i++) {
		const baat_sum net = material->alternatives[i].total.measures[BAAT_MEASURE_NET].number;
		begin_alternative(page, i,
		                  net > 0    ? " class=\"antwoord\""
		                  : net == 0 ? " class=\"antwoord gelijk\""
		                             : " class=\"antwoord duurder\"");
		page_answer(page, table, material->alternatives[i].name);
		end_alternative(page);
	}
	end_section(page);
}

/* A table of others; those of baat-zeker have a heading of ours. */
static void add_other(struct page *page, const struct table *table, size_t number)
{
	struct baat_buffer heading = {0};
	if (table->origin == TABLE_EXTRA)
		baat_buffer_add(&heading, table->name);
	else if (number == 1)
		baat_buffer_add_string(&heading, sure_heading);
	else
		baat_buffer_printf(&heading, "%s (%zu)", sure_heading, number);
	begin_section(page, table->name, baat_buffer_text(&heading));
	if (table->origin == TABLE_SURE && number == 1)
		say_sure(page);
	page_rows(page, table, BAAT_TEXT(""), "Rij", "Zoals het in het bestand staat");
	end_section(page);
	page->to->failed |= heading.failed;
	baat_buffer_free(&heading);
}

/* That nothing is known of how sure it is, is said as well. */
static void add_others(struct page *page)
{
	size_t number = 0;
	if (page->material->settings->verslag.sure.count == 0) {
		begin_section(page, BAAT_TEXT("zeker"), baat_text_of(sure_heading));
		say_sure(page);
		end_section(page);
	}
	for (const struct table *table = page->tables->first; table != NULL; table = table->next)
		if (table->origin != TABLE_OWN)
			add_other(page, table, ++number);
}

enum baat_status write_page(const struct tables_of_report *tables, const struct material *material,
                            struct baat_output *output, struct baat_diags *diags)
{
	struct baat_buffer to = {0};
	struct page page = {&to, tables, material};
	const struct baat_text title = baat_text_of(material->settings->verslag.title);
	baat_page_begin(&to, "nl", "verslag", title, title);
	add_answer(&page);
	for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
		add_section(&page, &sections[i]);
	add_others(&page);
	for (size_t i = 0; i < sizeof about / sizeof about[0]; i++)
		add_section(&page, &about[i]);
	baat_page_end(&to);
	const enum baat_status status =
	    to.failed ? baat_out_of_memory(diags) : baat_output_write(output, baat_buffer_text(&to), diags);
	baat_buffer_free(&to);
	return status;
}
