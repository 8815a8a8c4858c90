import type { Notice } from '../../../contract/notice.ts';
import { dateMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Section } from '../../ui/screen.tsx';

/** What the centre and the town want known, most urgent first. An emergency is told in full, above everything. */
export function HomeNotices({ notices, urgent }: { notices: readonly Notice[]; urgent?: boolean }) {
	if (notices.length === 0) return null;
	return (
		<Section heading={<T k={urgent ? 'home.urgentHeading' : 'home.noticesHeading'} />}>
			<ul class="home__notices">
				{notices.map((notice) => (
					<li key={notice.id}>
						<article class={`home__notice home__notice--${notice.level}`}>
							<h3 class="home__notice-title">
								{notice.level !== 'normal' && (
									<strong class="home__level">
										<T k={notice.level === 'emergency' ? 'home.emergency' : 'home.important'} />
									</strong>
								)}
								<ContentText text={notice.title} lang={notice.lang} inline />
							</h3>
							{notice.body && <ContentText text={notice.body} lang={notice.lang} />}
							<p class="home__as-of">
								<span>
									<Marked text={dateMarked(notice.from)} />
								</span>
								{notice.author && <span class="home__author">{notice.author}</span>}
							</p>
						</article>
					</li>
				))}
			</ul>
		</Section>
	);
}
