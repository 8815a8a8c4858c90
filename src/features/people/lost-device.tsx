import { useState } from 'preact/hooks';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { helpWhoLostDevice, type Kept } from './actions.ts';
import type { Person } from './people-signals.ts';

/** What a second person can do for somebody who cannot get in any more, or whose phone is in other hands. */
export function LostDevice({ person: { id, roles, state, secondFactor } }: { person: Person }) {
	const [told, setTold] = useState<Kept | null>(null);
	if (state !== 'active') return null;
	const help = async (factor: boolean) => setTold(await helpWhoLostDevice(id, roles, factor));
	return (
		<Section heading={<T k="people.lostHeading" />}>
			<p class="phrase">
				<T k="people.lostSupport" />
			</p>
			<div class="people__acts">
				<Button onClick={() => void help(false)}>
					<T k="people.lostGo" />
				</Button>
			</div>
			{secondFactor && (
				<>
					<p class="people__soft phrase">
						<T k="people.lostFactorSupport" />
					</p>
					<div class="people__acts">
						<Button onClick={() => void help(true)}>
							<T k="people.lostFactorGo" />
						</Button>
					</div>
				</>
			)}
			<p role="status">{told && <T k={told === 'kept' ? 'people.lostDone' : 'people.full'} />}</p>
		</Section>
	);
}
