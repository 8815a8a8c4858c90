/** Under which licences a town's rows stand, and whom to name: said in every format in its own way. */
import type { Dataset } from '../../contract/dataset.ts';
import { byId, type OpenTown } from './open-town.ts';

/** Datasets that rows came in with, by id. */
export function datasetsOf(town: OpenTown): Dataset[] {
	return [...town.rows('dataset').values()].sort(byId).map(({ data }) => data);
}

/** One line each: 「題名：出典の文（ライセンス）」. A licence that is not known is said to be not stated, never left out. */
export function attributionLines(town: OpenTown): string[] {
	return datasetsOf(town).map(({ title, attribution, publisher, licence }) => {
		const by = attribution ?? publisher;
		return `${title}${by === undefined || by === title ? '' : `：${by}`}（${licence ?? 'ライセンスの記載なし'}）`;
	});
}

/** The licence's address when all datasets share one, else the page that lists them. */
export function licenceUrl(town: OpenTown, origin: string): string {
	const urls = new Set(datasetsOf(town).map((dataset) => dataset.licenceUrl));
	const [only] = urls;
	return urls.size === 1 && only !== undefined ? only : `${origin}/settings/licences`;
}

/** The name of the town, as its profile writes it. */
export function townName(town: OpenTown): string {
	return town.rows('profile').get(town.code)?.data.name ?? town.code;
}
