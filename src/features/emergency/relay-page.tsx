/** A notice that came from glass or phone by QR: proved with the town's key on this device, and shown on to others. */
import './emergency.css';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { type NoticePack, readPack } from '../../../contract/notice-pack.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { told } from '../../data/emergency-board.ts';
import { type PackProof, provePack } from '../../data/prove-pack.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fold } from '../../ui/fold.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { SaidLine } from './told-notices.tsx';

export function RelayPage() {
	const text = useLocation({ select: ({ hash }) => hash });
	const read = readPack(text);
	const [proof, setProof] = useState<PackProof | undefined>();
	const key = town.value?.keys;
	const area = town.value?.area;
	useEffect(() => {
		let isWanted = true;
		setProof(undefined);
		void provePack(text, area, key).then((found) => isWanted && setProof(found));
		return () => {
			isWanted = false;
		};
	}, [text, area, key]);
	const toTown = (
		<LinkButton href={paths.emergency()}>
			<T k="emergency.relayTown" />
		</LinkButton>
	);
	if (!read) {
		return (
			<Screen title={<T k="emergency.relayBroken" />}>
				<Empty title={<T k="emergency.relayBrokenHint" />} action={toTown} />
			</Screen>
		);
	}
	return (
		<Screen title={<T k="emergency.relayTitle" />} actions={toTown}>
			<Proof proof={proof} />
			{/* what was changed on the way is not even shown */}
			{proof !== undefined && proof !== 'forged' && <Said pack={read.pack} />}
			{proof === 'proved' && (
				<Fold name={<T k="emergency.relayPass" />} isOpen={false}>
					<div class="told__pack">
						<QrCode
							text={`${location.origin}${paths.relay(text)}`}
							label={t('emergency.passOnQr', { title: read.pack.title })}
						/>
					</div>
				</Fold>
			)}
		</Screen>
	);
}

function Said({ pack }: { pack: NoticePack }) {
	const nowMs = now.value.ms;
	return (
		<article class="told told--emergency">
			<h2 class="told__title">{pack.title}</h2>
			{pack.body && <ContentText text={pack.body} />}
			<SaidLine told={told(new Date(pack.saidAt).toISOString(), nowMs)} by={pack.author} nowMs={nowMs} />
		</article>
	);
}

function Proof({ proof }: { proof: PackProof | undefined }) {
	if (proof === undefined) return null;
	if (proof === 'proved') {
		return (
			<p class="relay__proved" role="status">
				<T k="emergency.relayProved" />
			</p>
		);
	}
	return (
		<Warning loud={proof === 'forged'}>
			<p>
				<strong>
					<T k={proof === 'forged' ? 'emergency.relayForged' : 'emergency.relayNotProved'} />
				</strong>
			</p>
			<p>
				<T k={proof === 'forged' ? 'emergency.relayForgedHint' : 'emergency.relayNotProvedHint'} />
			</p>
		</Warning>
	);
}
