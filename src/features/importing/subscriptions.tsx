import { useEffect, useState } from 'preact/hooks';
import type { SubscribeAsk, Subscription, SubscriptionList } from '../../../contract/importing.ts';
import { paths } from '../../../contract/paths.ts';
import { type ImportTrouble, orderSubscription, readSchedule, subscribe } from '../../data/importing.ts';
import { formatInstant } from '../../i18n/format.ts';
import { locale } from '../../i18n/locale.ts';
import { MAIL_LANGUAGES } from '../../i18n/mail-languages.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TextField } from '../../ui/field.tsx';
import { Section } from '../../ui/screen.tsx';
import { TROUBLE_WORDS } from './use-import.ts';

/** Lists that are fetched by themselves, what came of it, and what waits for a person. Nothing is shown where no host is allowed. */
export function Subscriptions({ area }: { area: string }) {
	const [list, setList] = useState<SubscriptionList | null>(null);
	const [trouble, setTrouble] = useState<ImportTrouble | null>(null);
	const take = (answer: SubscriptionList | ImportTrouble) => {
		if (typeof answer === 'string') setTrouble(answer);
		else setList(answer);
	};
	const look = () => void readSchedule(area).then(take);
	useEffect(look, [area]);
	if (list === null || (list.hosts.length === 0 && list.subscriptions.length === 0)) return null;
	const order = (id: string, what: 'visit' | 'remove') => void orderSubscription(area, id, what).then(take);
	return (
		<Section heading={<T k="importing.subs" />}>
			<p class="importing__soft phrase">
				<T k="importing.subsLead" />
			</p>
			{trouble && (
				<p role="alert">
					<T k={TROUBLE_WORDS[trouble]} />
				</p>
			)}
			<ul class="importing__rows">
				{list.subscriptions.map((one) => (
					<Line key={one.id} one={one} now={Date.parse(list.now)} order={order} />
				))}
			</ul>
			{list.hosts.length > 0 && (
				<AddForm
					hosts={list.hosts}
					onAdd={(ask) => {
						setTrouble(null);
						void subscribe(area, ask).then((answer) => (answer === 'done' ? look() : setTrouble(answer)));
					}}
				/>
			)}
		</Section>
	);
}

function Line({
	one,
	now,
	order,
}: {
	one: Subscription;
	now: number;
	order: (id: string, what: 'visit' | 'remove') => void;
}) {
	const [last] = one.visits;
	return (
		<li>
			<p class="importing__name" lang="ja">
				{one.name}
			</p>
			{one.visits.map((visit) => (
				<p class="importing__soft phrase" key={visit.at}>
					{formatInstant(visit.at, now)}　<T k={`importing.fetch_${visit.outcome}`} />
					{visit.reason !== undefined && (
						<>
							：<T k={`importing.why_${visit.reason}`} />
						</>
					)}
				</p>
			))}
			<div class="importing__orders">
				{last?.fileId !== undefined && (
					<a
						class="button button--solid button--action"
						href={`${paths.importing()}?file=${last.fileId}`}
						target="_self"
					>
						<span>
							<T k="importing.subLook" />
						</span>
					</a>
				)}
				<Button onClick={() => order(one.id, 'visit')}>
					<T k="importing.subVisit" />
				</Button>
				<Button onClick={() => order(one.id, 'remove')}>
					<T k="importing.subRemove" />
				</Button>
			</div>
		</li>
	);
}

const EVERY = [6, 24, 168] as const;

function AddForm({ hosts, onAdd }: { hosts: readonly string[]; onAdd: (ask: SubscribeAsk) => void }) {
	const [name, setName] = useState('');
	const [url, setUrl] = useState('');
	const [everyHours, setEvery] = useState<SubscribeAsk['everyHours']>(24);
	return (
		<form
			onSubmit={(event: Event) => {
				event.preventDefault();
				onAdd({ name, url, everyHours, lang: MAIL_LANGUAGES[locale.peek()] });
			}}
		>
			<TextField label={<T k="importing.subName" />} value={name} onInput={setName} />
			<TextField
				label={<T k="importing.subUrl" />}
				support={<T k="importing.subsHosts" hosts={hosts.join(', ')} />}
				type="url"
				value={url}
				onInput={setUrl}
			/>
			<ChoiceChips
				legend={<T k="importing.subEvery" />}
				value={String(everyHours)}
				options={EVERY.map((hours) => ({ value: String(hours), label: <T k={`importing.subEvery${hours}`} /> }))}
				onChange={(value) => setEvery(EVERY.find((hours) => String(hours) === value) ?? 24)}
			/>
			<p class="importing__sheet">
				<Button type="submit">
					<T k="importing.subAdd" />
				</Button>
			</p>
		</form>
	);
}
