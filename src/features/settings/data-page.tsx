import './settings.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { now } from '../../data/clock.ts';
import { type Problem, status } from '../../data/status.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatAge, formatNumber } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { eraseDevice, keepSafe, readStorageUse, receiveAgain, type StorageUse, syncNow } from './actions.ts';

const PROBLEMS: Record<Problem, MessageKey> = {
	unreachable: 'settings.problemUnreachable',
	'server-error': 'settings.problemServer',
	'not-our-server': 'settings.problemNotOurs',
	'damaged-answer': 'settings.problemDamaged',
	'stale-answer': 'settings.problemStale',
	'newer-protocol': 'settings.problemProtocol',
	'storage-blocked': 'settings.problemBlocked',
	'storage-full': 'settings.problemFull',
	'storage-lost': 'settings.problemLost',
	diverged: 'settings.problemDiverged',
};

const STORAGE: Record<'kept' | 'may-vanish' | 'memory', MessageKey> = {
	kept: 'settings.storageKept',
	'may-vanish': 'settings.storageMayVanish',
	memory: 'settings.storageMemory',
};

/** `/settings/data`: how old and how large what is here is, whether it stays, and how to renew or delete it. */
export function DataPage() {
	return (
		<Screen title={<T k="settings.dataTitle" />} lead={<T k="settings.dataLead" />}>
			<Section heading={<T k="settings.dataState" />}>
				<StateFacts />
				<SyncNow />
				{status.value.storage === 'may-vanish' && <KeepSafe />}
			</Section>
			<AskFirst
				act={<T k="settings.resync" />}
				support={<T k="settings.resyncSupport" />}
				title={<T k="settings.resyncTitle" />}
				body={<T k="settings.resyncBody" />}
				go={<T k="settings.resyncGo" />}
				onGo={receiveAgain}
			/>
			<AskFirst
				tone="danger"
				act={<T k="settings.erase" />}
				support={<T k="settings.eraseSupport" />}
				title={<T k="settings.eraseTitle" />}
				body={<T k="settings.eraseBody" />}
				go={<T k="settings.eraseGo" />}
				onGo={eraseDevice}
			/>
		</Screen>
	);
}

function StateFacts() {
	const { lastHeardAt, waiting, storage, problem, cursor } = status.value;
	const known = town.value;
	const use = useStorageUse(known?.version);
	return (
		<Facts
			items={[
				[
					<T k="settings.heard" />,
					lastHeardAt === null ? <T k="settings.never" /> : formatAge(lastHeardAt, now.value.ms),
				],
				[<T k="settings.problem" />, problem && <T k={PROBLEMS[problem]} />],
				[<T k="settings.waiting" />, <T k="settings.things" n={waiting} />],
				[
					<T k="settings.rows" />,
					known && (
						<T
							k="settings.rowsText"
							groups={formatNumber(known.groups.size)}
							events={formatNumber(known.events.size)}
							places={formatNumber(known.places.size)}
							rooms={formatNumber(known.rooms.size)}
						/>
					),
				],
				[
					<T k="settings.size" />,
					use ? (
						<T k="settings.sizeText" used={megabytes(use.usedBytes)} quota={megabytes(use.quotaBytes)} />
					) : (
						<T k="settings.sizeUnknown" />
					),
				],
				[<T k="settings.storage" />, <T k={STORAGE[storage]} />],
				[<T k="settings.position" />, formatNumber(cursor)],
			]}
		/>
	);
}

function SyncNow() {
	const [told, setTold] = useState<'done' | 'failed' | null>(null);
	return (
		<div class="settings__act">
			<Button icon="refresh" variant="solid" onClick={() => void syncNow().then(setTold)}>
				<T k="settings.syncNow" />
			</Button>
			<p role="status">
				{told === 'done' && <T k="settings.syncDone" />}
				{told === 'failed' && <T k="settings.syncFailed" />}
			</p>
		</div>
	);
}

function KeepSafe() {
	const [granted, setGranted] = useState<boolean | null>(null);
	return (
		<div class="settings__act">
			<Button icon="save" onClick={() => void keepSafe().then(setGranted)}>
				<T k="settings.persist" />
			</Button>
			<p role="status">
				{granted !== null && <T k={granted ? 'settings.persistGranted' : 'settings.persistDenied'} />}
			</p>
		</div>
	);
}

/** Something that cannot be taken back asks once, in words. */
function AskFirst({
	act,
	support,
	title,
	body,
	go,
	onGo,
	tone,
}: {
	act: ComponentChildren;
	support: ComponentChildren;
	title: ComponentChildren;
	body: ComponentChildren;
	go: ComponentChildren;
	onGo: () => Promise<void>;
	tone?: 'danger';
}) {
	const [open, setOpen] = useState(false);
	return (
		<div class="settings__act">
			<Button tone={tone} onClick={() => setOpen(true)}>
				{act}
			</Button>
			<p class="settings__support">{support}</p>
			<Dialog
				open={open}
				title={title}
				onClose={() => setOpen(false)}
				actions={
					<>
						<Button variant="solid" tone={tone} onClick={() => void onGo()}>
							{go}
						</Button>
						<Button onClick={() => setOpen(false)}>
							<T k="common.cancel" />
						</Button>
					</>
				}
			>
				<p>{body}</p>
			</Dialog>
		</div>
	);
}

function useStorageUse(version: number | undefined): StorageUse | null {
	const [use, setUse] = useState<StorageUse | null>(null);
	useEffect(() => {
		void readStorageUse().then(setUse);
	}, [version]);
	return use;
}

function megabytes(bytes: number): string {
	const mb = bytes / 1_000_000;
	return mb < 10 ? mb.toFixed(1) : formatNumber(mb);
}
