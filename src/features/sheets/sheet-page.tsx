import './sheet-page.css';
import '../../ui/on-paper.css';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isValidDate } from '../../../contract/dates.ts';
import { isLentOn } from '../../../contract/lent.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { type Town, town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { textIn } from '../../ui/filter-address.ts';
import { Screen } from '../../ui/screen.tsx';
import { EmergencySheet } from './emergency-sheet.tsx';
import { PlaceSheet } from './place-sheet.tsx';
import { DaySheet, EventSheet, GroupSheet } from './sheets.tsx';

/** A sheet as it will come out of the printer, and what can be chosen of it. */
export function SheetPage() {
	const { what, id } = useParams({ strict: false }) as { what: string; id: string };
	const asked = textIn(useSearch({ strict: false }), 'date');
	const [stamps, setStamps] = useState(false);
	const current = town.value;
	if (!current) return null;
	const sheet = sheetOf(current, what, id, isValidDate(asked) ? asked : undefined, stamps);
	if (!sheet) return <NoSheet />;
	return (
		<Screen
			title={<T k="sheets.title" />}
			lead={<T k="sheets.lead" />}
			actions={
				<>
					<Button variant="solid" icon="print" onClick={() => window.print()}>
						<T k="sheets.print" />
					</Button>
					<Button icon={stamps ? 'check' : undefined} pressed={stamps} onClick={() => setStamps(!stamps)}>
						<T k="sheets.stamps" />
					</Button>
				</>
			}
		>
			{sheet}
		</Screen>
	);
}

function sheetOf(
	current: Town,
	what: string,
	id: string,
	date: string | undefined,
	stamps: boolean,
): ComponentChildren {
	const event = what === 'event' ? current.events.get(id) : undefined;
	if (event) return <EventSheet town={current} of={event} date={date} stamps={stamps} />;
	const group = what === 'group' ? current.groups.get(id) : undefined;
	if (group) return <GroupSheet town={current} of={group} stamps={stamps} />;
	const shelter = what === 'emergency' ? current.places.get(id) : undefined;
	if (shelter) return <EmergencySheet town={current} of={shelter} stamps={stamps} />;
	const place = what === 'day' ? current.places.get(id) : undefined;
	if (place) return <DaySheet town={current} of={place} date={date ?? now.value.date} stamps={stamps} />;
	const other = what === 'place' ? current.places.get(id) : undefined;
	if (other?.lent && isLentOn(other, now.value.date)) {
		return <PlaceSheet of={other} lent={other.lent} stamps={stamps} />;
	}
	return null;
}

function NoSheet() {
	return (
		<Screen title={<T k="sheets.gone" />}>
			<Empty
				title={<T k="sheets.goneHint" />}
				action={
					<LinkButton href={paths.home()}>
						<T k="common.home" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
