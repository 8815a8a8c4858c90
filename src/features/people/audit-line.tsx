import { toTokyo } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import type { AuditLine as Line } from '../../../contract/private-feed.ts';
import type { AuditSubject } from '../../data/audit.ts';
import { town } from '../../data/town.ts';
import { dateMarked, timeMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { changesOf, fieldOf, kindOf, recordOf, workOf } from './audit-words.ts';
import { people, rights } from './people-signals.ts';

/** One thing that was done: when, by whom, what, to which record, and what changed. */
export function AuditLine({ line, subject }: { line: Line; subject: AuditSubject }) {
	const { date, time } = toTokyo(Date.parse(line.at));
	const work = workOf(line.what);
	const changes = changesOf(line);
	return (
		<li class="audit__line">
			<p class="audit__what">{work ? <T k={work} /> : line.what}</p>
			<p class="audit__facts">
				<time dateTime={line.at}>
					<Marked text={`${dateMarked(date, 'long')} ${timeMarked(time)}`} />
				</time>
				<Who line={line} />
				{!(subject && 'kind' in subject) && <Record line={line} />}
			</p>
			{changes.length > 0 && (
				<details class="audit__details">
					<summary>
						<T k="people.auditChanges" n={changes.length} />
					</summary>
					<dl class="audit__changes">
						{changes.map(({ field, before, after }) => {
							const words = fieldOf(field);
							return (
								<div key={field}>
									<dt>{words ? <T k={words} /> : field}</dt>
									<dd>
										<span class="audit__label">
											<T k="people.auditBefore" />
										</span>{' '}
										{before === '' ? <T k="people.auditNothing" /> : before}
									</dd>
									<dd>
										<span class="audit__label">
											<T k="people.auditAfter" />
										</span>{' '}
										{after === '' ? <T k="people.auditNothing" /> : after}
									</dd>
								</div>
							);
						})}
					</dl>
				</details>
			)}
		</li>
	);
}

function Who({ line: { actor, actorName } }: { line: Line }) {
	if (actor === 'server') return <T k="people.auditServer" />;
	if (actor === 'console') return <T k="people.auditConsole" />;
	if (actorName === undefined) return <T k="people.auditNobody" />;
	if (rights.value !== 'administrator') return <span>{actorName}</span>;
	return <a href={paths.audit({ person: actor })}>{actorName}</a>;
}

function Record({ line: { kind, recordId } }: { line: Line }) {
	if (recordId === '') return null;
	const words = kindOf(kind);
	const member = kind === 'account' ? people.value.find(({ id }) => id === recordId) : undefined;
	const name = member?.name ?? recordOf(town.value, kind, recordId)?.name;
	return (
		<span>
			{words ? <T k={words} /> : kind}{' '}
			<a href={paths.audit(kind === 'account' ? { person: recordId } : { kind, id: recordId })}>
				{name ?? <T k="people.auditOfThis" />}
			</a>
		</span>
	);
}
