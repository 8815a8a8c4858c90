/** In the page: whether its worker has every file that it says it keeps, those for people at work too. */
export async function isAllKept(): Promise<boolean> {
	const build = navigator.serviceWorker?.controller?.scriptURL;
	if (!build) return true;
	const worker = await (await fetch(build)).text();
	const files = [...worker.matchAll(/\/assets\/[\w.-]+\.(?:js|css)/g)].map(([file]) => file);
	const kept = await Promise.all(
		files.filter((file) => !file.includes('sw-road')).map((file) => caches.match(file, { ignoreSearch: true })),
	);
	return kept.every(Boolean);
}
