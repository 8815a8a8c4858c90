import './audit.css';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { type AuditLine as Line, OPEN_AUDIT_KINDS } from '../../../contract/private-feed.ts';
import { type AuditSubject, auditSheet, readAudit } from '../../data/audit.ts';
import { sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { AuditLine } from './audit-line.tsx';
import { recordOf } from './audit-words.ts';
import { NotAllowed } from './not-allowed.tsx';
import { people, rights } from './people-signals.ts';

type Read = { lines: readonly Line[]; more: boolean; trouble: 'unreachable' | 'not-allowed' | null };

/** `/audit`: who changed what, when, from what to what: of a record, of a person, or everything. */
export function AuditPage() {
	const { kind, id, person } = useSearch({ strict: false }) as { kind?: string; id?: string; person?: string };
	if (!sessionRead.value) return null;
	const isOpen = rights.value === 'coordinator' && kind !== undefined && OPEN_AUDIT_KINDS.includes(kind);
	if (rights.value !== 'administrator' && !isOpen) return <NotAllowed />;
	const subject = person ? { person: String(person) } : kind && id ? { kind: String(kind), id: String(id) } : null;
	return <Audit key={JSON.stringify(subject)} subject={subject} />;
}

function Audit({ subject }: { subject: AuditSubject }) {
	const area = town.value?.area;
	const [read, setRead] = useState<Read | null>(null);

	async function readOn(before?: number) {
		if (area === undefined) return;
		const answer = await readAudit(area, subject, before);
		setRead((so) => {
			const lines = before === undefined ? [] : (so?.lines ?? []);
			if (typeof answer === 'string') return { lines, more: so?.more ?? false, trouble: answer };
			return { lines: [...lines, ...answer.lines], more: answer.more, trouble: null };
		});
	}
	useEffect(() => void readOn(), [area]);

	if (read?.trouble === 'not-allowed') return <NotAllowed />;
	const last = read?.lines.at(-1)?.no;
	return (
		<Screen
			title={<Title subject={subject} />}
			lead={<T k="people.auditLead" />}
			actions={
				<>
					{area !== undefined && (
						<LinkButton href={auditSheet(area, subject)}>
							<T k="people.auditSheet" />
						</LinkButton>
					)}
					{subject && rights.value === 'administrator' && (
						<LinkButton href={paths.audit()}>
							<T k="people.auditAll" />
						</LinkButton>
					)}
				</>
			}
		>
			{read && read.lines.length > 0 && (
				<ul class="audit" aria-label={t('people.auditTitle')}>
					{read.lines.map((line) => (
						<AuditLine key={line.no} line={line} subject={subject} />
					))}
				</ul>
			)}
			{read?.trouble === 'unreachable' && (
				<Warning>
					<T k="people.auditUnreachable" />
				</Warning>
			)}
			{read && read.lines.length === 0 && !read.trouble && <Empty title={<T k="people.auditNone" />} />}
			<p class="people__acts" role="status">
				{read === null && <T k="people.auditReading" />}
				{read?.trouble === 'unreachable' && (
					<Button icon="refresh" onClick={() => void readOn(last)}>
						<T k="people.auditAgain" />
					</Button>
				)}
				{read?.more && !read.trouble && (
					<Button onClick={() => void readOn(last)}>
						<T k="people.auditMore" />
					</Button>
				)}
			</p>
		</Screen>
	);
}

function Title({ subject }: { subject: AuditSubject }) {
	if (subject && 'person' in subject) {
		const name = people.value.find(({ id }) => id === subject.person)?.name;
		if (name) return <T k="people.auditTitlePerson" name={name} />;
	} else if (subject) {
		const name = recordOf(town.value, subject.kind, subject.id)?.name;
		if (name) return <T k="people.auditTitleRecord" name={name} />;
	}
	return <T k="people.auditTitle" />;
}
