import type { ComponentChildren } from 'preact';
import type { ApplyAnswer } from '../../../contract/importing.ts';
import { paths } from '../../../contract/paths.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ImportHistoryPart } from './import-history.tsx';
import type { ImportWork } from './use-import.ts';

/** It is done, and how to take it back. */
export function ImportDone({
	applied,
	trouble,
	work,
}: {
	applied: ApplyAnswer;
	trouble: ComponentChildren;
	work: ImportWork;
}) {
	const { counts } = applied;
	const area = town.value?.area;
	return (
		<Screen
			title={<T k="importing.done" />}
			lead={<T k="importing.doneLead" added={counts.added} changed={counts.changed} removed={counts.removed} />}
			actions={
				<>
					<LinkButton href={paths.places()}>
						<T k="importing.toPlaces" />
					</LinkButton>
					<LinkButton href={paths.events()}>
						<T k="importing.toEvents" />
					</LinkButton>
				</>
			}
		>
			{trouble}
			{area && <ImportHistoryPart area={area} />}
			<p class="section">
				<button class="importing__again" type="button" onClick={work.stop}>
					<T k="importing.another" />
				</button>
			</p>
		</Screen>
	);
}
