/** The screen of the staff at the tablet: how it is and what can be done with it. Nothing personal; works without a line. */
import './staff.css';
import { useEffect, useState } from 'preact/hooks';
import { BEGUN_AT_TABLET_MS } from '../../../contract/emergency-at.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { device } from '../../data/device.ts';
import { emergency } from '../../data/emergency.ts';
import { choose, unEnrol } from '../../data/kiosk.ts';
import { noteDeed } from '../../data/kiosk-staff.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { noticesFor } from '../../data/relations.ts';
import { status } from '../../data/status.ts';
import { town } from '../../data/town.ts';
import { formatAge } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PinPad } from './pin-pad.tsx';

export type StaffTools = {
	/** version of the page */
	build: string;
	/** says at once how this kiosk is */
	tell(): Promise<void>;
	/** nothing can be touched for a while */
	clean(): void;
};

/** Nobody is left alone with it: without a touch it closes. */
const CLOSES_AFTER_MS = 90_000;
const MB = 1024 * 1024;

export function StaffDialog({ open, onClose, tools }: { open: boolean; onClose: () => void; tools: StaffTools }) {
	const [isIn, setIn] = useState(false);
	const close = () => {
		setIn(false);
		onClose();
	};
	useEffect(() => {
		if (!open) return;
		let timer = 0;
		const again = () => {
			clearTimeout(timer);
			timer = setTimeout(close, CLOSES_AFTER_MS) as unknown as number;
		};
		const signs = ['pointerdown', 'keydown'] as const;
		for (const sign of signs) addEventListener(sign, again, { capture: true });
		again();
		return () => {
			clearTimeout(timer);
			for (const sign of signs) removeEventListener(sign, again, { capture: true });
		};
	}, [open]);
	const clean = () => {
		if (isIn) void noteDeed({ what: 'clean' });
		close();
		tools.clean();
	};
	return (
		<Dialog
			open={open}
			title={<T k="staff.title" />}
			onClose={close}
			actions={
				<>
					<Button onClick={clean}>
						<T k="staff.clean" />
					</Button>
					<Button onClick={close}>
						<T k="staff.leave" />
					</Button>
				</>
			}
		>
			{isIn ? <Inside tools={tools} /> : kiosk.value?.config.pin ? <PinPad onRight={() => setIn(true)} /> : <NoPin />}
		</Dialog>
	);
}

function NoPin() {
	return (
		<p>
			<T k="staff.pinNone" />
		</p>
	);
}

function Inside({ tools }: { tools: StaffTools }) {
	const [told, setTold] = useState(false);
	const [sure, setSure] = useState(false);
	const me = kiosk.value;
	const current = town.value;
	if (!me || !current) return null;
	const sync = () => {
		setTold(true);
		void noteDeed({ what: 'sync' }).then(tools.tell);
		void device.syncOnce();
	};
	const restart = () => void noteDeed({ what: 'restart' }).then(() => location.reload());
	const move = (placeId: string) =>
		void noteDeed({ what: 'move', placeId })
			.then(() => choose({ placeId }))
			.then(tools.tell);
	const pin = (noticeId: string) =>
		void noteDeed({ what: 'pin-notice', ...(noticeId && { noticeId }) })
			.then(() => choose({ pinnedNoticeId: noticeId || null }))
			.then(tools.tell);
	const holds = emergency.value;
	const begin = () =>
		void noteDeed({ what: 'emergency-on' })
			.then(() => choose({ emergencyUntil: now.peek().ms + BEGUN_AT_TABLET_MS }))
			.then(tools.tell);
	const endEmergency = () =>
		void noteDeed({ what: 'emergency-off' })
			.then(() => choose({ emergencyUntil: null }))
			.then(tools.tell);
	const end = async () => {
		await noteDeed({ what: 'un-enrol' });
		await tools.tell();
		await unEnrol();
		location.replace(paths.home());
	};
	return (
		<div class="staff">
			<Health build={tools.build} />
			<div class="staff__deeds">
				<Button onClick={sync}>
					<T k="staff.sync" />
				</Button>
				<Button onClick={restart}>
					<T k="staff.restart" />
				</Button>
				<Button tone="danger" variant={sure ? 'solid' : 'outline'} onClick={() => (sure ? void end() : setSure(true))}>
					<T k="staff.unEnrol" />
				</Button>
			</div>
			<div class="staff__deeds">
				{holds === undefined && (
					<Button icon="warning" onClick={begin}>
						<T k="staff.emergencyOn" />
					</Button>
				)}
				{holds?.of === 'tablet' && (
					<Button icon="warning" onClick={endEmergency}>
						<T k="staff.emergencyOff" />
					</Button>
				)}
				<p>
					<T k={holds && holds.of !== 'tablet' ? 'staff.emergencyByOthers' : 'staff.emergencyNote'} />
				</p>
			</div>
			<p role="status">{sure ? <T k="staff.unEnrolSure" /> : told && <T k="staff.synced" />}</p>
			<SelectField
				label={<T k="staff.place" />}
				value={me.placeId}
				onChange={move}
				options={centresByKana(current).map(({ id, name }) => ({ value: id, label: name }))}
			/>
			<SelectField
				label={<T k="staff.notice" />}
				value={me.config.pinnedNoticeId ?? ''}
				onChange={pin}
				options={[
					{ value: '', label: t('staff.noticeNone') },
					...noticesFor(current, me.placeId, now.value.date).map(({ id, title }) => ({ value: id, label: title.ja })),
				]}
			/>
		</div>
	);
}

function Health({ build }: { build: string }) {
	// its line is there before its answer, so that no button moves under a finger; old WebViews have no answer
	const [room, setRoom] = useState<StorageEstimate | 'asked' | undefined>('asked');
	useEffect(() => {
		const asked = navigator.storage?.estimate?.() ?? Promise.resolve(undefined);
		void asked.then(setRoom, () => setRoom(undefined));
	}, []);
	const { lastHeardAt, waiting, storage } = status.value;
	const mb = (bytes: number | undefined) => Math.round((bytes ?? 0) / MB);
	return (
		<Facts
			items={[
				[
					<T k="staff.heard" />,
					lastHeardAt === null ? <T k="staff.never" /> : <Marked text={formatAge(lastHeardAt, now.value.ms)} />,
				],
				[<T k="staff.version" />, build],
				[<T k="staff.waiting" />, String(waiting)],
				[<T k="staff.keeps" />, <T k={storage === 'memory' ? 'staff.keepsNo' : 'staff.keepsYes'} />],
				[
					<T k="staff.storage" />,
					room === 'asked'
						? '…'
						: room?.quota !== undefined && <T k="staff.storageOf" used={mb(room.usage)} quota={mb(room.quota)} />,
				],
			]}
		/>
	);
}
