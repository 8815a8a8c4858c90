import type { LocalDate } from '../../../contract/common.ts';
import { T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Section } from '../../ui/screen.tsx';
import type { Desk } from './at-desk.tsx';
import type { NoticeForm } from './notice-form.ts';

/** As residents will see it on the home screen. */
export function NoticePreview({
	desk: { place },
	form,
	until,
}: {
	desk: Desk;
	form: NoticeForm;
	until: LocalDate | undefined;
}) {
	return (
		<Section heading={<T k="desk.previewHeading" />}>
			<Shown title={form.title} body={form.body} form={form} author={place.name} />
			{(form.easyTitle || form.easyBody) && (
				<>
					<p class="desk-hint">
						<T k="desk.previewEasy" />
					</p>
					<Shown
						title={form.easyTitle || form.title}
						body={form.easyBody || form.body}
						form={form}
						author={place.name}
					/>
				</>
			)}
			<p class="desk-hint">
				{until ? <T k="desk.previewUntil" date={<DateText date={until} />} /> : <T k="desk.previewEnded" />}
			</p>
		</Section>
	);
}

function Shown({ title, body, form, author }: { title: string; body: string; form: NoticeForm; author: string }) {
	return (
		<article class={`notice-preview notice-preview--${form.level}`} lang="ja">
			<h3 class="notice-preview__title">
				{form.level === 'important' && (
					<strong class="notice-preview__level">
						<T k="desk.levelImportant" />
					</strong>
				)}
				{title || <T k="desk.previewNoTitle" />}
			</h3>
			{body && <p class="notice-preview__body">{body}</p>}
			<p class="desk-hint">
				<DateText date={form.from} /> {author} 窓口
			</p>
		</article>
	);
}
