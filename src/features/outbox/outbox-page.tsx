import './outbox.css';
import { useState } from 'preact/hooks';
import { outbox, outboxRead, returned } from '../../data/outbox.ts';
import { status } from '../../data/status.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { sendNow } from './actions.ts';
import { ByLink } from './by-link.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { ArrivedItem, ReturnedItem, WaitingItem } from './outbox-items.tsx';

/** `/outbox`: what came back, what waits and why, and how to send it from elsewhere. */
export function OutboxPage() {
	if (!outboxRead.value) return null;
	const back = returned.value;
	const waiting = outbox.value.filter((one) => one.waits === 1);
	const arrived = outbox.value.filter((one) => one.waits !== 1);
	return (
		<Screen title={<Title waiting={waiting.length} back={back.length} />} lead={<Lead waiting={waiting.length} />}>
			<ByLink />
			{back.length > 0 && (
				<Section heading={<T k="outbox.returnedHeading" />}>
					<p class="outbox__lead phrase">
						<T k="outbox.returnedLead" />
					</p>
					<CardList
						items={back}
						label={t('outbox.returnedHeading')}
						keyOf={({ id }) => id}
						render={(one) => <ReturnedItem one={one} />}
					/>
				</Section>
			)}
			{waiting.length > 0 && (
				<Section heading={<T k="outbox.waitingHeading" />}>
					<SendNow />
					<CardList
						items={waiting}
						label={t('outbox.waitingHeading')}
						keyOf={({ id }) => id}
						render={(one) => <WaitingItem one={one} />}
					/>
				</Section>
			)}
			{arrived.length > 0 && (
				<Section heading={<T k="outbox.arrivedHeading" />}>
					<p class="outbox__lead phrase">
						<T k="outbox.arrivedLead" />
					</p>
					<CardList
						items={arrived}
						label={t('outbox.arrivedHeading')}
						keyOf={({ id }) => id}
						render={(one) => <ArrivedItem one={one} />}
					/>
				</Section>
			)}
			<Elsewhere waiting={waiting} />
		</Screen>
	);
}

function Title({ waiting, back }: { waiting: number; back: number }) {
	if (waiting > 0) return <T k="outbox.title" n={waiting} />;
	return back > 0 ? <T k="outbox.titleReturned" n={back} /> : <T k="outbox.titleNone" />;
}

function Lead({ waiting }: { waiting: number }) {
	if (waiting === 0) return <T k="outbox.leadNone" />;
	return <T k={status.value.storage === 'memory' ? 'outbox.leadMemory' : 'outbox.lead'} />;
}

function SendNow() {
	const [told, setTold] = useState<'done' | 'waits' | null>(null);
	return (
		<div class="outbox__actions">
			<Button icon="refresh" variant="solid" onClick={() => void sendNow().then(setTold)}>
				<T k="outbox.sendNow" />
			</Button>
			<p role="status">{told && <T k={told === 'done' ? 'outbox.sendingDone' : 'outbox.sendingWaits'} />}</p>
		</div>
	);
}
