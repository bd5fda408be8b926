/* The small price table and the consumer prices that targets calculate with: loading the shipped ones takes too long.
 */
#ifndef BAAT_FUZZ_PRICES_H
#define BAAT_FUZZ_PRICES_H

#include "fuzz.h"

#include "baat/model/price.h"

static const char fuzz_price_table[] =
    "post;omschrijving;eenheid;prijs;betaler;ontvanger;domein;verzilverbaar;prijspeil;index\n"
    "bijstand;Bijstand;maand;850,00;gemeente;client;bijstand;100;2017;\n"
    "opvang-dag;Opvang;dag;120;centrumgemeente;;opvang;25;2017;\n"
    "ontruiming;Ontruiming;stuk;7000;corporatie:70|gemeente:30;;ontruiming;60;2017;\n"
    "dagbesteding-dagdeel;Dagbesteding;dagdeel;41,35;gemeente;;dagbesteding;100%;2017;geen\n"
    "oninbare-huur;Huur die nooit betaald wordt;euro;1;corporatie;client;schulden;100;;\n"
    "bewind-maand;Bewind;maand;113,6667;gemeente:33,3333|rijk:66,6667;;schulden;33,3333;2017;\n"
    "politie-uur;Politie;uur;83,333;politie;;veiligheid;;2016;\n"
    "maatwerk-uur;Maatwerk;uur;75;gemeente;;inzet;;2017;\n"
    "maatwerk-uur;Maatwerk;uur;70;gemeente;;inzet;;2016;\n"
    "teruggaaf;Teruggaaf;stuk;-12,5;zorgverzekeraar;gemeente;zorg;0;2020;\n"
    "onrust;Onrust;stuk;pm;client;;welbevinden;;;\n";

static const char fuzz_cpi_table[] = "jaar;index\n2016;100\n2017;101,5\n2020;107,5\n";

static inline const struct baat_cpi *fuzz_cpi(void)
{
	static struct baat_cpi cpi;
	static struct fuzz_file file;
	struct baat_diags diags = {0};
	if (file.fd == 0)
		fuzz_promise(baat_cpi_read(&cpi, fuzz_file_write(&file, baat_text_of(fuzz_cpi_table)), &diags) ==
		                 BAAT_OK,
		             "no consumer prices");
	return &cpi;
}

#endif
