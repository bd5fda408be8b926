"""Input made to be hard on a reader: large in one direction only. Each function returns text of which one part grows."""

HEAD = 'casus;scenario;post;aantal;per;van;duur'
PRICES = 'post;omschrijving;eenheid;prijs;betaler\nhulp;Hulp;uur;50;gemeente\nopvang;Opvang;dag;120;corporatie\n'
FLOWS = ('casus;alternatief;soort;post;domein;partij;kant;jaar;maand;maanden;bedrag;cw;verzilverbaar;pm_plus;pm_min;'
         'slaagkans')


def rows(lines):
    return '\n'.join(lines) + '\n'


def columns(n, bad=False):
    """One case with n attributes."""
    tail = ''.join(f';w{i}' for i in range(n))
    return rows([HEAD + ''.join(f';kol{i}x' for i in range(n)), f'1;zonder;opvang;{"1.5" if bad else 1};dag;0;3' + tail,
                 '1;plan;hulp;1;week;0;6' + tail])


def bad_columns(n):
    return columns(n, bad=True)


def twice_columns(n):
    """Each column is named twice."""
    return rows([HEAD + ''.join(f';kol{i}x' for i in range(n)) * 2])


def flow_columns(n):
    return rows([FLOWS + ''.join(f';kol{i}x' for i in range(n)),
                 '1;plan;inzet;hulp;;gemeente;betaalt;0;0;6;100,00;100,00;0,00;0;0;1' + ''.join(f';w{i}' for i in range(n))])


def keys(n):
    """As many cases, neighbourhoods and teams as lines."""
    return rows([HEAD + ';wijk;team'] + [f'{i};plan;hulp;1;week;0;6;wijk {i};team-{i * 7919}' for i in range(n)])


def one_case(n, quantity='1', post='hulp'):
    return rows([HEAD] + [f'1;{"zonder" if i % 2 else "plan"};{post};{quantity};week;{i % 60};{i % 12 + 1}'
                          for i in range(n)])


def one_bad_case(n):
    return one_case(n, quantity='1.5')


def one_case_of_unknown_posts(n):
    return rows([HEAD] + [f'1;zonder;onbekend-{i};1;week;0;6' for i in range(n)])


def one_case_that_differs(n):
    return rows([HEAD + ';wijk'] + [f'1;plan;hulp;1;week;0;6;wijk {i}' for i in range(n)])


def one_case_with_returns(n):
    return one_case(n).replace('\n', '\r')


def alternatives(n):
    return rows([HEAD, '1;zonder;opvang;1;dag;0;3'] + [f'1;plan {i};hulp;1;week;0;6' for i in range(n)])


def parties(n):
    """One case in which everybody pays."""
    return rows([HEAD + ';prijs;betaler', '1;zonder;opvang;1;dag;0;3;;'] +
                [f'1;plan;hulp;1;maand;0;6;10,50;partij {i}' for i in range(n)])


def payers(n):
    """One line that all pay a share of; the shares add up to 100 as n goes into 10^6."""
    share = f'{1000000 // n:07d}'
    share = f'{int(share[:3])},{share[3:]}'
    return rows([HEAD + ';prijs;betaler', '1;plan;hulp;1;maand;0;6;1000,50;' +
                 '|'.join(f'partij {i}:{share}' for i in range(n))])


def flow_parties(n):
    return rows([FLOWS] + [f'1;plan;{kind};hulp;;partij {i};betaalt;0;0;6;{i + 1},00;100,00;0,00;0;0;1'
                           for i in range(n) for kind in ('zonder', 'inzet')])


def same_cases(n):
    """Cases that come back, each of them."""
    return rows([HEAD] + [f'{i % (n // 2)};plan;hulp;1;week;0;6' for i in range(n)])


def long_quote(n):
    """A field with many line breaks, as long as may be."""
    return rows([HEAD + ';toelichting', '1;plan;hulp;1;week;0;6;"' + 'a\n' * n + '"'])


def many_quotes(n):
    return rows([HEAD + ';toelichting'] + [f'{i};plan;hulp;1;week;0;6;"een ""twee""\r\ndrie"' for i in range(n)])


def open_quote(n):
    return rows([HEAD + ';toelichting', '1;plan;hulp;1;week;0;6;"begin'] + ['2;plan;hulp;1;week;0;6;verder'] * n)


def empty_rows(n):
    return ';;;\n' * n + rows([HEAD, '1;plan;hulp;1;week;0;6'])


def price_table(n, off=0):
    return rows(['post;omschrijving;domein;eenheid;prijs;betaler;prijspeil;bron'] +
                [f'post-{i};Omschrijving {i};domein {i % 50};uur;{i + 1 + off};gemeente;2024;bron {i}'
                 for i in range(off, n + off)])


def other_price_table(n):
    return price_table(n, off=n // 2)


def lookups(n):
    return rows([HEAD] + [f'{i};plan;post-{i};1;week;0;6' for i in range(n)])


def unknown_posts(n):
    return rows([HEAD] + [f'{i};plan;pots-{i}x{i};1;week;0;6' for i in range(n)])


def key_agreement(n):
    """Everybody has a share in the key; n goes into 10^6."""
    return ('{"verdeling": "sleutel", "sleutel": {' +
            ', '.join(f'"partij {i}": {1000000 // n / 10000:.4f}' for i in range(n)) + '}}')


def waterfall_agreement(n):
    return ('{"verdeling": "waterval", "waterval": [' +
            ', '.join(['{"tot": 1, "delen": {"partij 1": 100}}'] * n) + ']}')


def nested(n):
    return '{"verdeling": ' + '[' * n + ']' * n + '}'


def unknown_keys(n):
    return '{"verdeling": "evenredig", ' + ', '.join(f'"sleuteltje {i}": 1' for i in range(n)) + '}'


def twice_keys(n):
    return '{' + ', '.join(f'"sleuteltje {i % (n // 2)}": 1' for i in range(n)) + '}'
