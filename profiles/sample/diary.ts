/** A stretch of one day. */
type Times = { from: string; to: string };

/** Who and what is taken when: no room is given twice at one time, and nobody is in two places at once. */
export type Diary = {
	isFree(key: string, day: number, times: Times): boolean;
	take(key: string, day: number, times: Times): void;
};

/** Keys are ids (of rooms, of groups) or whatever else must not happen twice at once. */
export function createDiary(): Diary {
	const pages = new Map<string, Times[]>();
	return {
		isFree: (key, day, { from, to }) =>
			!pages.get(`${key} ${day}`)?.some((taken) => taken.from < to && from < taken.to),
		take(key, day, times) {
			const page = pages.get(`${key} ${day}`);
			if (page) page.push(times);
			else pages.set(`${key} ${day}`, [times]);
		},
	};
}
