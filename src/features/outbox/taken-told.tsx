import { T } from '../../i18n/text.tsx';
import type { Taken } from './actions.ts';

/** What became of a file or link from another device. */
export function TakenTold({ taken }: { taken: Taken }) {
	if (taken.told !== 'taken') return <T k={taken.told === 'none' ? 'outbox.openedNone' : 'outbox.openedOther'} />;
	return taken.count > 0 ? <T k="outbox.openedCount" n={taken.count} /> : <T k="outbox.openedAgain" />;
}
