/**
 * A worker keeps the files of its own build, also when the server has a newer one by then: a kiosk that goes back to the build
 * before would else keep the newer page under the older one's revision. What has no hash in its name is asked for by its
 * revision, which the server knows of its last builds (`server/http/static-files.ts`).
 */
type Entry = { url: string; revision: string | null };

export function byRevision(entries: readonly Entry[]): (request: Request) => Request {
	const revisions = new Map(entries.map(({ url, revision }) => [url, revision]));
	return (request) => {
		const { pathname } = new URL(request.url);
		const revision = revisions.get(pathname);
		return revision ? new Request(`${pathname}?__WB_REVISION__=${revision}`, request) : request;
	};
}
