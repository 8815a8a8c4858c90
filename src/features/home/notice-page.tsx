import { useParams } from '@tanstack/react-router';
import type { Notice } from '../../../contract/notice.ts';
import { paths } from '../../../contract/paths.ts';
import { town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { ReportLink } from '../../ui/report-link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { SourceNote } from '../../ui/source-note.tsx';

/** One notice in full, with an address of its own to be kept, sent and taken home. */
export function NoticePage() {
	const { id } = useParams({ strict: false });
	const current = town.value;
	if (!current) return null;
	const notice = current.notices.get(id ?? '');
	return notice ? <OneNotice notice={notice} /> : <NoNotice />;
}

function OneNotice({ notice }: { notice: Notice }) {
	const { lang } = notice;
	const from = <DateText date={notice.from} />;
	const places = (notice.placeIds ?? []).flatMap((id) => town.value?.places.get(id) ?? []);
	return (
		<Screen
			title={<ContentText text={notice.title} lang={lang} inline />}
			lead={
				<>
					{notice.until ? (
						<T k="take.noticeUntil" from={from} until={<DateText date={notice.until} />} />
					) : (
						<T k="take.noticeFrom" date={from} />
					)}
					{notice.author && <> {notice.author}</>}
				</>
			}
			actions={<ShareButton title={notice.title.ja} path={paths.notice(notice.id)} />}
		>
			<div class="section">
				{notice.body && <ContentText text={notice.body} lang={lang} />}
				{notice.url && (
					<p>
						<OutsideLink url={notice.url} />
					</p>
				)}
			</div>
			{places.length > 0 && (
				<ul class="lines">
					{places.map((place) => (
						<li key={place.id}>
							<a href={paths.place(place.id)}>
								<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
							</a>
						</li>
					))}
				</ul>
			)}
			<SourceNote source={notice.source} confirmedAt={notice.confirmedAt} confirmedBy={notice.confirmedBy} />
			<ReportLink kind="notice" id={notice.id} />
		</Screen>
	);
}

function NoNotice() {
	return (
		<Screen title={<T k="take.noticeGone" />}>
			<Empty
				title={<T k="take.noticeGoneHint" />}
				action={
					<LinkButton href={paths.home()}>
						<T k="take.noticeHome" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
