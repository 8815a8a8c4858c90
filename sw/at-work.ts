/**
 * The screens of people with an account and of kiosks: kept on the devices that are used so, since a reader's phone should
 * not bring what it never opens. A device counts as used so from the first `KEEP_WORK` on, also after everybody has signed out.
 */
export const WORK_CACHE = 'engawa-work';

/** Brings what is missing; what has come stays also when the rest does not. Rejects when something did not come. */
export async function keepWork(files: readonly string[]): Promise<void> {
	const cache = await caches.open(WORK_CACHE);
	const kept = await pathsIn(cache);
	await Promise.all(files.filter((file) => !kept.has(file)).map((file) => cache.add(file)));
}

/** At the installation of a newer worker: a device that is used so has all of the version or none of it. */
export async function renewWork(files: readonly string[]): Promise<void> {
	if (await caches.has(WORK_CACHE)) await keepWork(files);
}

/** Once the newer worker has taken over: what only older versions had goes. */
export async function tidyWork(files: readonly string[]): Promise<void> {
	if (!(await caches.has(WORK_CACHE))) return;
	const cache = await caches.open(WORK_CACHE);
	for (const old of await pathsIn(cache)) if (!files.includes(old)) await cache.delete(old);
}

/** From the cache, else over the network; what is opened on a device that is used so stays there though the rest did not come. */
export async function workFile(request: Request, afterwards: (work: Promise<void>) => void): Promise<Response> {
	const { pathname } = new URL(request.url);
	const kept = await caches.match(pathname, { cacheName: WORK_CACHE });
	if (kept) return kept;
	const answer = await fetch(request);
	if (answer.ok) afterwards(keepIfUsedSo(pathname, answer.clone()));
	return answer;
}

async function keepIfUsedSo(pathname: string, answer: Response): Promise<void> {
	if (!(await caches.has(WORK_CACHE))) return;
	const cache = await caches.open(WORK_CACHE);
	// on a full disk it is shown and not kept
	await cache.put(pathname, answer).catch((reason: unknown) => console.info('Not kept', pathname, reason));
}

async function pathsIn(cache: Cache): Promise<Set<string>> {
	return new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
}
