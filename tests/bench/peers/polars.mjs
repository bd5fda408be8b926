// usage: node polars.mjs partij|casus|totaal prijzen.csv zaken.csv     with THREADS and BENCH_MODULES
import { createRequire } from 'node:module';

process.env.POLARS_MAX_THREADS = process.env.THREADS ?? '2';
const modules = createRequire(process.env.BENCH_MODULES + '/');
const pl = modules('nodejs-polars');
const [job, priceFile, caseFile] = process.argv.slice(2);
if (job === '--version') {
	console.log('Polars for Node ' + modules('nodejs-polars/package.json').version);
	process.exit(0);
}

const options = { sep: ';', decimalComma: true, rechunk: false };
const prices = pl.scanCSV(priceFile, options).select('post', 'prijs', 'betaler');
const line = pl.col;
const factors = { week: 52 / 12, dag: 365 / 12, kwartaal: 1 / 3, jaar: 1 / 12 };
let factor = pl.lit(1.0);
for (const [name, value] of Object.entries(factors))
	factor = pl.when(line('per').eq(pl.lit(name))).then(pl.lit(value)).otherwise(factor);
const least = (a, b) => pl.when(a.lt(b)).then(a).otherwise(b);
const greatest = (a, b) => pl.when(a.gt(b)).then(a).otherwise(b);
const end = line('van').add(line('duur'));
const months = least(end, pl.lit(60)).minus(least(line('van'), pl.lit(60)));
// the present value of the months of each year that the line occupies
let worth = pl.lit(0.0);
for (let year = 0; year < 5; year++)
	worth = worth.add(greatest(pl.lit(0), least(end, pl.lit(12 * year + 12)).minus(greatest(line('van'), pl.lit(12 * year))))
		.multiplyBy(pl.lit(1.0225 ** -year)));

const kinds = ['zonder', 'inzet', 'gevolg'];
const measures = job === 'totaal' ? kinds : [...kinds, ...kinds.map((kind) => kind + '_cw')];
const split = (value, suffix) => kinds.map((kind) => pl.when(line('soort').eq(pl.lit(kind === 'zonder' ? '' : kind)))
	.then(line(value)).otherwise(pl.lit(0.0)).alias(kind + suffix));
const sums = () => measures.map((name) => line(name).sum());
const units = line('aantal').multiplyBy(line('kans')).multiplyBy(factor);
const amounts = (unit) => [unit.multiplyBy(months).alias('a'), ...(job === 'totaal' ? [] : [unit.multiplyBy(worth).alias('n')])];
const splits = () => [...split('a', ''), ...(job === 'totaal' ? [] : split('n', '_cw'))];
const cases = pl.scanCSV(caseFile, options);

let query;
if (job === 'casus') {
	query = cases.join(prices, { on: 'post' })
		.select('casus', line('soort').fillNull(pl.lit('')).alias('soort'), ...amounts(line('prijs').multiplyBy(units)))
		.select('casus', ...splits()).groupBy('casus').agg(...sums());
} else {
	// sums per post meet the prices at the end
	const perPost = cases.select('post', line('soort').fillNull(pl.lit('')).alias('soort'), ...amounts(units))
		.groupBy(['post', 'soort']).agg(line('a').sum(), ...(job === 'totaal' ? [] : [line('n').sum()]));
	const group = job === 'partij' ? line('betaler').alias('partij') : pl.lit('maatwerk').alias('totaal');
	query = perPost.join(prices, { on: 'post' })
		.withColumns(line('a').multiplyBy(line('prijs')).alias('a'),
			...(job === 'totaal' ? [] : [line('n').multiplyBy(line('prijs')).alias('n')]))
		.select(group, ...splits()).groupBy(job).agg(...sums());
}
query.collectSync({ engine: 'streaming' }).writeCSV('/dev/stdout', { separator: ';', floatPrecision: 2 });
