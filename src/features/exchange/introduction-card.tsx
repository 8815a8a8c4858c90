import './exchange.css';
import { useState } from 'preact/hooks';
import type { IntroductionRow } from '../../../contract/case.ts';
import { paths } from '../../../contract/paths.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';

/** What one side of a case sees, and its answer. */
export function IntroductionCard({ introduction }: { introduction: IntroductionRow }) {
	const { caseId, side, helper, mine, other, words, due, answer, state } = introduction;
	const [full, setFull] = useState(false);
	const sent = outbox.value.find(
		({ name, args }) => name === 'case.answer' && args.caseId === caseId && args.side === side,
	);
	const say = (said: 'yes' | 'no') =>
		void keep('case.answer', { caseId, side, answer: said }).then((kept) => setFull(kept === 'full'));
	const asks = state === 'proposed' || state === 'answering';
	return (
		<article class="introduction">
			<Facts
				items={[
					[
						<T k="exchange.introMine" />,
						helper && side === 'offer' ? <T k="exchange.helperMine" /> : <ContentText text={mine.title} inline />,
					],
					[
						<T k="exchange.introOther" />,
						helper && side === 'need' ? (
							<T k="exchange.helperOther" />
						) : (
							<>
								<a href={paths.exchangeOne(other.id)}>
									<ContentText text={other.title} inline />
								</a>
								{other.text && <ContentText text={other.text} />}
							</>
						),
					],
					[<T k="exchange.introWords" />, words && <ContentText text={words} inline />],
				]}
			/>
			{sent ? (
				<p role="status">
					<T k="exchange.introSending" />
				</p>
			) : asks && answer === undefined ? (
				<>
					<p>
						<T k="exchange.introDue" date={<DateText date={due} style="long" />} />
					</p>
					<p class="exchange__soft">
						<T k="exchange.introLead" />
					</p>
					<div class="exchange__acts">
						<Button variant="solid" onClick={() => say('yes')}>
							<T k="exchange.introYes" />
						</Button>
						<Button onClick={() => say('no')}>
							<T k="exchange.introNo" />
						</Button>
					</div>
				</>
			) : (
				<State introduction={introduction} />
			)}
			<div role="alert">
				{full && (
					<p class="field__error">
						＊<T k="exchange.full" />
					</p>
				)}
			</div>
		</article>
	);
}

function State({ introduction }: { introduction: IntroductionRow }) {
	const { answer, state, contact, throughCoordinator } = introduction;
	if (contact || throughCoordinator) {
		return (
			<>
				<p>
					<strong>
						<T k="exchange.introAgreed" />
					</strong>
				</p>
				{contact ? (
					<Facts
						items={[
							[<T k="exchange.contactName" />, <span lang="ja">{contact.name}</span>],
							[
								<T k="exchange.introContact" />,
								contact.kind === 'phone' ? (
									<PhoneNumber number={contact.value} />
								) : (
									<a href={`mailto:${contact.value}`}>{contact.value}</a>
								),
							],
						]}
					/>
				) : (
					<p>
						<T k="exchange.introThrough" />
					</p>
				)}
			</>
		);
	}
	if (answer === 'no') return <T k="exchange.introSaidNo" />;
	return <T k={state === 'ended' ? 'exchange.introOver' : 'exchange.introSaidYes'} />;
}
