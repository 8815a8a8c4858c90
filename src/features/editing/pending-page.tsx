import { useState } from 'preact/hooks';
import type { PendingRow } from '../../../contract/editing.ts';
import { flatten } from '../../../contract/flat-row.ts';
import { isSame, SERVER_FIELDS } from '../../../contract/merge-fields.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { session } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { decidePending } from './actions.ts';
import { FormBar, NotAllowed } from './editing-screen.tsx';
import { labelOf } from './field-words.ts';
import { isCoordinating } from './may-edit.ts';
import { ValueText } from './value-text.tsx';

/** What representatives wrote and what waits for a coordinator's yes: what it was, what it would be. */
export function PendingPage() {
	const current = town.value;
	if (!current) return null;
	if (!isCoordinating(session.value)) return <NotAllowed isSignedIn={session.value !== null} back={paths.edit()} />;
	// while it is being read nobody knows that nothing waits
	if (!privateTown.value) return null;
	const pending = [...privateTown.value.pending.values()].filter(
		({ state, scope }) => state === 'open' && scope === 'coordination',
	);
	return (
		<Screen
			title={pending.length > 0 ? <T k="editing.pendingCount" n={pending.length} /> : <T k="editing.pendingNone" />}
			lead={pending.length > 0 ? <T k="editing.pendingLead" /> : undefined}
			wide
		>
			{pending.map((row) => (
				<OnePending key={row.id} town={current} row={row} />
			))}
		</Screen>
	);
}

function OnePending({ town, row }: { town: Town; row: PendingRow }) {
	const [words, setWords] = useState('');
	const { record, by, at, data } = row;
	const isDecided = outbox.value.some(({ name, args }) => name === 'pending.decide' && args.pendingId === row.id);
	const before = record.kind === 'group' ? town.groups.get(record.id) : town.events.get(record.id);
	const was = before ? flatten(before) : {};
	const shall = flatten(data);
	const fields = [...new Set([...Object.keys(was), ...Object.keys(shall)])].filter(
		(field) => !SERVER_FIELDS.includes(field) && field !== 'status' && !isSame(was[field], shall[field]),
	);
	return (
		<Section heading={<span lang="ja">{String(data.name ?? before?.name ?? '')}</span>}>
			<p class="reading__who">
				<T k="editing.readingOf" who={<span lang="ja">{by}</span>} when={formatInstant(at, now.value.ms)} />
			</p>
			{!before && (
				<p>
					<T k="editing.isNew" />
				</p>
			)}
			<dl class="facts">
				{fields.map((field) => (
					<div class="facts__pair" key={field}>
						<dt class="facts__label">
							<T k={labelOf(field)} />
						</dt>
						<dd class="facts__value">
							{before && was[field] !== undefined && (
								<del class="was">
									<ValueText path={field} value={was[field]} />
								</del>
							)}
							<ValueText path={field} value={shall[field]} />
						</dd>
					</div>
				))}
			</dl>
			{isDecided ? (
				<p role="status">
					<T k="editing.decidedUnsent" />
				</p>
			) : (
				<>
					<TextField
						label={<T k="editing.declineWords" />}
						need="optional"
						lines={2}
						value={words}
						onInput={(text) => setWords(text.slice(0, 500))}
					/>
					<FormBar>
						<Button variant="solid" onClick={() => void decidePending(row.id, 'publish', '')}>
							<T k="editing.publish" />
						</Button>
						<Button tone="danger" onClick={() => void decidePending(row.id, 'decline', words)}>
							<T k="editing.decline" />
						</Button>
					</FormBar>
				</>
			)}
		</Section>
	);
}
