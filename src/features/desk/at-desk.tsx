import './at-desk.css';
import { useParams } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import { now } from '../../data/clock.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { reportsIn } from '../../data/reports.ts';
import { session, sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { worksAt } from './access.ts';
import { isVouchedFor, oldRecords } from './reports.ts';
import { ReturnedHere } from './returned-here.tsx';

export type Desk = { town: Town; place: Place; placeId: string };
export type DeskStation = 'board' | 'requests' | 'notices' | 'reports';

/** A screen of one desk, for those who work there; for everybody else, what to do instead. */
export function AtDesk({ children }: { children: (desk: Desk) => ComponentChildren }) {
	const { placeId } = useParams({ strict: false }) as { placeId: string };
	const here = town.value;
	const who = session.value;
	if (!here || !sessionRead.value) return null;
	const place = here.places.get(placeId);
	if (!who) return <SignInFirst />;
	if (!place || !worksAt(who.roles, placeId)) return <NotMine />;
	return <>{children({ town: here, place, placeId })}</>;
}

/** What stands on every screen of a desk: which place, and the way to the other three. */
export function DeskScreen({
	desk: { town: here, place, placeId },
	station,
	title,
	actions,
	children,
	wide,
}: {
	desk: Desk;
	/** absent: a form, which leads back by its own buttons */
	station?: DeskStation;
	title: ComponentChildren;
	actions?: ComponentChildren;
	/** absent while what was kept is read */
	children?: ComponentChildren;
	wide?: boolean;
}) {
	return (
		<Screen
			wide={wide ?? false}
			title={title}
			lead={<T k="desk.lead" place={<Named name={place.name} kana={place.nameKana} en={place.nameEn} />} />}
			actions={actions}
		>
			{station && <DeskTabs town={here} placeId={placeId} station={station} />}
			<ReturnedHere placeId={placeId} />
			{children}
		</Screen>
	);
}

/** Beside each station, what waits there for a hand; beside the reports also what nobody has vouched for within a year. */
function DeskTabs({ town: here, placeId, station }: { town: Town; placeId: string; station: DeskStation }) {
	const known = privateTown.value;
	const isHere = (scope: string) => scope === `desk/${placeId}`;
	const open = known ? [...known.requests.values()].filter(isOpen).filter(({ scope }) => isHere(scope)).length : 0;
	const told = reportsIn(known?.reports.values() ?? [], outbox.value, isHere).open.length;
	const old = oldRecords(here, placeId, now.value.date, isVouchedFor(outbox.value, placeId)).length;
	return (
		<div class="desk-tabs">
			<Tabs
				label={t('desk.tabs')}
				tabs={[
					{ href: paths.deskOf(placeId), label: <T k="desk.tabBoard" />, current: station === 'board' },
					{
						href: paths.deskRequests(placeId),
						label: <Counted k="desk.tabRequests" n={open} />,
						current: station === 'requests',
					},
					{ href: paths.deskNotices(placeId), label: <T k="desk.tabNotices" />, current: station === 'notices' },
					{
						href: paths.deskReports(placeId),
						label: <Counted k="desk.tabReports" n={told + old} />,
						current: station === 'reports',
					},
				]}
			/>
		</div>
	);
}

function Counted({ k, n }: { k: 'desk.tabRequests' | 'desk.tabReports'; n: number }) {
	return (
		<>
			<T k={k} />
			{n > 0 && <span class="desk-count"> {n}</span>}
		</>
	);
}

const isOpen = ({ state }: { state: string }) => state === 'received';

export function SignInFirst() {
	return (
		<Screen title={<T k="desk.signInTitle" />}>
			<Empty
				title={<T k="desk.signInLead" />}
				hint={<T k="desk.signInHint" />}
				action={
					<LinkButton variant="solid" href={paths.signIn()}>
						<T k="desk.signIn" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}

export function NotMine() {
	return (
		<Screen title={<T k="desk.notMineTitle" />}>
			<Empty
				title={<T k="desk.notMineLead" />}
				hint={<T k="desk.notMineHint" />}
				action={
					<LinkButton href={paths.desk()}>
						<T k="desk.toDesks" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
