import type { LocalDate } from '../../../contract/common.ts';
import type { LocalMoment } from '../../../contract/dates.ts';
import type { Place } from '../../../contract/place.ts';
import { bookingOpening } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { TimeText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { OpensText } from '../../ui/opens-text.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Section } from '../../ui/screen.tsx';

/** Where to go, when, and with what: the window decides, and this is the way to it. */
export function NextStep({ town, place, date, now }: { town: Town; place: Place; date: LocalDate; now: LocalMoment }) {
	const hours = place.booking?.windowHours;
	const phone = place.contact?.phone;
	return (
		<Section heading={<T k="requests.nextHeading" />}>
			<Facts
				items={[
					[
						<T k="requests.nextWhere" />,
						<>
							<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
							{place.address && (
								<>
									<br />
									<span lang="ja">{place.address}</span>
								</>
							)}
						</>,
					],
					[
						<T k="requests.nextWhen" />,
						<>
							<OpensText date={date} opens={bookingOpening(town, place, date)} now={now} />
							{hours && (
								<>
									<br />
									<T k="requests.nextHours" range={<TimeText from={hours.from} to={hours.to} />} />
								</>
							)}
						</>,
					],
					[<T k="requests.nextWhat" />, <T k="requests.nextWhatToBring" />],
					[<T k="requests.nextAsk" />, phone && <PhoneNumber number={phone} />],
				]}
			/>
			{place.booking?.nextStep && (
				<div class="next-step__words">
					<ContentText text={place.booking.nextStep} />
				</div>
			)}
		</Section>
	);
}
