import type { Presence } from '../../../contract/common.ts';
import type { Event } from '../../../contract/event.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { htmlLang } from '../../i18n/language.ts';
import { locale } from '../../i18n/locale.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { EVENT_TYPE_WORDS } from '../../ui/event-type.ts';
import { Facts } from '../../ui/facts.tsx';
import { FeeText } from '../../ui/fee-text.tsx';
import { Section } from '../../ui/screen.tsx';
import { AudienceText, fieldName } from './event-words.tsx';

const PRESENCE: Record<Presence, MessageKey> = {
	yes: 'common.yes',
	no: 'common.no',
	withheld: 'common.withheld',
	unknown: 'events.childcareUnknown',
};

/** For whom it is, and what it asks of them. */
export function WhoSection({ town, event }: { town: Town; event: Event }) {
	const { lang } = event;
	const hasAudience = event.audienceText || event.audience?.length;
	return (
		<Section heading={<T k="events.who" />}>
			<Facts
				items={[
					[<T k="events.audience" />, hasAudience ? <AudienceText event={event} /> : <T k="events.audienceUnknown" />],
					[
						<T k="events.fee" />,
						event.fee && event.fee.kind !== 'unknown' ? (
							<FeeText fee={event.fee} lang={lang} />
						) : (
							<>
								<T k="events.feeUnknown" />
								{event.fee?.text && <ContentText text={event.fee.text} lang={lang} />}
							</>
						),
					],
					[<T k="events.capacity" />, capacityOf(event)],
					[<T k="events.childcare" />, event.childcare && <T k={PRESENCE[event.childcare]} />],
					[<T k="events.languages" />, languageNames(event.languages)],
					[<T k="events.type" />, <T k={EVENT_TYPE_WORDS[event.eventType]} />],
					[
						<T k="events.field" />,
						event.fields?.[0] &&
							event.fields.map((code, at) => (
								<>
									{at > 0 && '、'}
									<ContentText text={fieldName(town.profile, code)} inline />
								</>
							)),
					],
				]}
			/>
		</Section>
	);
}

function capacityOf(event: Event) {
	if (event.capacityText) return <ContentText text={event.capacityText} lang={event.lang} />;
	return event.capacity !== undefined && <T k="events.capacityIs" n={event.capacity} />;
}

/** 英語、中国語: by the browser's own list of languages; a tag it does not know is shown as it is. */
function languageNames(tags: readonly string[] | undefined): string {
	const names = new Intl.DisplayNames([htmlLang(locale.value)], { type: 'language', fallback: 'code' });
	return (tags ?? [])
		.map((tag) => (/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? names.of(tag) : tag))
		.join('、');
}
