/**
 * A screen taken home: its address for the visitor's phone, its number to say or to write down, and, for phones without a
 * line, the event itself or where and whom to ring. Drawn here; nothing of it says who took it.
 */
import './take-home.css';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { formatShortCode, spokenShortCode } from '../../../contract/short-code.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { type Taken, takenFrom } from './taken.ts';

type Kind = keyof Taken['codes'];

const WORDS: Record<Kind, { name: MessageKey; qr: MessageKey; how: MessageKey }> = {
	page: { name: 'takeHome.page', qr: 'takeHome.pageQr', how: 'takeHome.pageHow' },
	calendar: { name: 'takeHome.calendar', qr: 'takeHome.calendarQr', how: 'takeHome.calendarHow' },
	facts: { name: 'takeHome.facts', qr: 'takeHome.factsQr', how: 'takeHome.factsHow' },
};

/** `href`: the screen that is taken, with its query; null: closed. */
export function TakeHomeDialog({ href, onClose }: { href: string | null; onClose: () => void }) {
	return (
		<Dialog open={href !== null} title={<T k="takeHome.title" />} onClose={onClose}>
			{href !== null && <TakeHome taken={takenFrom(href)} />}
		</Dialog>
	);
}

function TakeHome({ taken }: { taken: Taken }) {
	const [kind, setKind] = useState<Kind>('page');
	const kinds = (Object.keys(WORDS) as Kind[]).filter((each) => taken.codes[each] !== undefined);
	const address = `${location.host}${paths.code()}`;
	return (
		<div class="take-home">
			{kinds.length > 1 && (
				<div class="take-home__kinds">
					{kinds.map((each) => (
						<Button key={each} pressed={each === kind} onClick={() => setKind(each)}>
							<T k={WORDS[each].name} />
						</Button>
					))}
				</div>
			)}
			<div class="take-home__code">
				<QrCode text={taken.codes[kind] ?? taken.codes.page} label={t(WORDS[kind].qr)} />
				<div class="take-home__beside">
					<p>
						<T k={WORDS[kind].how} />
					</p>
					{taken.number && (
						<div>
							<p class="take-home__label">
								<T k="takeHome.number" />
							</p>
							<p class="take-home__number">{formatShortCode(taken.number)}</p>
							<p class="take-home__label" lang="ja">
								<T k="takeHome.numberSaid" said={spokenShortCode(taken.number)} />
							</p>
						</div>
					)}
					{taken.number && (
						<p>
							<T k="takeHome.numberHow" address={<span class="take-home__address">{address}</span>} />
						</p>
					)}
				</div>
			</div>
		</div>
	);
}
