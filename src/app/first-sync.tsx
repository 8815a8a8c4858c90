/** Until the town has come for the first time: what happens, in words that change when it takes long. Never a spinner. */
import './first-sync.css';
import { useEffect, useState } from 'preact/hooks';
import { status } from '../data/status.ts';
import { T } from '../i18n/text.tsx';
import { Screen } from '../ui/screen.tsx';

const SLOW_AFTER_MS = 8_000;

export function FirstSync() {
	const [slow, setSlow] = useState(false);
	useEffect(() => {
		const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
		return () => clearTimeout(timer);
	}, []);
	const { phase, progress, problem } = status.value;
	const stuck = phase === 'empty' || problem !== undefined;
	return (
		<div class="first-sync">
			<Screen title={<T k="common.firstSyncTitle" />} lead={<T k="common.firstSyncLead" />}>
				<p class="section" role="status">
					{stuck ? <T k="common.firstSyncStuck" /> : slow && <T k="common.firstSyncSlow" />}
				</p>
				{progress && !stuck && (
					<p>
						<T k="common.firstSyncProgress" done={progress.done} of={progress.of} />
					</p>
				)}
			</Screen>
		</div>
	);
}
