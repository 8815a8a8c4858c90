import { paths } from '../../../contract/paths.ts';
import { privateTown } from '../../data/private.ts';
import { T } from '../../i18n/text.tsx';

/** A person by their name, as long as they agree. */
export function HelperName({ id }: { id: string }) {
	const name = privateTown.value?.helpers.get(id)?.contact?.name;
	if (name === undefined) return <T k="coordination.gone" />;
	return (
		<a href={paths.helper(id)}>
			<span lang="ja">{name}</span>
		</a>
	);
}
