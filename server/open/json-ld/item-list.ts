/** A list as schema.org says it: positions and addresses; each thing is described on its own page. */
import { type Thing, thing } from './things.ts';

export function itemList(items: readonly { url: string; name: string }[]): Thing {
	return thing('ItemList', {
		numberOfItems: items.length,
		itemListElement: items.map(({ url, name }, index) => thing('ListItem', { position: index + 1, url, name })),
	});
}
