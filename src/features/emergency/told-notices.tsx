import { paths } from '../../../contract/paths.ts';
import type { Told, ToldNotice } from '../../data/emergency-board.ts';
import { formatInstant } from '../../i18n/format.ts';
import { formatAgo } from '../../i18n/format-ago.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { Fold } from '../../ui/fold.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Section } from '../../ui/screen.tsx';

/** What must be known, each with who says so and how old it is; what is urgent can be handed on by QR. */
export function ToldNotices({ notices, nowMs }: { notices: readonly ToldNotice[]; nowMs: number }) {
	return (
		<Section heading={<T k="emergency.noticesHeading" />}>
			{notices.length === 0 && (
				<p>
					<T k="emergency.noticesNone" />
				</p>
			)}
			<ul class="told-list">
				{notices.map(({ notice, ...said }) => (
					<li key={notice.id} class={said.isOld ? 'told told--old' : `told told--${notice.level}`}>
						<h3 class="told__title">
							<ContentText text={notice.title} lang={notice.lang} inline />
						</h3>
						{notice.body && <ContentText text={notice.body} lang={notice.lang} />}
						<SaidLine told={said} by={notice.author} nowMs={nowMs} />
						{notice.pack && (
							<Fold name={<T k="emergency.passOn" />} isOpen={false}>
								<div class="told__pack">
									<QrCode
										text={`${location.origin}${paths.relay(notice.pack)}`}
										label={t('emergency.passOnQr', { title: worded(notice.title) })}
									/>
									<p>
										<T k="emergency.passOnHint" />
									</p>
								</div>
							</Fold>
						)}
					</li>
				))}
			</ul>
		</Section>
	);
}

/** Who says so, and how old it is: loud when it may be overtaken. */
export function SaidLine({ told, by, nowMs }: { told: Told; by: string | undefined; nowMs: number }) {
	return (
		<p class="told__said">
			{by && <span>{by}</span>}
			<span>
				{told.saidMs === undefined ? (
					<T k="emergency.saidUnknown" />
				) : (
					<T
						k="emergency.agoAt"
						ago={<strong>{formatAgo(told.saidMs, nowMs)}</strong>}
						at={formatInstant(told.saidMs, nowMs)}
					/>
				)}
			</span>
			{told.isOld && (
				<strong class="told__old">
					<T k="emergency.mayBeOld" />
				</strong>
			)}
		</p>
	);
}
