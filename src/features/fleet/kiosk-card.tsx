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
	silent: 'fleet.alarmSilent',
	'old-data': 'fleet.alarmOldData',
	'stuck-outbox': 'fleet.alarmStuckOutbox',
	crashing: 'fleet.alarmCrashing',
	clock: 'fleet.alarmClock',
	'memory-only': 'fleet.alarmMemoryOnly',
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
						<T k="fleet.fleetWell" />
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
					[<T key="l" k="fleet.fleetHeard" />, beatAt ? age(beatAt) : <T k="fleet.fleetNever" />],
					[<T key="l" k="fleet.fleetData" />, beat?.heardAt !== undefined && age(new Date(beat.heardAt).toISOString())],
					[
						<T key="l" k="fleet.fleetEmergency" />,
						beat?.emergencyUntil !== undefined && Date.parse(beat.emergencyUntil) > now.value.ms && (
							<Marked text={formatInstant(beat.emergencyUntil, now.value.ms)} />
						),
					],
					[<T key="l" k="fleet.fleetVersion" />, beat?.build],
					[<T key="l" k="fleet.rolloutTitle" />, kiosk.canary === true && <T key="v" k="fleet.fleetLeads" />],
					[<T key="l" k="fleet.fleetWaiting" />, beat && String(beat.waiting)],
					[
						<T key="l" k="fleet.fleetStorage" />,
						beat?.usedBytes !== undefined && beat.quotaBytes !== undefined && (
							<T
								k="fleet.fleetStorageOf"
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
						<T key="l" k="fleet.fleetEnrolled" />,
						<T key="v" k="fleet.fleetEnrolledBy" date={age(kiosk.enrolledAt)} who={kiosk.enrolledBy} />,
					],
				]}
			/>
			<div class="kiosk-card__orders">
				<Button onClick={() => order({ do: 'sync' })}>
					<T k="fleet.orderSync" />
				</Button>
				<Button onClick={() => order({ do: 'restart' })}>
					<T k="fleet.orderRestart" />
				</Button>
				<Button onClick={() => setAsking('settings')}>
					<T k="fleet.configOpen" />
				</Button>
				{kiosk.canary !== true && (
					<Button onClick={() => order({ do: 'lead' })}>
						<T k="fleet.orderLead" />
					</Button>
				)}
				<Button onClick={() => setAsking('pin')}>
					<T k="staff.setPin" />
				</Button>
				<Button tone="danger" onClick={() => setAsking('un-enrol')}>
					<T k="fleet.orderUnEnrol" />
				</Button>
			</div>
			<p role="status">
				{answer && <T k={answer === 'sent' ? 'fleet.orderSent' : 'fleet.orderFailed'} name={kiosk.name} />}
			</p>
			<PinDialog open={asking === 'pin'} onClose={() => setAsking(null)} send={(pin) => order({ do: 'pin', pin })} />
			<Dialog
				open={asking === 'un-enrol'}
				title={<T k="fleet.unEnrolTitle" name={kiosk.name} />}
				onClose={() => setAsking(null)}
				actions={
					<>
						<Button variant="solid" tone="danger" onClick={() => order({ do: 'un-enrol' })}>
							<T k="fleet.orderUnEnrol" />
						</Button>
						<Button onClick={() => setAsking(null)}>
							<T k="common.cancel" />
						</Button>
					</>
				}
			>
				<p>
					<T k="fleet.unEnrolLead" />
				</p>
			</Dialog>
			<Dialog
				open={asking === 'settings'}
				title={<T k="fleet.configTitle" name={kiosk.name} />}
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
