import { useState } from 'preact/hooks';
import type { News } from '../../../contract/follow.ts';
import { type Follows, receivePush, stopWay } from '../../data/follow.ts';
import { StorageFull } from '../../data/outbox.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { locale } from '../../i18n/locale.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { StepPicture } from '../../ui/step-picture.tsx';
import { isWaiting, NewsChoice } from './news-choice.tsx';
import { askPermission, pushHere, targetHere } from './push-here.ts';
import { INSTALL_STEPS } from './step-pictures.ts';

const NEWS = ['closures', 'weekly', 'forums', 'requests', 'emergency'] as const satisfies readonly News[];

/** By Web Push, where this browser can. It is asked for only after a press on the button. */
export function ByPush({ known }: { known: Follows }) {
	const mine = known.push;
	const [news, setNews] = useState<News[]>(mine?.news ?? []);
	const [problem, setProblem] = useState<MessageKey | null>(null);
	const key = known.ways?.push;
	const go = async () => {
		if (news.length === 0) return setProblem('follow.chooseOne');
		if (!(await askPermission())) return setProblem('follow.pushDenied');
		setProblem(null);
		try {
			await receivePush({ news, lang: locale.peek(), target: key === undefined ? null : await targetHere(key) });
		} catch (reason) {
			if (!(reason instanceof StorageFull)) throw reason;
			setProblem('follow.full');
		}
	};
	const here = pushHere();
	const noWay = known.ways && key === undefined;
	return (
		<Section heading={<T k="follow.push" />}>
			<p>
				<T k="follow.pushLead" />
			</p>
			<p class="follow__soft">
				<T k="follow.keepsPush" />
			</p>
			{here === 'install' && <Install />}
			{(here === 'none' || noWay) && here !== 'install' && (
				<p>
					<T k={here === 'none' ? 'follow.pushNone' : 'follow.noWay'} />
				</p>
			)}
			{(mine || (here !== 'none' && here !== 'install' && !noWay)) && (
				<>
					{mine && (
						<p class="follow__state" role="status">
							<T k={!mine.target || isWaiting(mine) ? 'follow.waiting' : 'follow.pushOn'} />
						</p>
					)}
					<NewsChoice of={NEWS} value={news} onChange={setNews} />
					<div role="alert">
						{(problem || here === 'denied') && (
							<p class="field__error">
								＊<T k={problem ?? 'follow.pushDenied'} />
							</p>
						)}
					</div>
					<div class="follow__acts">
						{(!mine || mine.news.join() !== news.join()) && (
							<Button variant="outline" onClick={() => void go()}>
								<T k={mine ? 'follow.change' : 'follow.pushGo'} />
							</Button>
						)}
						{mine && (
							<Button onClick={() => void stopWay('push')}>
								<T k="follow.pushStop" />
							</Button>
						)}
					</div>
				</>
			)}
		</Section>
	);
}

/** How an iPhone gets the app onto its home screen, in pictures. */
function Install() {
	return (
		<>
			<p>
				<T k="follow.install" />
			</p>
			<ol class="follow__steps">
				{INSTALL_STEPS.map(([picture, words], n) => (
					<li class="follow__step" key={words}>
						<StepPicture of={picture} />
						<span class="phrase">
							{n + 1}. <T k={words} />
						</span>
					</li>
				))}
			</ol>
		</>
	);
}
