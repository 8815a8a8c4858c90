import type { Notice } from '../../../contract/notice.ts';
import { paths } from '../../../contract/paths.ts';
import { dateMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Section } from '../../ui/screen.tsx';

/** Must be known today, yet what is on today comes first: a line each, the rest when asked. */
export function ImportantNotices({ notices }: { notices: readonly Notice[] }) {
	if (notices.length === 0) return null;
	return (
		<section class="home__important">
			<h2 class="visually-hidden">
				<T k="home.urgentHeading" />
			</h2>
			<ul class="home__important-list">
				{notices.map((notice) => (
					<li key={notice.id}>
						<details class="home__told">
							<summary class="home__told-title phrase">
								<strong class="home__level">
									<T k="home.important" />
								</strong>
								<ContentText text={notice.title} lang={notice.lang} inline />
							</summary>
							{notice.body && <ContentText text={notice.body} lang={notice.lang} />}
							<NoticeFrom notice={notice} />
						</details>
					</li>
				))}
			</ul>
		</section>
	);
}

function NoticeFrom({ notice }: { notice: Notice }) {
	return (
		<p class="home__as-of">
			<span>
				<Marked text={dateMarked(notice.from)} />
			</span>
			{notice.author && <span class="home__author">{notice.author}</span>}
			<a class="home__notice-link" href={paths.notice(notice.id)}>
				<T k="home.noticeOpen" />
			</a>
		</p>
	);
}

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
								{notice.level === 'emergency' && (
									<strong class="home__level">
										<T k="home.emergency" />
									</strong>
								)}
								<ContentText text={notice.title} lang={notice.lang} inline />
							</h3>
							{notice.body && <ContentText text={notice.body} lang={notice.lang} />}
							<NoticeFrom notice={notice} />
						</article>
					</li>
				))}
			</ul>
		</Section>
	);
}
