import './kiosk-card.css';
import { useState } from 'preact/hooks';
import type { Alarm, Fleet, FleetOrder } from '../../../contract/kiosk.ts';
import { now } from '../../data/clock.ts';
import { orderKiosk } from '../../data/fleet.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatAge, formatInstant } from '../../i18n/format.ts';
import { Marked, Named, T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/screen.tsx';
import { KioskSettings } from './kiosk-settings.tsx';
import { PinDialog } from './pin-dialog.tsx';

type OneKiosk = Fleet['kiosks'][number];

/** Words for each, and what to do. */
const ALARM_WORDS: Record<Alarm, MessageKey> = {
	silent: 'kiosk.alarmSilent',
	'old-data': 'kiosk.alarmOldData',
	'stuck-outbox': 'kiosk.alarmStuckOutbox',
	crashing: 'kiosk.alarmCrashing',
	clock: 'kiosk.alarmClock',
	'memory-only': 'kiosk.alarmMemoryOnly',
};

const MB = 1024 * 1024;

export function KioskCard({ kiosk, changed }: { kiosk: OneKiosk; changed: () => void }) {
	const [asking, setAsking] = useState<'settings' | 'pin' | 'un-enrol' | null>(null);
	const [answer, setAnswer] = useState<'sent' | 'failed' | null>(null);
	const current = town.value;
	if (!current) return null;
	const place = current.places.get(kiosk.placeId);
	const order = (what: FleetOrder) => {
		setAsking(null);
		void orderKiosk(current.area, kiosk.id, what).then((done) => {
			setAnswer(done === 'done' ? 'sent' : 'failed');
			changed();
		});
	};
	const { beat, beatAt } = kiosk;
	const age = (instant: string) => <Marked text={formatAge(instant, now.value.ms)} />;
	return (
		<Section
			heading={
				<>
					{place ? <Named name={place.name} kana={place.nameKana} en={place.nameEn} /> : kiosk.placeId}　{kiosk.name}
				</>
			}
		>
			<ul class="kiosk-card__alarms">
				{kiosk.alarms.length === 0 && (
					<li class="kiosk-card__well">
						<Icon name="check" />
						<T k="kiosk.fleetWell" />
					</li>
				)}
				{kiosk.alarms.map((alarm) => (
					<li class="kiosk-card__alarm" key={alarm}>
						<Icon name="warning" />
						<T k={ALARM_WORDS[alarm]} />
					</li>
				))}
			</ul>
			<Facts
				items={[
					[<T key="l" k="kiosk.fleetHeard" />, beatAt ? age(beatAt) : <T k="kiosk.fleetNever" />],
					[<T key="l" k="kiosk.fleetData" />, beat?.heardAt !== undefined && age(new Date(beat.heardAt).toISOString())],
					[
						<T key="l" k="kiosk.fleetEmergency" />,
						beat?.emergencyUntil !== undefined && Date.parse(beat.emergencyUntil) > now.value.ms && (
							<Marked text={formatInstant(beat.emergencyUntil, now.value.ms)} />
						),
					],
					[<T key="l" k="kiosk.fleetVersion" />, beat?.build],
					[<T key="l" k="kiosk.rolloutTitle" />, kiosk.canary === true && <T key="v" k="kiosk.fleetLeads" />],
					[<T key="l" k="kiosk.fleetWaiting" />, beat && String(beat.waiting)],
					[
						<T key="l" k="kiosk.fleetStorage" />,
						beat?.usedBytes !== undefined && beat.quotaBytes !== undefined && (
							<T
								k="kiosk.fleetStorageOf"
								used={Math.round(beat.usedBytes / MB)}
								quota={Math.round(beat.quotaBytes / MB)}
							/>
						),
					],
					[
						<T key="l" k="staff.hasPin" />,
						<T key="v" k={kiosk.hasPin === true ? 'staff.hasPinYes' : 'staff.hasPinNo'} />,
					],
					[
						<T key="l" k="kiosk.fleetEnrolled" />,
						<T key="v" k="kiosk.fleetEnrolledBy" date={age(kiosk.enrolledAt)} who={kiosk.enrolledBy} />,
					],
				]}
			/>
			<div class="kiosk-card__orders">
				<Button onClick={() => order({ do: 'sync' })}>
					<T k="kiosk.orderSync" />
				</Button>
				<Button onClick={() => order({ do: 'restart' })}>
					<T k="kiosk.orderRestart" />
				</Button>
				<Button onClick={() => setAsking('settings')}>
					<T k="kiosk.configOpen" />
				</Button>
				{kiosk.canary !== true && (
					<Button onClick={() => order({ do: 'lead' })}>
						<T k="kiosk.orderLead" />
					</Button>
				)}
				<Button onClick={() => setAsking('pin')}>
					<T k="staff.setPin" />
				</Button>
				<Button tone="danger" onClick={() => setAsking('un-enrol')}>
					<T k="kiosk.orderUnEnrol" />
				</Button>
			</div>
			<p role="status">
				{answer && <T k={answer === 'sent' ? 'kiosk.orderSent' : 'kiosk.orderFailed'} name={kiosk.name} />}
			</p>
			<PinDialog open={asking === 'pin'} onClose={() => setAsking(null)} send={(pin) => order({ do: 'pin', pin })} />
			<Dialog
				open={asking === 'un-enrol'}
				title={<T k="kiosk.unEnrolTitle" name={kiosk.name} />}
				onClose={() => setAsking(null)}
				actions={
					<>
						<Button variant="solid" tone="danger" onClick={() => order({ do: 'un-enrol' })}>
							<T k="kiosk.orderUnEnrol" />
						</Button>
						<Button onClick={() => setAsking(null)}>
							<T k="common.cancel" />
						</Button>
					</>
				}
			>
				<p>
					<T k="kiosk.unEnrolLead" />
				</p>
			</Dialog>
			<Dialog
				open={asking === 'settings'}
				title={<T k="kiosk.configTitle" name={kiosk.name} />}
				onClose={() => setAsking(null)}
				actions={<span />}
			>
				<KioskSettings
					config={kiosk.config}
					placeId={kiosk.placeId}
					send={(config) => order({ do: 'configure', config })}
					cancel={() => setAsking(null)}
				/>
			</Dialog>
		</Section>
	);
}
