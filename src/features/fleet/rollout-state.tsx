import type { Fleet } from '../../../contract/kiosk.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { Section } from '../../ui/screen.tsx';

const WORDS: Record<NonNullable<Fleet['rollout']>['verdict'], MessageKey> = {
	trying: 'fleet.rolloutTrying',
	good: 'fleet.rolloutGood',
	bad: 'fleet.rolloutBad',
};

/** How far the newest version of the page has come. */
export function RolloutState({ rollout }: { rollout: Fleet['rollout'] }) {
	return (
		<Section heading={<T k="fleet.rolloutTitle" />}>
			<p>{rollout ? <T k={WORDS[rollout.verdict]} build={rollout.newest} /> : <T k="fleet.rolloutNone" />}</p>
		</Section>
	);
}
