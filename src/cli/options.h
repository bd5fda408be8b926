/*
 * Options: a row says what one is, a group is rows with the struct that keeps their values, and a program names the
 * groups it uses, in the order of --help. Everything else follows from the rows: reading, --help, ---opties,
 * completion, which files a command line names, and what can be given together.
 *
 * A group has a header of its own (options-method.h): a struct of which `given` is the first member, an enum of its
 * rows, and the group. What only one program knows is a group in that program's folder.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/gettext.h"
#include "baat/base/diag.h"
#include "baat/base/memory.h"
#include "baat/base/number.h"

/* Rows of one group, a bit each, by their number in it. */
typedef uint32_t option_set;
#define OPTION(row) ((option_set)1 << (row))
#define ALL_OPTIONS (~(option_set)0)

static inline bool option_in(option_set set, unsigned row)
{
	return (set & OPTION(row)) != 0;
}

/* A growing list of words of the command line. */
struct words {
	const char **items;
	size_t count, capacity;
	struct baat_arena kept; /* those that count in another form than they were given in */
};
void words_free(struct words *words);
enum baat_status words_add(struct words *words, const char *word, struct baat_diags *diags);

/* The words that a value may be, and what each of them stands for. */
struct option_word {
	const char *name;
	int value;
};
struct option_words {
	const struct option_word *items;
	size_t count;
};
#define OPTION_WORDS(list) (&(const struct option_words){(list), sizeof(list) / sizeof(list)[0]})

/* What is done with the file that a value names; see named-files.h. */
enum option_file {
	FILE_NONE,
	FILE_READ,
	FILE_READ_AGAIN, /* read, and read once more when there is an account of the run, for its digest */
	FILE_RESULT,     /* written, standard output when not given */
	FILE_BESIDE,     /* written beside the result */
	FILE_ACCOUNT,    /* the same: the account of the run */
};

struct option_row;

/* Takes the value of an option, which may be cut apart where it stands, in argv; NULL for an option without one.
 * `options` is the struct of its group. Errors: BAAT_OPTION_VALUE. */
typedef enum baat_status option_take(void *options, const struct option_row *row, char *value,
                                     struct baat_diags *diags);

struct option_row {
	const char *name;                    /* long name */
	char letter;                         /* short name, 0 for none */
	const char *argument;                /* its name in --help, NULL when the option takes none */
	const char *help;                    /* English, translated when shown */
	option_take *take;                   /* one of those below, or one of your own */
	size_t at, size;                     /* where those below put the value: OPTION_VALUE(struct, member) */
	const struct option_words *words;    /* for option_word */
	const struct baat_number_rule *rule; /* for option_number */
	const char
	    *offer; /* for completion besides `words`: separated by spaces, or a @kind (@file, @folder, @key, @party) */
	enum option_file file;
	const char *shipped; /* what of the data folder is read when the option is not given, or NULL */
	bool early;          /* taken before the others, because messages about those depend on it */
	bool hidden;         /* for the tests and the completion: begins with three dashes, and no manual knows it */
};
#define OPTION_VALUE(type, member) .at = offsetof(type, member), .size = sizeof(((type *)NULL)->member)

option_take option_flag;    /* to a bool: it was given */
option_take option_text;    /* to a const char * */
option_take option_add;     /* to a struct words: one more of them */
option_take option_list;    /* to a struct words: the parts between commas */
option_take option_names;   /* the same, of names as they count: baat-bestanden(5), NAMES */
option_take option_parties; /* the same, of parties */
option_take option_named;   /* to a struct words: NAAM=BESTAND, one more of them */
option_take option_word;    /* to an enum or an int: by `words` */
option_take option_number;  /* to an int32_t, int64_t, uint64_t or size_t: by `rule`, with a sign or a percent sign */

/* Whether the value is kept in a struct words. */
static inline bool option_takes_words(const struct option_row *row)
{
	return row->take == option_add || row->take == option_list || row->take == option_names ||
	       row->take == option_parties || row->take == option_named;
}

/* The file of NAAM=BESTAND, as option_named() took it. */
static inline const char *named_file(const char *word)
{
	return strchr(word, '=') + 1;
}

struct common_options;

struct option_group {
	const struct option_row *rows;
	size_t count;
	/* Fills in defaults, before anything is read; the struct is all zeros. NULL for none, as with those below. */
	void (*start)(void *options);
	/* When all options are read: checks them, and fills in what depends on others. Opens no file. */
	enum baat_status (*check)(void *options, const struct common_options *common, struct baat_diags *diags);
	/* Reads the files that lie under the options. */
	enum baat_status (*read)(void *options, struct baat_diags *diags);
	/* When the command line cannot be used: says so on standard output, where someone may be reading. */
	enum baat_status (*fail)(const void *options);
};
#define OPTION_GROUP(list) .rows = (list), .count = sizeof(list) / sizeof(list)[0]

/* A group that a program uses, or some of its rows. A program may name a group more than once, where --help wants so.
 */
struct option_use {
	const struct option_group *group;
	size_t at; /* of the struct of the group in the settings of the program */
	option_set rows;
};
#define USES(settings, member, rows) \
	{ \
		&member##_group, offsetof(struct settings, member), rows \
	}

struct program;

/* The struct of a group in the settings of a program; NULL when the program does not use the group. */
const void *options_of(const struct common_options *settings, const struct option_group *group);

/* Goes through the options of a program in the order of --help. Start with {.program = ...} and the settings, or
 * without them when only the rows matter. */
struct option_walk {
	const struct program *program;
	struct common_options *settings;
	size_t use, next;
	/* where it is */
	const struct option_row *row;
	void *options; /* the struct of its group */
	bool given;
};
bool option_next(struct option_walk *walk);
/* Takes a value for the option that the walk is at. */
enum baat_status option_read(const struct option_walk *walk, char *value, struct baat_diags *diags);

/* getopt_long over argv for the options that are taken early. What is wrong with them options_read() tells. */
enum baat_status options_read_early(const struct program *program, struct common_options *settings, int argc,
                                    char **argv, struct baat_diags *diags);
/* getopt_long over argv; operands too. Errors: BAAT_OPTION_INVALID, BAAT_OPTION_VALUE. */
enum baat_status options_read(const struct program *program, struct common_options *settings, int argc, char **argv,
                              struct baat_diags *diags);

/* Two options that cannot be given together, by their names. */
struct option_pair {
	const char *first, *second;
};
/* Errors: BAAT_OPTION_CONFLICT for each pair of the list, ended by {0}, of which both are given. */
enum baat_status check_conflicts(const struct common_options *settings, const struct option_pair pairs[],
                                 struct baat_diags *diags);

/* Says that a value is none of the words that it may be, and names those. What has the value is called `dashes` and
 * `name`: "--" "vorm". Returns BAAT_USAGE: BAAT_OPTION_VALUE. */
enum baat_status option_unknown_word(const char *dashes, const char *name, const struct option_words *words,
                                     struct baat_text value, struct baat_diags *diags);
/* The words that a value may be, between spaces. */
void option_put_words(const struct option_row *row, FILE *to);

#endif
