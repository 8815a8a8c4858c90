import './outbox.css';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { noteShared, type Waiting } from '../../data/outbox.ts';
import { isPersonal, toLinkText, writeOutboxFile } from '../../data/outbox-file.ts';
import { tickets } from '../../data/tickets.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { download } from '../../ui/download.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { Section } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { type Taken, takeOver } from './actions.ts';
import { TakenTold } from './taken-told.tsx';

/** A code with more letters cannot be read from the screen of one phone by the camera of another. */
const MOST_QR_LETTERS = 1_100;

/** By file or QR to a device that has a line, and from one that has none. */
export function Elsewhere({ waiting }: { waiting: readonly Waiting[] }) {
	const [qr, setQr] = useState<string | 'too-large' | null>(null);
	const [told, setTold] = useState<Taken | null>(null);
	const file = (of: readonly Waiting[]) => writeOutboxFile(of, tickets.value, new Date(now.value.ms).toISOString());
	const note = () => noteShared(waiting.map(({ id }) => id));
	const linkOf = async (of: readonly Waiting[]) => {
		const letters = await toLinkText(file(of));
		const link = letters && `${location.origin}${paths.outbox()}#i=${letters}`;
		return link && link.length <= MOST_QR_LETTERS ? link : null;
	};

	const save = async () => {
		const here = await note();
		if (here.length > 0) download(file(here), `engawa-${now.value.date}.json`, 'application/json');
	};
	const show = async () => {
		if (!(await linkOf(waiting))) return setQr('too-large');
		const here = await note();
		if (here.length > 0) setQr((await linkOf(here)) ?? 'too-large');
	};

	return (
		<Section heading={<T k="outbox.elsewhereHeading" />}>
			<p class="phrase">
				<T k="outbox.elsewhereLead" />
			</p>
			{waiting.length > 0 && (
				<>
					{waiting.some(isPersonal) ? (
						<Warning>
							<T k="outbox.saveFilePersonal" />
						</Warning>
					) : (
						waiting.some(({ args }) => 'sealed' in args) && (
							<p class="phrase">
								<T k="outbox.saveFileSealed" />
							</p>
						)
					)}
					<div class="outbox__actions">
						<Button onClick={() => void save()}>
							<T k="outbox.saveFile" />
						</Button>
						<Button onClick={() => void show()}>
							<T k="outbox.qrShow" />
						</Button>
					</div>
				</>
			)}
			<div class="outbox__actions">
				<label class="button button--outline button--action outbox__open">
					<span>
						<T k="outbox.openFile" />
					</span>
					<input
						class="outbox__file"
						type="file"
						accept="application/json,.json"
						onChange={({ currentTarget }) => {
							const [chosen] = currentTarget.files ?? [];
							currentTarget.value = ''; // so that the same file can be opened once more
							if (chosen) void chosen.text().then(takeOver).then(setTold);
						}}
					/>
				</label>
			</div>
			<p role="status">{told && <TakenTold taken={told} />}</p>
			<Dialog open={qr !== null} title={<T k="outbox.qrTitle" />} onClose={() => setQr(null)}>
				{qr === 'too-large' ? (
					<p>
						<T k="outbox.qrTooLarge" />
					</p>
				) : (
					qr && (
						<div class="outbox__qr">
							<QrCode text={qr} label={t('outbox.qrLabel')} />
						</div>
					)
				)}
			</Dialog>
		</Section>
	);
}
