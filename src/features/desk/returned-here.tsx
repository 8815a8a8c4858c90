import { paths } from '../../../contract/paths.ts';
import { returned } from '../../data/outbox.ts';
import { T } from '../../i18n/text.tsx';
import { Warning } from '../../ui/warning.tsx';

/** Something of this desk was not taken: where it lies, with the reason and everything that was written. */
export function ReturnedHere({ placeId }: { placeId: string }) {
	const count = returned.value.filter(({ args }) => args.placeId === placeId).length;
	if (count === 0) return null;
	return (
		<Warning>
			<p>
				<T k="desk.returned" n={count} />
			</p>
			<p>
				<a href={paths.outbox()}>
					<T k="desk.returnedLook" />
				</a>
			</p>
		</Warning>
	);
}
