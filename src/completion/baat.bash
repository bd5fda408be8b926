# Completion in bash for all programs of baat. shellcheck shell=bash
#
# Nothing about options stands here: a program prints its own table with ---opties, one line an option: letter, name,
# argument and the words it takes, separated by tabs. A word @file, @folder, @key or @party is a kind of word; the
# function _baat_words says where these come from. Installed once for each program, or: source src/completion/baat.bash

# The folder of data that the program uses, as data_folder() in src/cli/data-folder.c finds it.
_baat_data() { # program
	local home
	if [[ -n ${BAAT_DATA:-} ]]; then
		printf '%s\n' "$BAAT_DATA"
		return
	fi
	home=$(readlink -f -- "$(type -P -- "$1")")
	home=${home%/*/*}
	if [[ -d $home/src/programs && -d $home/data ]]; then
		printf '%s\n' "$home/data"
	else
		printf '%s\n' "$home/share/baat"
	fi
}

# The names of columns in the first line of a table, one a line, in lower case.
_baat_columns() { # file
	local line
	line=$(head -c 65536 -- "$1" 2>/dev/null | tr -d '\0' | tr '\r' '\n' |
		LC_ALL=C sed '1s/^\xEF\xBB\xBF//; /^sep=.$/d; /^ *$/d' | head -n 1)
	case $line in
	*$'\t'*) ;;
	*';'*) line=${line//;/$'\t'} ;;
	*) line=${line//,/$'\t'} ;;
	esac
	printf '%s\n' "$line" | tr '\t' '\n' | tr '[:upper:]' '[:lower:]' | sed 's/^ *"\{0,1\}//; s/"\{0,1\} *$//'
}

# Keys that all files have, and the columns of one's own in the files on the command line.
_baat_keys() { # words of the command line
	local file
	# columns that mean something else, so that they are nobody's own
	local -a known=(casus scenario post aantal per van duur kans soort slaagkans gekozen prijs prijspeil betaler
		ontvanger verzilverbaar start toelichting
		aantal_laag aantal_hoog kans_laag kans_hoog slaagkans_laag slaagkans_hoog prijs_laag prijs_hoog bewijs
		alternatief domein partij kant jaar maand maanden kalenderjaar kalendermaand bedrag cw pm_plus pm_min
		herkomst)
	printf '%s\n' casus partij post domein jaar kalenderjaar kalendermaand start totaal
	for file in "$@"; do
		[[ -f $file && -r $file ]] || continue
		# a price table of -p has no columns to group by
		_baat_columns "$file" | if grep -qx -e scenario -e alternatief; then
			_baat_columns "$file" | grep -vxF "$(printf '%s\n' "${known[@]}")"
		fi
	done
}

# What follows each -p on the command line, as options to pass on.
_baat_prices() { # words of the command line
	while (($# > 0)); do
		case $1 in
		-p | --prijzen)
			if [[ ${2:-} == '=' ]]; then shift; fi
			if (($# > 1)); then printf -- '-p\n%s\n' "$2"; fi
			;;
		-p?*) printf -- '-p\n%s\n' "${1#-p}" ;;
		--prijzen=*) printf -- '-p\n%s\n' "${1#*=}" ;;
		esac
		shift
	done
}

# The prices that the command line asks for, as rows with tabs; the header first.
_baat_price_rows() { # program, words of the command line
	local lister=${1%baat-*}baat-prijs
	local -a options
	mapfile -t options < <(_baat_prices "${@:2}")
	if type -P -- "$lister" >/dev/null; then
		"$lister" "${options[@]}" -f tsv 2>/dev/null </dev/null
	else
		# without the program that lists them: the shipped tables as they are
		cat -- "$(_baat_data "$1")"/prijzen/*.csv 2>/dev/null | tr ';' '\t'
	fi
}

# One column of rows with tabs.
_baat_column() { # name
	awk -F '\t' -v name="$1" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) column = i; next }
		column && $column != "" && $column != name { print $column }'
}

# Parties by name, and those that pay by the tables of -p.
_baat_parties() { # program, words of the command line
	local file
	file=$(_baat_data "$1")/partijen.csv
	if [[ -r $file ]]; then
		tail -n +2 -- "$file" | cut -d ';' -f 1
	fi
	if [[ ! -r $file || -n $(_baat_prices "${@:2}") ]]; then
		_baat_price_rows "$@" | _baat_column betaler | tr '|' '\n' | sed 's/:.*//'
	fi
}

# The words that a value may be, one a line. Files and folders are for the caller.
_baat_words() { # words of the table, program, words of the command line
	local word
	for word in $1; do
		case $word in
		@key) _baat_keys "${@:3}" ;;
		@party) _baat_parties "${@:2}" ;;
		@*) ;;
		*) printf '%s\n' "$word" ;;
		esac
	done | sort -u
}

# Adds to COMPREPLY the words that begin with what stands there, each with a prefix in front.
_baat_reply() { # words, begin, prefix
	local word
	while IFS= read -r word; do
		if [[ -n $word && $word == "$2"* ]]; then COMPREPLY+=("$3$word"); fi
	done <<<"$1"
}

_baat_files() { # -f or -d, begin, prefix
	local word
	compopt -o filenames 2>/dev/null
	while IFS= read -r word; do COMPREPLY+=("$3$word"); done < <(compgen "$1" -- "$2")
}

# The value of an option: one of its words, or several between commas.
_baat_value() { # argument and words in the table, begin, prefix, program, words of the command line
	local argument=$1 words=$2 begin=$3 prefix=$4 choice word
	choice=$(_baat_words "$words" "${@:5}")
	if [[ $argument == *,* && $begin == *,* ]]; then
		# those before the last comma were chosen already
		for word in ${begin//,/ }; do choice=$(grep -vxF -e "$word" <<<"$choice"); done
		prefix+=${begin%,*},
		begin=${begin##*,}
	fi
	_baat_reply "$choice" "$begin" "$prefix"
	if [[ $argument == *,* && ${#COMPREPLY[@]} -gt 0 ]]; then compopt -o nospace 2>/dev/null; fi
	case " $words " in
	*' @file '*) _baat_files -f "$begin" "$prefix" ;;
	*' @folder '*) _baat_files -d "$begin" "$prefix" ;;
	esac
}

_baat_program() { # its path
	local program=$1 current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
	local -a line=("${COMP_WORDS[@]:1}")
	local -A arguments=() words=()
	local -a names=()
	local letter name argument choice
	COMPREPLY=()

	while IFS=$'\037' read -r letter name argument choice; do
		names+=("--$name")
		arguments[--$name]=$argument words[--$name]=$choice
		if [[ $letter != - ]]; then arguments[-$letter]=$argument words[-$letter]=$choice; fi
	done < <("$program" ---opties 2>/dev/null </dev/null | tr '\t' '\037')

	# bash takes the equals sign for a word of its own, unless COMP_WORDBREAKS was changed
	if [[ $current == '=' ]]; then
		current=
	elif [[ $previous == '=' ]] && ((COMP_CWORD > 2)); then
		previous=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	if [[ " ${line[*]:0:COMP_CWORD-1} " != *' -- '* ]]; then
		if [[ -n ${arguments[${previous:-x}]:-} ]]; then
			_baat_value "${arguments[$previous]}" "${words[$previous]}" "$current" '' "$program" "${line[@]}"
			return
		fi
		if [[ $current == --*=* && -n ${arguments[${current%%=*}]:-} ]]; then
			name=${current%%=*}
			_baat_value "${arguments[$name]}" "${words[$name]}" "${current#*=}" "$name=" "$program" "${line[@]}"
			return
		fi
		if [[ $current == -[a-zA-Z]?* && -n ${arguments[${current:0:2}]:-} ]]; then
			name=${current:0:2}
			_baat_value "${arguments[$name]}" "${words[$name]}" "${current:2}" "$name" "$program" "${line[@]}"
			return
		fi
		if [[ $current == -* ]]; then
			_baat_reply "$(printf '%s\n' "${names[@]}")" "$current" ''
			# an option with a value goes on with an equals sign
			if ((${#COMPREPLY[@]} == 1)) && [[ -n ${arguments[${COMPREPLY[0]}]} ]]; then
				COMPREPLY[0]+='='
				compopt -o nospace 2>/dev/null
			fi
			return
		fi
	fi
	if [[ ${program##*/} == baat-prijs ]]; then
		_baat_reply "$(_baat_price_rows "$program" "${line[@]}" | _baat_column post | sort -u)" "$current" ''
	else
		_baat_files -f "$current" ''
	fi
}

# The front door: a program and then its command line, or help and a page.
_baat_front() { # its path
	local program=$1 word=${COMP_WORDS[1]} current=${COMP_WORDS[COMP_CWORD]} kind=programma
	if ((COMP_CWORD > 1)) && [[ $word != -* && $word != help ]]; then
		COMP_WORDS=("${COMP_WORDS[@]:1}")
		COMP_CWORD=$((COMP_CWORD - 1))
		_baat_program "${program%baat}baat-${word#baat-}"
		return
	fi
	if [[ $current == -* ]]; then
		_baat_program "$program"
		return
	fi
	COMPREPLY=()
	if [[ $word == help && $COMP_CWORD == 2 ]]; then kind=bladzijde; fi
	if ((COMP_CWORD == 1)) || [[ $kind == bladzijde ]]; then
		_baat_reply "$("$program" ---woorden 2>/dev/null </dev/null | sed -n "s/	$kind\$//p")" "$current" ''
	fi
}

_baat() { # command, word at hand, word before it
	local program=${1/#\~/$HOME}
	if [[ ${program##*/} == baat ]]; then _baat_front "$program"; else _baat_program "$program"; fi
}

# The programs to complete for: those of the source tree that this file is in, those that are installed, and the one
# that bash asked for by the name of this file.
_baat_programs() { # this file
	local folder
	for folder in "$(dirname -- "$1")"/../programs/*/; do
		if [[ -d $folder ]]; then basename -- "$folder" | sed 's/^/baat-/'; fi
	done
	compgen -c baat-
	echo baat
	case ${1##*/} in
	baat-*) printf '%s\n' "${1##*/}" ;;
	esac
}

# shellcheck disable=SC2046 # names of programs are words
complete -F _baat $(_baat_programs "${BASH_SOURCE[0]}" | grep -xE 'baat(-[a-z]+)?' | sort -u)
