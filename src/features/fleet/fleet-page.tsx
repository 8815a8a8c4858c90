import { useEffect, useState } from 'preact/hooks';
import type { Fleet } from '../../../contract/kiosk.ts';
import { paths } from '../../../contract/paths.ts';
import { type FleetProblem, readFleet } from '../../data/fleet.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { AlarmMails } from './alarm-mails.tsx';
import { KioskCard } from './kiosk-card.tsx';
import { RolloutState } from './rollout-state.tsx';
import { UsageCounts } from './usage-counts.tsx';

const AGAIN_MS = 30_000;

/** キオスク: which there are, how each is, and what can be done about it from here. */
export function FleetPage() {
	const [fleet, setFleet] = useState<Fleet | FleetProblem | null>(null);
	const area = town.value?.area;
	const look = () => {
		if (area) void readFleet(area).then(setFleet);
	};
	useEffect(() => {
		look();
		const timer = setInterval(look, AGAIN_MS);
		return () => clearInterval(timer);
	}, [area]);
	if (fleet === null) return null;
	if (typeof fleet === 'string') return <CannotRead problem={fleet} />;
	return (
		<Screen
			title={<T k="fleet.fleetTitle" n={fleet.kiosks.length} />}
			actions={
				<>
					<LinkButton href={paths.approveKiosk()} variant="solid">
						<T k="fleet.fleetAdd" />
					</LinkButton>
					<LinkButton href={paths.emergencySwitch()}>
						<T k="emergency.switch" />
					</LinkButton>
				</>
			}
		>
			{fleet.kiosks.length === 0 && <Empty title={<T k="fleet.fleetNone" />} hint={<T k="fleet.fleetNoneHint" />} />}
			{[...fleet.kiosks]
				.sort((a, b) => b.alarms.length - a.alarms.length)
				.map((kiosk) => (
					<KioskCard key={kiosk.id} kiosk={kiosk} changed={look} />
				))}
			{fleet.kiosks.length > 0 && <RolloutState rollout={fleet.rollout} />}
			{area && fleet.kiosks.length > 0 && <UsageCounts area={area} usage={fleet.usage ?? []} />}
			{area && fleet.kiosks.length > 0 && <AlarmMails area={area} on={fleet.alarmMails === true} changed={look} />}
		</Screen>
	);
}

export function CannotRead({ problem }: { problem: FleetProblem }) {
	if (problem === 'unreachable') return <Screen title={<T k="fleet.fleetUnreachable" />} />;
	return (
		<Screen
			title={<T k="fleet.fleetNotAllowed" />}
			lead={<T k="fleet.fleetNotAllowedHint" />}
			actions={
				<LinkButton href={paths.signIn()} variant="solid">
					<T k="fleet.fleetSignIn" />
				</LinkButton>
			}
		/>
	);
}
