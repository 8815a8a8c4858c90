import './notice-form.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { addDays } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { outbox } from '../../data/outbox.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { Columns } from '../../ui/columns.tsx';
import { TextField } from '../../ui/field.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { putNotice } from './actions.ts';
import { AtDesk, type Desk, DeskScreen } from './at-desk.tsx';
import { DateField } from './date-field.tsx';
import { useKeeping } from './keep-problem.tsx';
import { emptyNotice, formOfNotice, type NoticeForm, type Until, untilOf } from './notice-form.ts';
import { noticesOfDesk } from './notice-lists.ts';
import { NoticePreview } from './notice-preview.tsx';
import { SendOrGiveUp } from './send-or-give-up.tsx';
import { useFormDraft } from './use-form-draft.ts';

/** A notice in under a minute: title, until when, and what residents will see. */
export function NoticeFormPage() {
	const address: Address = useSearch({ strict: false });
	const noticeId = textIn(address, 'id');
	return <AtDesk>{(desk) => <Form key={`${desk.placeId}${noticeId}`} desk={desk} noticeId={noticeId} />}</AtDesk>;
}

function Form({ desk, noticeId }: { desk: Desk; noticeId: string }) {
	const today = clock.value.date;
	const before = noticesOfDesk(desk.town, desk.placeId, outbox.value, today).find(({ id }) => id === noticeId);
	const fresh = (): NoticeForm => (before ? formOfNotice(before) : emptyNotice(today));
	const draft = useFormDraft(`desk.notice/${desk.placeId}/${noticeId}`, fresh, (kept) =>
		before || kept.from >= today ? kept : { ...kept, from: today },
	);
	const [pressed, setPressed] = useState(false);
	const navigate = useNavigate();
	const leave = () => void navigate({ href: paths.deskNotices(desk.placeId) });
	const keeping = useKeeping(leave);
	const title = <T k={before ? 'desk.changeNotice' : 'desk.newNotice'} />;
	if (!draft) return <DeskScreen desk={desk} wide title={title} />;
	const { form, change } = draft;
	const giveUp = () => {
		draft.drop();
		leave();
	};
	const isMissing = form.title.trim() === '';
	const send = () => {
		setPressed(true);
		if (!isMissing) keeping.keep(() => draft.send(() => putNotice(desk, form, before?.id, today, draft.key)));
	};
	return (
		<DeskScreen desk={desk} wide title={title}>
			<Columns
				main={
					<>
						<TextField
							label={<T k="desk.noticeTitle" />}
							support={<T k="desk.noticeTitleSupport" />}
							need="required"
							lines={2}
							value={form.title}
							error={pressed && isMissing ? <T k="desk.noticeTitleMissing" /> : undefined}
							onInput={(title) => change({ title: title.replace(/\n/g, ' ') })}
						/>
						<TextField
							label={<T k="desk.noticeBody" />}
							need="optional"
							lines={4}
							value={form.body}
							onInput={(body) => change({ body })}
						/>
						<ChoiceChips
							legend={<T k="desk.untilLegend" />}
							value={form.until}
							onChange={(until) => change({ until: until as Until })}
							options={[
								{ value: 'today', label: <T k="desk.untilToday" /> },
								{ value: 'week', label: <T k="desk.untilWeek" /> },
								{ value: 'month', label: <T k="desk.untilMonth" /> },
								{ value: 'date', label: <T k="desk.untilChosen" /> },
								{ value: 'ended', label: <T k="desk.untilEnded" /> },
							]}
						/>
						{form.until === 'date' && (
							<DateField
								label={<T k="desk.untilChosen" />}
								value={form.untilDate || addDays(today, 7)}
								min={today}
								onChange={(untilDate) => change({ untilDate })}
							/>
						)}
						<ChoiceChips
							legend={<T k="desk.levelLegend" />}
							value={form.level}
							onChange={(level) => change({ level: level as NoticeForm['level'] })}
							options={[
								{ value: 'normal', label: <T k="desk.levelNormal" /> },
								{ value: 'important', label: <T k="desk.levelImportant" /> },
								{ value: 'emergency', label: <T k="desk.levelEmergency" /> },
							]}
						/>
						{form.level === 'emergency' && (
							<p class="desk-hint">
								<T k="desk.levelEmergencyHint" />
							</p>
						)}
						<details class="notice-form__easy" open={form.easyTitle !== '' || form.easyBody !== ''}>
							<summary>
								<T k="desk.easyHeading" />
							</summary>
							<p class="desk-hint">
								<T k="desk.easyHint" />
							</p>
							<TextField
								label={<T k="desk.easyTitle" />}
								need="optional"
								value={form.easyTitle}
								onInput={(easyTitle) => change({ easyTitle })}
							/>
							<TextField
								label={<T k="desk.easyBody" />}
								need="optional"
								lines={4}
								value={form.easyBody}
								onInput={(easyBody) => change({ easyBody })}
							/>
						</details>
					</>
				}
				aside={<NoticePreview desk={desk} form={form} until={untilOf(form, today)} />}
			/>
			<SendOrGiveUp keeping={keeping} isFull={draft.isFull} onSend={send} onGiveUp={giveUp} icon="check">
				<T k="desk.noticeSend" />
			</SendOrGiveUp>
		</DeskScreen>
	);
}
