/* Where what came with the programs stands: in the source tree, or beside the programs when installed. */
#ifndef DATA_FOLDER_H
#define DATA_FOLDER_H

/* The folder of data that came with the program, ended without a slash: $BAAT_DATA, else data of the source tree it
 * runs from, else the share folder beside it. Static memory. */
const char *data_folder(void);

/* The folder with compiled catalogues. Static memory. */
const char *locale_folder(void);

#endif
