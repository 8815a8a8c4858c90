import type { ComponentChildren } from 'preact';
import type { Guide } from '../../../contract/guide.ts';
import { timeMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { Section } from '../../ui/screen.tsx';
import type { Standing } from './queries.ts';

/** How and until when to apply; nothing for desks and articles that need no application. */
export function ApplyForGuide({
	guide,
	standing,
	children,
}: {
	guide: Guide;
	standing: Standing;
	/** where it stands today, in words */
	children: ComponentChildren;
}) {
	const { apply, lang } = guide;
	if (standing.is === 'always' && !apply && !guide.applyText) return null;
	return (
		<Section heading={<T k="guides.apply" />}>
			<p>
				<strong>{apply?.needed === 'no' ? <T k="guides.applyNotNeeded" /> : children}</strong>
			</p>
			{guide.budgetLimited && standing.is !== 'over' && (
				<p>
					<T k="guides.budgetLimited" />
				</p>
			)}
			<Facts
				items={[
					[
						<T k="guides.applyPeriod" />,
						(apply?.from || apply?.until) && (
							<>
								{apply.from && <T k="guides.applyFrom" date={<Moment date={apply.from} time={apply.fromTime} />} />}{' '}
								{apply.until && <T k="guides.applyUntil" date={<Moment date={apply.until} time={apply.untilTime} />} />}
							</>
						),
					],
					[<T k="guides.applyNote" />, guide.applyText && <ContentText text={guide.applyText} lang={lang} />],
					[<T k="guides.applyMethod" />, apply?.method && <ContentText text={apply.method} lang={lang} />],
					[
						<T k="guides.documents" />,
						guide.documents && guide.documents.length > 0 && (
							<ul class="lines">
								{guide.documents.map((paper) => (
									<li key={paper}>
										<ContentText text={paper} lang={lang} inline />
									</li>
								))}
							</ul>
						),
					],
					[<T k="guides.applyOnline" />, apply?.url && <OutsideLink url={apply.url} />],
					[<T k="guides.applyNote" />, apply?.note && <ContentText text={apply.note} lang={lang} />],
				]}
			/>
		</Section>
	);
}

function Moment({ date, time }: { date: string; time: string | undefined }) {
	return (
		<>
			<DateText date={date} style="long" /> {time && <Marked text={timeMarked(time)} />}
		</>
	);
}
