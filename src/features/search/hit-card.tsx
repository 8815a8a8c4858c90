import { isOff } from '../../data/event-status.ts';
import { htmlLang } from '../../i18n/language.ts';
import { locale } from '../../i18n/locale.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import type { Found } from './found.ts';
import { excerpt, highlight } from './highlight.ts';
import { Pieces } from './pieces.tsx';

export function HitCard({ found, terms }: { found: Found; terms: readonly string[] }) {
	const { event, place } = found;
	const why = whyFound(found, terms);
	const off = event !== undefined && isOff(event.status);
	const title = <Title found={found} terms={terms} />;
	return (
		<Card
			href={found.href}
			when={
				event &&
				(event.next ? (
					<>
						<DateText date={event.next.date} />{' '}
						{event.next.from && <TimeText from={event.next.from} to={event.next.to} />}
					</>
				) : (
					<T k="search.eventOver" />
				))
			}
			title={off ? <s>{title}</s> : title}
			where={place && <Named name={place.name} kana={place.nameKana} en={place.nameEn} />}
			who={
				why && (
					<span lang={contentLang(found.lang)}>
						<Pieces pieces={why} />
					</span>
				)
			}
			state={event && event.status !== 'scheduled' ? <StatusBadge status={event.status} /> : undefined}
			tone={off ? 'cancelled' : 'plain'}
		/>
	);
}

/** The name with what was found marked; a reading that was found is shown beside it. */
function Title({ found: { name, nameKana, nameEn }, terms }: { found: Found; terms: readonly string[] }) {
	const isEnglish = locale.value === 'en' && nameEn !== undefined;
	const pieces = highlight(isEnglish ? nameEn : name, terms);
	if (pieces) {
		return (
			<span lang={isEnglish ? undefined : contentLang()}>
				<Pieces pieces={pieces} />
			</span>
		);
	}
	const reading = nameKana ? highlight(nameKana, terms) : null;
	return (
		<>
			<Named name={name} kana={reading ? undefined : nameKana} en={nameEn} />
			{reading && (
				<span lang={contentLang()}>
					（<Pieces pieces={reading} />）
				</span>
			)}
		</>
	);
}

/** An excerpt, unless name and reading already show every word. */
function whyFound({ name, nameKana, texts }: Found, terms: readonly string[]) {
	const unseen = terms.filter((term) => !highlight(name, [term]) && !(nameKana && highlight(nameKana, [term])));
	return unseen.length > 0 ? excerpt(texts, unseen) : null;
}

function contentLang(lang = 'ja'): string | undefined {
	return lang === htmlLang(locale.value) ? undefined : lang;
}
