/** Names a row among those of all kinds of an area. */
export function rowKey({ kind, id }: { kind: string; id: string }): string {
	return `${kind}\0${id}`;
}
