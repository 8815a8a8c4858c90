import type { ComponentChildren } from 'preact';
import type { Guide } from '../../../contract/guide.ts';
import type { Town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { AmountText } from '../../ui/amount-text.tsx';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/screen.tsx';

/** What it is, for whom, and how much. */
export function AboutGuide({ town, guide }: { town: Town; guide: Guide }) {
	const { profile } = town;
	const { lang } = guide;
	const stages = (guide.stages ?? []).map((code) => profile?.stages.find((stage) => stage.code === code)?.name);
	const fields = (guide.fields ?? []).map((code) => profile?.fields.find((field) => field.code === code)?.name);
	const abilities = (guide.abilities ?? []).map((code) => profile?.abilities?.find((one) => one.code === code)?.name);
	const items: [ComponentChildren, ComponentChildren][] = [
		[<T k="guides.amount" />, guide.amount && <AmountText amount={guide.amount} lang={lang} />],
		[
			<T k="guides.forWhom" />,
			guide.audienceText ? (
				<ContentText text={guide.audienceText} lang={lang} />
			) : (
				listed((guide.audience ?? []).map((who) => <T k={AUDIENCE_WORDS[who]} />))
			),
		],
		[
			<T k="guides.stage" />,
			guide.stages ? (
				listed(stages.map((name) => name && <ContentText text={name} inline />))
			) : guide.guideType === 'grant' || guide.guideType === 'course' ? (
				<T k="guides.allStages" />
			) : null,
		],
		[<T k="guides.field" />, listed(fields.map((name) => name && <ContentText text={name} inline />))],
		[<T k="guides.abilities" />, listed(abilities.map((name) => name && <ContentText text={name} inline />))],
		[
			<T k="guides.fiscalYear" />,
			guide.fiscalYear !== undefined && <T k="guides.fiscalYearIs" year={guide.fiscalYear} />,
		],
	];
	if (!guide.body && items.every(([, what]) => !what)) return null;
	return (
		<Section heading={<T k="guides.about" />}>
			{guide.body && <ContentText text={guide.body} lang={lang} />}
			<Facts items={items} />
		</Section>
	);
}

function listed(parts: ComponentChildren[]): ComponentChildren {
	const known = parts.filter(Boolean);
	return known.length > 0 && known.map((part, at) => <>{[at > 0 && '・', part]}</>);
}
