// usage: node duckdb.mjs partij|casus|totaal prijzen.csv zaken.csv     with THREADS and BENCH_MODULES
// read_csv looks at the file by itself: with types written down by hand it gets a worse plan.
import { createRequire } from 'node:module';

const { DuckDBInstance } = createRequire(process.env.BENCH_MODULES + '/')('@duckdb/node-api');
const [job, prices, cases] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: process.env.THREADS ?? '2' });
const connection = await instance.connect();
if (job === '--version') {
	console.log('DuckDB ' + (await connection.runAndReadAll('SELECT version()')).getRows()[0][0].replace('v', ''));
	process.exit(0);
}

// decimals are written faster than floating point
const kinds = (value, suffix) => ['', 'inzet', 'gevolg'].map((kind) =>
	`sum(CASE WHEN soort = '${kind}' THEN ${value} ELSE 0 END)::DECIMAL(18, 2) AS ${kind || 'zonder'}${suffix}`).join(', ');
// What depends on a few values is looked up by a join, which beats every expression: units in a month; months that count
// before month m, and their present value.
let present = 0;
const before = [...Array(61).keys()].map((m) => {
	const row = `(${m}, ${present.toExponential()})`;
	present += 1.0225 ** -Math.floor(m / 12);
	return row;
});
await connection.run(`CREATE TABLE f(per VARCHAR, units DOUBLE); CREATE TABLE w(m BIGINT, n DOUBLE);
	INSERT INTO f VALUES ('eenmalig', 1), ('maand', 1), ('week', 52 / 12), ('dag', 365 / 12), ('kwartaal', 1 / 3),
	('jaar', 1 / 12); INSERT INTO w VALUES ${before.join(', ')}`);
const units = 'aantal * kans * units';
const months = 'e.m - b.m';
const worth = 'e.n - b.n';
const lines = `read_csv('${cases}', delim = ';', decimal_separator = ',') JOIN f USING (per)
	JOIN w e ON e.m = least(van + duur, 60) JOIN w b ON b.m = least(van, 60)`;
const posts = `read_csv('${prices}', delim = ';', decimal_separator = ',')`;
const queries = {
	// sums per post meet the prices at the end
	partij: `WITH s AS (SELECT post, soort, sum(u * m) AS a, sum(u * w) AS n FROM
		(SELECT post, coalesce(soort, '') AS soort, ${units} AS u, ${months} AS m, ${worth} AS w FROM ${lines})
		GROUP BY ALL)
		SELECT betaler AS partij, ${kinds('prijs * a', '')}, ${kinds('prijs * n', '_cw')}
		FROM s JOIN ${posts} USING (post) GROUP BY betaler`,
	totaal: `WITH s AS (SELECT post, soort, sum(u * m) AS a FROM
		(SELECT post, coalesce(soort, '') AS soort, ${units} AS u, ${months} AS m FROM ${lines}) GROUP BY ALL)
		SELECT 'maatwerk' AS totaal, ${kinds('prijs * a', '')} FROM s JOIN ${posts} USING (post)`,
	casus: `SELECT casus, ${kinds('a', '')}, ${kinds('n', '_cw')} FROM
		(SELECT casus, soort, p * m AS a, p * w AS n FROM
			(SELECT casus, coalesce(soort, '') AS soort, prijs * ${units} AS p, ${months} AS m, ${worth} AS w
			FROM ${lines} JOIN ${posts} USING (post)))
		GROUP BY casus`,
};
await connection.run(`COPY (${queries[job]}) TO '/dev/stdout' (DELIMITER ';', HEADER)`);
