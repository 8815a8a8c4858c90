import type { ConsultStep } from '../../../contract/consult.ts';
import { now } from '../../data/clock.ts';
import { town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { Named, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { STEP_WORDS } from './consult-words.ts';

/** What became of it, step by step, the newest first. */
export function ConsultStory({ steps }: { steps: readonly ConsultStep[] }) {
	return (
		<ul class="lines">
			{[...steps].reverse().map((step) => (
				<li key={`${step.at} ${step.what}`}>
					<span class="consult__soft">{formatInstant(step.at, now.value.ms)}</span>{' '}
					<T k={STEP_WORDS[step.what]} desk={<DeskName id={step.deskId} />} time={<When step={step} />} />
					{step.words && <ContentText text={step.words} />}
				</li>
			))}
		</ul>
	);
}

function When({ step: { date, time } }: { step: ConsultStep }) {
	return (
		<>
			{date && <DateText date={date} />} {time && <TimeText from={time} />}
		</>
	);
}

export function DeskName({ id }: { id: string | undefined }) {
	const desk = id === undefined ? undefined : town.value?.guides.get(id);
	return desk ? <Named name={desk.title} kana={desk.titleKana} en={desk.titleEn} /> : null;
}
