import './search-suggestions.css';
import type { ComponentChildren } from 'preact';
import type { LocalMoment } from '../../../contract/dates.ts';
import { INDEX_ROWS } from '../../../contract/fold.ts';
import { paths } from '../../../contract/paths.ts';
import type { Town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { addressOf } from '../../ui/filter-address.ts';
import { KanaIndex } from '../../ui/kana-index.tsx';
import { Section } from '../../ui/screen.tsx';
import { suggestions } from './queries.ts';

const FIELDS_SHOWN = 12;

/** Ways in for who does not want to type, or does not know the word yet. */
export function SearchSuggestions({ town, now }: { town: Town; now: LocalMoment }) {
	const { fields, audiences, rows } = suggestions(town, now);
	const nameOf = (code: string) => town.profile?.fields.find((field) => field.code === code)?.name;
	return (
		<>
			{fields.length > 0 && (
				<Section heading={<T k="search.byField" />}>
					<ul class="suggestions">
						{fields.slice(0, FIELDS_SHOWN).map(({ code, n }) => (
							<Suggestion key={code} href={addressOf(paths.groups(), { field: code })} n={n}>
								<ContentText text={nameOf(code) ?? code} inline />
							</Suggestion>
						))}
					</ul>
				</Section>
			)}
			{audiences.length > 0 && (
				<Section heading={<T k="search.byAudience" />}>
					<ul class="suggestions">
						{audiences.map(({ audience, n }) => (
							<Suggestion key={audience} href={addressOf(paths.events(), { view: 'list', for: audience })} n={n}>
								<T k={AUDIENCE_WORDS[audience]} />
							</Suggestion>
						))}
					</ul>
				</Section>
			)}
			<Section heading={<T k="search.byKana" />}>
				<KanaIndex rows={INDEX_ROWS} counts={rows} hrefOf={(row) => addressOf(paths.groups(), { row })} />
			</Section>
			<Section heading={<T k="search.byKind" />}>
				<ul class="suggestions">
					<Suggestion href={paths.places()} n={town.places.size}>
						<T k="search.kindPlace" />
					</Suggestion>
					<Suggestion href={paths.guides('desk')}>
						<T k="search.toDesks" />
					</Suggestion>
					<Suggestion href={paths.guides('grant')}>
						<T k="search.toGrants" />
					</Suggestion>
					<Suggestion href={paths.guides('course')}>
						<T k="guides.typeCourse" />
					</Suggestion>
					<Suggestion href={paths.learningPaths()}>
						<T k="guides.steps" />
					</Suggestion>
					<Suggestion href={paths.forums()}>
						<T k="forum.title" />
					</Suggestion>
					<Suggestion href={paths.issues()} n={town.issues.size}>
						<T k="issues.heading" />
					</Suggestion>
					<Suggestion href={paths.progress()}>
						<T k="progress.title" />
					</Suggestion>
					<Suggestion href={paths.exchange()}>
						<T k="exchange.heading" />
					</Suggestion>
					<Suggestion href={paths.first()}>
						<T k="search.toFirst" />
					</Suggestion>
				</ul>
			</Section>
		</>
	);
}

function Suggestion({ href, n, children }: { href: string; n?: number; children: ComponentChildren }) {
	return (
		<li>
			<a class="suggestions__link" href={href}>
				{children}
				{n !== undefined && <span class="suggestions__count tabular">{n}</span>}
			</a>
		</li>
	);
}
