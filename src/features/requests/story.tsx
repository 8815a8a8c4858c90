import { DECLINE_REASONS, type RequestStep } from '../../../contract/request.ts';
import { formatInstant } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { DECLINE_WORDS, STATE_WORDS } from './state-words.ts';

/** What happened, by whom and when, in order. */
export function Story({ steps, nowMs }: { steps: readonly RequestStep[]; nowMs: number }) {
	return (
		<ol class="request-story">
			{steps.map((step) => (
				<li class="request-story__step" key={`${step.at}${step.state}${step.date ?? ''}`}>
					<span class="request-story__state">
						<T k={STATE_WORDS[step.state]} />
						{step.date && (
							<>
								（<DateText date={step.date} />）
							</>
						)}
					</span>
					<span class="request-story__when">
						{formatInstant(step.at, nowMs)}・
						{step.by === 'author' ? <T k="requests.byYou" /> : <span lang="ja">{step.by}</span>}
					</span>
					<Reason step={step} />
				</li>
			))}
		</ol>
	);
}

function Reason({ step }: { step: RequestStep }) {
	const reason = DECLINE_REASONS.find((known) => known === step.reason);
	if (!reason && !step.words) return null;
	return (
		<span class="request-story__why">
			{reason && <T k={DECLINE_WORDS[reason]} />}
			{step.words && (
				<span class="request-story__words" lang="ja">
					「{step.words}」
				</span>
			)}
		</span>
	);
}
