import './exchange.css';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { T } from '../../i18n/text.tsx';
import { Screen } from '../../ui/screen.tsx';
import { IntroductionCard } from './introduction-card.tsx';
import { coordinatesHere, myGroupIds } from './rights.ts';

/** What coordinators propose to the groups whoever sits here speaks for. */
export function IntroductionsPage() {
	if (!sessionRead.value) return null;
	const mine = myGroupIds();
	if (mine.length === 0 && !coordinatesHere()) return <Screen title={<T k="coordination.notYours" />} />;
	const introductions = [...(privateTown.value?.introductions.values() ?? [])]
		.filter(({ scope }) => mine.includes(scope.slice('group/'.length)))
		.sort((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended') || (a.due < b.due ? -1 : 1));
	return (
		<Screen
			title={
				introductions.length > 0 ? (
					<T k="coordination.introTitleN" n={introductions.length} />
				) : (
					<T k="exchange.introNone" />
				)
			}
			lead={<T k="exchange.introLead" />}
		>
			{introductions.map((one) => (
				<IntroductionCard key={one.id} introduction={one} />
			))}
		</Screen>
	);
}
