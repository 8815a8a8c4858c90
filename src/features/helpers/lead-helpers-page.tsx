import './helpers.css';
import { EXCHANGE_KINDS } from '../../../contract/help-kinds.ts';
import type { HelperRow } from '../../../contract/helper.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { agreeingHelpers, endingConsents, heldHelpers } from '../../data/helpers.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { KIND_WORDS } from '../../ui/exchange-words.ts';
import { SelectField } from '../../ui/field.tsx';
import { type Address, textIn, useFilter } from '../../ui/filter-address.ts';
import { Fold } from '../../ui/fold.tsx';
import { NoRoom } from '../../ui/no-room.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { KindsText } from './helper-facts.tsx';
import { OwnLinkCard, useOwnLink } from './lead-own-link.tsx';
import { type HelperFilter, helperList, invitedList } from './queries.ts';
import { coordinatesHere } from './rights.ts';

/** Everybody who agreed, by name; and the ways in which somebody comes in. */
export function HelpersPage() {
	const { filter, change } = useFilter<HelperFilter>(paths.helpers(), read, (one) => one);
	const own = useOwnLink();
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	const all = agreeingHelpers(privateTown.value, outbox.value, today.value);
	const list = helperList(all, filter);
	const invited = invitedList(heldHelpers(privateTown.value, outbox.value));
	const ending = endingConsents(all, today.value);
	return (
		<Screen
			title={all.length > 0 ? <T k="helpersLead.title" n={all.length} /> : <T k="helpersLead.titleNone" />}
			lead={<T k="helpersLead.lead" />}
			actions={
				<>
					<LinkButton variant="solid" icon="person" href={paths.newHelper()}>
						<T k="helpersLead.registerTogether" />
					</LinkButton>
					<Button icon="qr" onClick={() => void own.make()}>
						<T k="helpersLead.handLink" />
					</Button>
					<LinkButton icon="back" href={paths.coordination()}>
						<T k="coordination.link" />
					</LinkButton>
				</>
			}
		>
			<NoRoom isFull={own.isFull} />
			{own.link && <OwnLinkCard link={own.link} />}
			{ending.length > 0 && (
				<Section heading={<T k="helpersLead.endingHeading" />}>
					<ul class="helpers__list">
						{ending.map(({ id, contact, consent }) => (
							<li key={id}>
								<a href={paths.helper(id)} lang="ja">
									{contact?.name}
								</a>{' '}
								{consent && <T k="exchange.untilDate" date={<DateText date={consent.until} style="long" />} />}
							</li>
						))}
					</ul>
				</Section>
			)}
			{all.length > 0 && <Choices town={here} filter={filter} change={change} />}
			{all.length > 0 && list.length === 0 && <Empty title={<T k="helpersLead.nobody" />} />}
			{list.length > 0 && (
				<CardList
					items={list}
					label={t('helpersLead.title', { n: list.length })}
					keyOf={({ id }) => id}
					render={(row) => <HelperCard town={here} row={row} />}
				/>
			)}
			{invited.length > 0 && (
				<Section heading={<T k="helpersLead.invited" n={invited.length} />}>
					<ul class="helpers__list">
						{invited.map(({ id, since }) => (
							<li key={id}>
								<T k="helpersLead.invitedOn" date={<DateText date={since} />} />{' '}
								<Button variant="text" onClick={() => void keep('helper.withdraw', { helperId: id })}>
									<T k="helpersLead.invitedStop" />
								</Button>
							</li>
						))}
					</ul>
				</Section>
			)}
		</Screen>
	);
}

function read(address: Address): HelperFilter {
	return { kind: textIn(address, 'kind'), field: textIn(address, 'field'), place: textIn(address, 'place') };
}

function Choices({
	town: here,
	filter,
	change,
}: {
	town: Town;
	filter: HelperFilter;
	change: (patch: Partial<HelperFilter>) => void;
}) {
	return (
		<Fold name={<T k="helpersLead.narrow" />} isOpen={Object.values(filter).some((one) => one !== '')}>
			<SelectField
				label={<T k="exchange.byKind" />}
				value={filter.kind}
				options={[
					{ value: '', label: t('helpersLead.anyKind') },
					...EXCHANGE_KINDS.map((value) => ({ value, label: t(KIND_WORDS[value]) })),
				]}
				onChange={(kind) => change({ kind })}
			/>
			<SelectField
				label={<T k="exchange.byField" />}
				value={filter.field}
				options={[
					{ value: '', label: t('helpersLead.anyField') },
					...(here.profile?.fields ?? []).map(({ code, name }) => ({ value: code, label: worded(name) })),
				]}
				onChange={(field) => change({ field })}
			/>
			<SelectField
				label={<T k="exchange.byPlace" />}
				value={filter.place}
				options={[
					{ value: '', label: t('helpersLead.anyPlace') },
					...centresByKana(here).map(({ id, name }) => ({ value: id, label: name })),
				]}
				onChange={(place) => change({ place })}
			/>
		</Fold>
	);
}

function HelperCard({ town: here, row }: { town: Town; row: HelperRow }) {
	const places = (row.placeIds ?? []).flatMap((id) => here.places.get(id) ?? []);
	return (
		<Card
			href={paths.helper(row.id)}
			level={2}
			title={<span lang="ja">{row.contact?.name}</span>}
			where={
				places.length > 0 ? (
					places.map(({ id, name, nameKana, nameEn }, at) => (
						<>
							{at > 0 && '・'}
							<Named key={id} name={name} kana={nameKana} en={nameEn} />
						</>
					))
				) : (
					<T k="helpers.anyPlace" />
				)
			}
			who={<KindsText kinds={row.kinds} />}
			badges={
				row.consent ? [<T k="exchange.untilDate" date={<DateText date={row.consent.until} style="long" />} />] : []
			}
		/>
	);
}
