import { useEffect, useState } from 'preact/hooks';
import type { SignedInPlace } from '../../../contract/session.ts';
import { now } from '../../data/clock.ts';
import { endSessions, listSessions } from '../../data/session.ts';
import { formatAge } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { ProblemText } from './problem-text.tsx';
import { useAct } from './use-act.ts';

/** Where one is signed in, for whoever lost a phone or forgot a tablet. */
export function SessionsSection() {
	const { act, problem } = useAct();
	const [places, setPlaces] = useState<readonly SignedInPlace[] | null>(null);
	const [ended, setEnded] = useState(false);
	useEffect(() => {
		void act(listSessions, setPlaces);
	}, []);
	const end = (which: { id: string } | { others: true }) =>
		void act(
			() => endSessions(which),
			(left) => {
				setPlaces(left);
				setEnded(true);
			},
		);
	const others = places?.filter(({ here }) => !here).length ?? 0;
	return (
		<Section heading={<T k="account.sessionsHeading" />}>
			<p class="phrase">
				<T k="account.sessionsLead" />
			</p>
			{places ? (
				<ul class="account__sessions">
					{places.map((place) => (
						<li class="account__session" key={place.id}>
							<div>
								<p class="account__session-name">{place.label || <T k="account.sessionUnknown" />}</p>
								<p class="account__soft">
									{place.here ? (
										<T k="account.sessionHere" />
									) : (
										<T k="account.sessionSeen" age={formatAge(place.seenAt, now.value.ms)} />
									)}
									{place.shared && (
										<>
											・<T k="account.sessionShared" />
										</>
									)}
								</p>
							</div>
							{!place.here && (
								<Button
									label={t('account.sessionEndOf', { label: place.label || t('account.sessionUnknown') })}
									onClick={() => end({ id: place.id })}
								>
									<T k="account.sessionEnd" />
								</Button>
							)}
						</li>
					))}
				</ul>
			) : (
				problem?.why === 'unreachable' && (
					<p class="account__soft">
						<T k="account.sessionsOffline" />
					</p>
				)
			)}
			{others > 1 && (
				<div class="account__acts">
					<Button onClick={() => end({ others: true })}>
						<T k="account.sessionsEndOthers" />
					</Button>
				</div>
			)}
			<p role="status">
				{ended && !problem && <T k="account.sessionsEnded" />}
				{problem && problem.why !== 'unreachable' && <ProblemText problem={problem} />}
			</p>
		</Section>
	);
}
