import './report-page.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { ArgsOf } from '../../../contract/intents.ts';
import { paths } from '../../../contract/paths.ts';
import { record, StorageFull } from '../../data/outbox.ts';
import { town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TextField } from '../../ui/field.tsx';
import { type Address, oneIn, textIn } from '../../ui/filter-address.ts';
import { Screen } from '../../ui/screen.tsx';
import { ABOUT_KINDS, type AboutKind, subjectOf } from './subject.ts';

type What = ArgsOf<'report.send'>['what'];

/** 「この情報は古い・まちがい」: any reader, without account, with or without a line. */
export function ReportPage() {
	const address: Address = useSearch({ strict: false });
	const kind = oneIn<AboutKind, ''>(address, 'kind', ABOUT_KINDS, '');
	const id = textIn(address, 'id');
	const here = town.value;
	if (!here) return null;
	const subject = kind === '' ? null : subjectOf(here, kind, id);
	if (kind === '' || !subject) {
		return (
			<Screen title={<T k="reports.gone" />}>
				<p>
					<a href={paths.home()}>
						<T k="common.home" />
					</a>
				</p>
			</Screen>
		);
	}
	return <Form key={`${kind}${id}`} kind={kind} id={id} subject={subject} />;
}

function Form({ kind, id, subject }: { kind: AboutKind; id: string; subject: { name: string; href: string } }) {
	const [what, setWhat] = useState<What | ''>('');
	const [text, setText] = useState('');
	const [state, setState] = useState<'writing' | 'missing' | 'full' | 'kept'>('writing');
	const send = () => {
		if (what === '') {
			setState('missing');
			return;
		}
		const words = text.trim();
		record('report.send', {
			reportId: newUuid(Date.now()),
			about: { kind, id },
			what,
			...(words ? { text: words } : {}),
		}).then(
			() => setState('kept'),
			(reason: unknown) => {
				if (!(reason instanceof StorageFull)) throw reason;
				setState('full');
			},
		);
	};
	if (state === 'kept') {
		return (
			<Screen title={<T k="reports.thanks" />} lead={<T k="reports.thanksLead" />}>
				<p class="report__back">
					<LinkButton icon="back" href={subject.href}>
						<T k="reports.backTo" name={subject.name} />
					</LinkButton>
				</p>
			</Screen>
		);
	}
	return (
		<Screen title={<T k="reports.title" />} lead={<T k="reports.about" name={subject.name} />}>
			<ChoiceChips
				legend={<T k="reports.whatLegend" />}
				value={what}
				onChange={(value) => {
					setWhat(value as What);
					setState('writing');
				}}
				options={[
					{ value: 'old', label: <T k="reports.whatOld" /> },
					{ value: 'wrong', label: <T k="reports.whatWrong" /> },
					{ value: 'gone', label: <T k="reports.whatGone" /> },
					{ value: 'other', label: <T k="reports.whatOther" /> },
				]}
			/>
			<div role="alert">
				{state === 'missing' && (
					<p class="field__error">
						＊<T k="reports.whatMissing" />
					</p>
				)}
				{state === 'full' && (
					<p class="field__error">
						＊<T k="reports.full" />
					</p>
				)}
			</div>
			<TextField
				label={<T k="reports.text" />}
				support={<T k="reports.textSupport" />}
				need="optional"
				lines={4}
				value={text}
				onInput={(typed) => setText(typed.slice(0, 500))}
			/>
			<div class="report__actions">
				<Button variant="solid" onClick={send}>
					<T k="reports.send" />
				</Button>
				<LinkButton href={subject.href}>
					<T k="common.cancel" />
				</LinkButton>
			</div>
		</Screen>
	);
}
