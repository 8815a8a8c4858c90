import type { EditDraft } from '../../data/edit-draft.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { Chip } from '../../ui/chips.tsx';
import { Icon } from '../../ui/icon.tsx';

/** The subjects of a page, each with whether something of it is begun or waits. */
export function SubjectList({
	subjects,
	draft,
	waiting,
}: {
	subjects: readonly { href: string; label: MessageKey; fields: readonly string[] }[];
	draft: EditDraft | null;
	waiting: ReadonlyMap<string, unknown>;
}) {
	const begun = (fields: readonly string[]) =>
		draft !== null &&
		fields.some(
			(path) => Object.hasOwn(draft.wishes, path) || draft.withhold.includes(path) || draft.show.includes(path),
		);
	return (
		<ul class="edit-list">
			{subjects.map(({ href, label, fields }) => (
				<li class="edit-list__item" key={href}>
					<a class="edit-list__link" href={href}>
						<span class="edit-list__words">
							<T k={label} />
						</span>
						{begun(fields) && (
							<Chip tone="warning">
								<T k="editing.begun" />
							</Chip>
						)}
						{fields.some((path) => waiting.has(path)) && (
							<Chip tone="now">
								<T k="editing.unsent" />
							</Chip>
						)}
						<Icon name="next" />
					</a>
				</li>
			))}
		</ul>
	);
}
