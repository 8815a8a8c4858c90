import type { ConflictRow } from '../../../contract/editing.ts';
import type { Event } from '../../../contract/event.ts';
import { flatten } from '../../../contract/flat-row.ts';
import type { Group } from '../../../contract/group.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { session } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { decideConflict } from './actions.ts';
import { NotAllowed } from './editing-screen.tsx';
import { labelOf } from './field-words.ts';
import { openConflicts, rowOf } from './open-conflicts.ts';
import { wholeGroup } from './use-records.ts';
import { ValueText } from './value-text.tsx';

/** One field, two readings: side by side, and a person decides. */
export function ConflictsPage() {
	const current = town.value;
	if (!current) return null;
	if (!session.value) return <NotAllowed isSignedIn={false} back={paths.home()} />;
	// while it is being read nobody knows that there is nothing to decide
	if (!privateTown.value) return null;
	const conflicts = openConflicts(current);
	return (
		<Screen
			title={
				conflicts.length > 0 ? <T k="editing.conflictsCount" n={conflicts.length} /> : <T k="editing.conflictsNone" />
			}
			lead={conflicts.length > 0 ? <T k="editing.conflictsLead" /> : undefined}
			wide
		>
			{conflicts.map((conflict) => (
				<OneConflict key={`${conflict.scope} ${conflict.id}`} town={current} conflict={conflict} />
			))}
		</Screen>
	);
}

function nameOf(
	town: Town,
	record: ConflictRow['record'],
): { name: string; nameKana?: string | undefined; nameEn?: string | undefined } {
	if (record.kind !== 'guide') return rowOf(town, record) as Group | Event;
	const guide = town.guides.get(record.id);
	return { name: guide?.title ?? '', nameKana: guide?.titleKana, nameEn: guide?.titleEn };
}

function OneConflict({ town, conflict }: { town: Town; conflict: ConflictRow & { scope: string } }) {
	const { record, field, scope, id, wishes } = conflict;
	const row = rowOf(town, record);
	const isDecided = outbox.value.some(({ name, args }) => name === 'conflict.decide' && args.conflictId === id);
	if (!row) return null;
	const here = record.kind === 'group' ? wholeGroup(row as Group)[field] : flatten(row)[field];
	const named = nameOf(town, record);
	return (
		<Section
			heading={
				<T
					k="editing.conflictOf"
					name={<Named name={named.name} kana={named.nameKana} en={named.nameEn} />}
					field={<T k={labelOf(field)} />}
				/>
			}
		>
			{isDecided ? (
				<p role="status">
					<T k="editing.decidedUnsent" />
				</p>
			) : (
				<div class="readings">
					<div class="reading">
						<p class="reading__who">
							<T k="editing.readingNow" />
						</p>
						<div class="reading__value">
							<ValueText path={field} value={here} />
						</div>
						<Button onClick={() => void decideConflict(scope, id, 'kept')}>
							<T k="editing.keepThis" />
						</Button>
					</div>
					{wishes.map((wish, at) => (
						<div class="reading" key={`${wish.at} ${wish.by}`}>
							<p class="reading__who">
								<T
									k="editing.readingOf"
									who={<span lang="ja">{wish.by}</span>}
									when={formatInstant(wish.at, now.value.ms)}
								/>
							</p>
							<div class="reading__value">
								<ValueText path={field} value={wish.to} />
							</div>
							<Button onClick={() => void decideConflict(scope, id, at)}>
								<T k="editing.takeThis" />
							</Button>
						</div>
					))}
				</div>
			)}
		</Section>
	);
}
