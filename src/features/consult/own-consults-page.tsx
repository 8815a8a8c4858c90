import './consult.css';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Screen } from '../../ui/screen.tsx';
import { mine } from './consult-signals.ts';
import { STATE_WORDS, THEME_WORDS } from './consult-words.ts';
import { MeetingText } from './meeting-text.tsx';

/** What was asked from this device, and where each stands. */
export function OwnConsultsPage() {
	const list = mine.value;
	if (!town.value || !list) return null;
	return (
		<Screen
			title={<T k={list.length > 0 ? 'consult.mine' : 'consult.mineNone'} />}
			lead={list.length > 0 ? <T k="consult.mineLead" /> : undefined}
			actions={
				<LinkButton href={paths.consult()}>
					<T k="consult.ask" />
				</LinkButton>
			}
		>
			<CardList
				items={list}
				label={t('consult.mine')}
				keyOf={({ id }) => id}
				render={(one) => (
					<Card
						href={paths.consultOne(one.id)}
						when={formatInstant(one.askedAt, now.value.ms)}
						title={<T k={THEME_WORDS[one.theme]} />}
						where={one.meeting && <MeetingText meeting={one.meeting} />}
						who={one.messages[0] && <ContentText text={one.messages[0].text.slice(0, 60)} inline />}
						state={
							<strong>
								<T k={one.gone ? 'consult.closed' : STATE_WORDS[one.state]} />
							</strong>
						}
						tone={one.state === 'answered' ? 'now' : 'plain'}
					/>
				)}
			/>
		</Screen>
	);
}
