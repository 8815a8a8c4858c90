/** What a browser calls itself, in a few words for a list of one's own sessions. A guess that decides nothing. */

const SYSTEMS: readonly [RegExp, string][] = [
	[/iPad/, 'iPad'],
	[/iPhone/, 'iPhone'],
	[/Android/, 'Android'],
	[/CrOS/, 'ChromeOS'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'Mac'],
	[/Linux/, 'Linux'],
];
/** In this order: most browsers also name those whose pages they want to be given. */
const BROWSERS: readonly [RegExp, string][] = [
	[/Edg(?:A|iOS)?\//, 'Edge'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/(?:Firefox|FxiOS)\//, 'Firefox'],
	[/(?:Chrome|CriOS)\//, 'Chrome'],
	[/Safari\//, 'Safari'],
];

export function browserLabel(userAgent: string | undefined): string {
	const text = (userAgent ?? '').slice(0, 500);
	const find = (among: readonly [RegExp, string][]) => among.find(([pattern]) => pattern.test(text))?.[1];
	return [find(SYSTEMS), find(BROWSERS)].filter((each) => each !== undefined).join(' · ');
}
