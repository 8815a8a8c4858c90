import './issues.css';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { openRaised, raised } from '../../data/raised.ts';
import { town } from '../../data/town.ts';
import type { Why } from '../../data/writing-wire.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { MyRaised } from './my-raised.tsx';

/** Where the ticket of something that was raised at a desk or on a kiosk leads: what became of it. */
export function ToldIssuesPage() {
	const [why, setWhy] = useState<Why | null | 'reading'>('reading');
	const isThere = town.value !== null;
	useEffect(() => {
		if (!isThere || kiosk.peek()) return;
		const token = location.hash.slice(1);
		// out of the address, so that it is neither shared nor looked over
		if (token) history.replaceState(history.state, '', paths.toldIssue());
		(token ? openRaised(token) : Promise.resolve(null)).then(setWhy, () => setWhy('unreachable'));
	}, [isThere]);
	if (kiosk.value) return <Screen title={<T k="issues.mineHeading" />} lead={<T k="exchange.introKiosk" />} />;
	if (why === 'reading') return null;
	return (
		<Screen
			title={<T k="issues.toldTitle" />}
			lead={
				why === 'not-found' ? <T k="issues.toldNotYet" /> : why !== null ? <T k="exchange.introOffline" /> : undefined
			}
			actions={
				<LinkButton href={paths.issues()}>
					<T k="issues.toList" />
				</LinkButton>
			}
		>
			{(why === null || raised.value.length > 0) && <MyRaised />}
		</Screen>
	);
}
