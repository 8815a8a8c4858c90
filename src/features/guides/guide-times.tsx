import type { LocalMoment } from '../../../contract/dates.ts';
import type { Guide } from '../../../contract/guide.ts';
import { paths } from '../../../contract/paths.ts';
import type { Town } from '../../data/town.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { Marked, Named, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/screen.tsx';
import { nextTime } from './queries.ts';
import { DeskStateText } from './standing-text.tsx';

/** When and where: the hours of a desk, the days of a course. Nothing when neither is known. */
export function GuideTimes({ town, guide, now }: { town: Town; guide: Guide; now: LocalMoment }) {
	const isDesk = guide.guideType === 'desk';
	const place = guide.placeId ? town.places.get(guide.placeId) : undefined;
	const next = nextTime(guide, now);
	if (!isDesk && !next && !guide.when?.text && !place && !guide.placeName) return null;
	return (
		<Section heading={isDesk ? <DeskStateText town={town} desk={guide} now={now} /> : <T k="guides.when" />}>
			<Facts
				items={[
					[
						<T k="guides.when" />,
						next && (
							<>
								<DateText date={next.date} style="long" /> {next.from && <TimeText from={next.from} to={next.to} />}
							</>
						),
					],
					[<T k="guides.whenSource" />, guide.when?.text && <ContentText text={guide.when.text} lang={guide.lang} />],
					[
						<T k="guides.hours" />,
						guide.hours && guide.hours.length > 0 && (
							<>
								<ul class="lines">
									{guide.hours.map((hours) => (
										<li key={hours.days.join('')}>
											<Marked text={hours.days.map((day) => weekdayMarked(day)).join('・')} />{' '}
											{hours.ranges.map((range) => (
												<TimeText key={range.from} from={range.from} to={range.to} />
											))}
										</li>
									))}
								</ul>
								<p>
									<T k="guides.hoursHolidays" />
								</p>
							</>
						),
					],
					[<T k="guides.hoursSource" />, guide.hoursText && <ContentText text={guide.hoursText} lang={guide.lang} />],
					[
						<T k="guides.where" />,
						place ? (
							<a href={paths.place(place.id)}>
								<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
							</a>
						) : (
							guide.placeName && <ContentText text={guide.placeName} lang={guide.lang} inline />
						),
					],
				]}
			/>
		</Section>
	);
}
