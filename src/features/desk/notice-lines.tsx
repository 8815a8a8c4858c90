import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Closure } from '../../../contract/closure.ts';
import type { Notice } from '../../../contract/notice.ts';
import { paths } from '../../../contract/paths.ts';
import type { RuleSet } from '../../../contract/place.ts';
import { now as clock } from '../../data/clock.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { endNotice, putRules, removeClosure } from './actions.ts';
import type { Desk } from './at-desk.tsx';
import { ClosureWhen } from './closure-when.tsx';
import { KeepProblem, useKeeping } from './keep-problem.tsx';
import type { Listed } from './notice-lists.ts';

/** Only what was written here can be written anew; what the city's sheet brought can only be ended. */
const OWN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;

export function NoticeLine({ placeId, notice }: { placeId: string; notice: Listed<Notice> }) {
	return (
		<li>
			<p>
				{notice.level !== 'normal' && (
					<strong class="request-state--declined">
						<T k={notice.level === 'emergency' ? 'desk.levelEmergency' : 'desk.levelImportant'} />{' '}
					</strong>
				)}
				<strong>
					<ContentText text={notice.title} lang={notice.lang} inline />
				</strong>{' '}
				<OnItsWay row={notice} />
			</p>
			<p class="desk-hint">
				{notice.until ? (
					<T k="desk.fromTo" from={<DateText date={notice.from} />} to={<DateText date={notice.until} />} />
				) : (
					<T k="desk.fromOn" from={<DateText date={notice.from} />} />
				)}
				{notice.from > clock.value.date && <T k="desk.notYetShown" />}
			</p>
			{!notice.ending && (
				<div class="desk-actions">
					{OWN_ID.test(notice.id) && (
						<LinkButton href={paths.deskNotice(placeId, notice.id)}>
							<T k="desk.change" />
						</LinkButton>
					)}
					<Ending
						label={<T k="desk.endNotice" />}
						title={<T k="desk.endNoticeTitle" />}
						what={<ContentText text={notice.title} inline />}
						end={() => endNotice(placeId, notice.id)}
					/>
				</div>
			)}
		</li>
	);
}

export function ClosureLine({ desk: { town, placeId }, closure }: { desk: Desk; closure: Listed<Closure> }) {
	const rooms = closure.roomIds?.flatMap((id) => town.rooms.get(id)?.name ?? []);
	return (
		<li>
			<p>
				<strong>
					<ClosureWhen closure={closure} />
				</strong>{' '}
				<OnItsWay row={closure} />
			</p>
			<p>
				<ContentText text={closure.reason} inline /> {rooms && `（${rooms.join('、')}）`}
			</p>
			{!closure.ending && (
				<div class="desk-actions">
					<Ending
						label={<T k="desk.removeClosure" />}
						title={<T k="desk.removeClosureTitle" />}
						what={<ClosureWhen closure={closure} />}
						end={() => removeClosure(placeId, closure.id)}
					/>
				</div>
			)}
		</li>
	);
}

export function RulesLine({ desk, set }: { desk: Desk; set: RuleSet }) {
	const range = set.hours[0]?.ranges[0];
	return (
		<li>
			<p>
				<strong>
					{set.validFrom && <DateText date={set.validFrom} />}〜{set.validTo && <DateText date={set.validTo} />}
				</strong>{' '}
				{range && <TimeText from={range.from} to={range.to} />}
			</p>
			{set.reason && (
				<p>
					<ContentText text={set.reason} inline />
				</p>
			)}
			<div class="desk-actions">
				<Ending
					label={<T k="desk.removeHours" />}
					title={<T k="desk.removeHoursTitle" />}
					what={set.reason ? <ContentText text={set.reason} inline /> : ''}
					end={() =>
						putRules(
							desk,
							(desk.place.rules ?? []).filter((other) => other !== set),
						)
					}
				/>
			</div>
		</li>
	);
}

function OnItsWay({ row: { unsent, ending } }: { row: Listed<object> }) {
	if (!unsent && !ending) return null;
	return (
		<span class="request-unsent">
			<T k={ending ? 'desk.unsentEnd' : 'desk.unsent'} />
		</span>
	);
}

/** Asks once: what has been announced is read by people already. */
function Ending({
	label,
	title,
	what,
	end,
}: {
	label: ComponentChildren;
	title: ComponentChildren;
	what: ComponentChildren;
	end: () => Promise<unknown>;
}) {
	const [open, setOpen] = useState(false);
	const keeping = useKeeping(() => setOpen(false));
	return (
		<>
			<Button tone="danger" onClick={() => setOpen(true)}>
				{label}
			</Button>
			<Dialog
				open={open}
				title={title}
				onClose={() => setOpen(false)}
				actions={
					<>
						<Button variant="solid" tone="danger" onClick={() => keeping.keep(end)}>
							{label}
						</Button>
						<Button onClick={() => setOpen(false)}>
							<T k="common.cancel" />
						</Button>
					</>
				}
			>
				<p>{what}</p>
				<KeepProblem keeping={keeping} />
			</Dialog>
		</>
	);
}
