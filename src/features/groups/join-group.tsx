import type { Group } from '../../../contract/group.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FeeText } from '../../ui/fee-text.tsx';
import { Section } from '../../ui/screen.tsx';

const RECRUITING: Record<Group['recruiting'], MessageKey> = {
	open: 'groups.joinOpen',
	ask: 'groups.joinAsk',
	closed: 'groups.joinClosed',
	unknown: 'groups.joinUnknown',
};

/** Whether one can join, and the smallest possible first step. */
export function JoinGroup({ group }: { group: Group }) {
	const { firstStep, lang } = group;
	return (
		<Section heading={<T k={RECRUITING[group.recruiting]} />}>
			{group.recruitingText && <ContentText text={group.recruitingText} lang={lang} />}
			<Facts
				items={[
					[
						<T k="groups.firstStep" />,
						firstStep && (
							<ul class="lines">
								{firstStep.minutes !== undefined && (
									<li>
										<T k="groups.firstMinutes" n={firstStep.minutes} />
									</li>
								)}
								{firstStep.onceOk && (
									<li>
										<T k="groups.firstOnce" />
									</li>
								)}
								{firstStep.withFriendOk && (
									<li>
										<T k="groups.firstFriend" />
									</li>
								)}
								{firstStep.bring && (
									<li>
										<T k="groups.firstBring" what={<ContentText text={firstStep.bring} lang={lang} inline />} />
									</li>
								)}
								{firstStep.greet && (
									<li>
										<T k="groups.firstGreet" what={<ContentText text={firstStep.greet} lang={lang} inline />} />
									</li>
								)}
								{firstStep.text && (
									<li>
										<ContentText text={firstStep.text} lang={lang} inline />
									</li>
								)}
							</ul>
						),
					],
					[
						<T k="groups.audience" />,
						group.audience?.map((who, at) => (
							<>
								{at > 0 && <T k="groups.listJoin" />}
								<T k={AUDIENCE_WORDS[who]} />
							</>
						)),
					],
					[<T k="groups.fee" />, <FeeText fee={group.fee} lang={lang} />],
				]}
			/>
		</Section>
	);
}
