/* Where what came with the programs stands: in the source tree, or beside the programs when installed. */
#ifndef DATA_FOLDER_H
#define DATA_FOLDER_H

/* The folder of data that came with the program, ended without a slash: $BAAT_DATA, else data of the source tree it
 * runs from, else the share folder beside it. Static memory. */
const char *data_folder(void);

#define SHIPPED_PRICES "prijzen"
#define SHIPPED_TARIFFS "tarieven"
#define SHIPPED_CPI "cpi.csv"
#define SHIPPED_PARTIES "partijen.csv"

/* The path of a file or folder in it; the caller frees it. NULL when there is no memory. */
char *data_file(const char *name);

/* The folder with compiled catalogues. Static memory. */
const char *locale_folder(void);

#endif
