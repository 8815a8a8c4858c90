import { kiosk } from '../data/kiosk-state.ts';
import { isSaved, toggleSaved } from '../data/saved.ts';
import { t } from '../i18n/t.ts';
import { T } from '../i18n/text.tsx';
import { Button } from './button.tsx';

/** Keeps a thing on this device. */
export function SaveButton({
	kind,
	id,
	name,
}: {
	kind: 'group' | 'event' | 'place' | 'room' | 'guide' | 'notice' | 'issue' | 'exchange';
	id: string;
	/** the thing's name, for those who listen */
	name?: string;
}) {
	// a visitor of a lobby takes things home, and keeps nothing here
	if (kiosk.value) return null;
	const saved = isSaved(kind, id);
	return (
		<Button
			icon={saved ? 'saved' : 'save'}
			pressed={saved}
			label={name && !saved ? t('common.saveOf', { name }) : undefined}
			onClick={() => toggleSaved(kind, id)}
		>
			<T k={saved ? 'common.savedAlready' : 'common.save'} />
		</Button>
	);
}
