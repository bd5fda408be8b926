/* The three ways of writing a report. */
#ifndef WRITE_H
#define WRITE_H

#include "tables.h"

/* A row for each figure: tabel, alternatief, sleutel, kolom, waarde; on a screen with the notes of `diags` beneath. */
enum baat_status write_rows(const struct tables_of_report *tables, const struct material *material,
                            struct baat_output *output, struct baat_diags *diags);

/* A sheet for each table, with charts. */
enum baat_status write_book(const struct tables_of_report *tables, const struct material *material,
                            struct baat_output *output, struct baat_diags *diags);

/* A page (page.h). */
enum baat_status write_page(const struct tables_of_report *tables, const struct material *material,
                            struct baat_output *output, struct baat_diags *diags);

#endif
