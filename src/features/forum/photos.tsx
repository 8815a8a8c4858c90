import { useEffect, useId, useState } from 'preact/hooks';
import type { Board, ShownItem } from '../../data/forums.ts';
import { StorageFull } from '../../data/outbox.ts';
import { keepPicture, keepsPictures, readKeptPicture } from '../../data/pictures.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Section } from '../../ui/screen.tsx';
import { shrinkPicture } from '../../ui/shrink-picture.ts';
import { put, remove } from './actions.ts';

/** Photographs of 付箋 and boards: made small here, kept here until they are sent. */
export function Photos({ board, leads }: { board: Board; leads: boolean }) {
	const { held } = board;
	const id = useId();
	const [problem, setProblem] = useState<'unreadable' | 'full' | null>(null);
	const photos = board.items.filter(({ what }) => what === 'photo');
	const take = async (file: File | undefined) => {
		if (!file) return;
		const shrunk = await shrinkPicture(file);
		if ('problem' in shrunk) return setProblem('unreadable');
		try {
			const { hash } = await keepPicture({ owner: `forum/${held.id}`, blob: shrunk.blob });
			const kept = await put(held.id, 'photo', { picture: { hash, alt: t('forum.photoAlt') } });
			setProblem(kept === 'kept' ? null : 'full');
		} catch (reason) {
			if (!(reason instanceof StorageFull)) throw reason;
			setProblem('full');
		}
	};
	return (
		<>
			{keepsPictures && !held.gone && (
				<div class="forum__acts">
					<input
						class="forum__file"
						id={id}
						type="file"
						accept="image/*"
						aria-describedby={`${id}-hint`}
						onChange={(event: { currentTarget: HTMLInputElement }) => {
							void take(event.currentTarget.files?.[0]);
							event.currentTarget.value = '';
						}}
					/>
					<label class="button button--outline button--action" for={id}>
						<span>
							<T k="forum.photo" />
						</span>
					</label>
					<p class="forum__soft" id={`${id}-hint`}>
						<T k="forum.photoHint" />
					</p>
				</div>
			)}
			<div role="alert">
				{problem && (
					<p class="field__error">
						＊<T k={problem === 'full' ? 'forum.full' : 'forum.photoProblem'} />
					</p>
				)}
			</div>
			{photos.length > 0 && (
				<Section heading={<T k="forum.photosHeading" n={photos.length} />}>
					<ul class="board-list">
						{photos.map((item) => (
							<li key={item.id}>
								<Photo item={item} />
								{(item.mine || leads) && (
									<AskFirst
										variant="text"
										act={<T k="forum.remove" />}
										label={t('forum.removeLabel', { text: t('forum.photoAlt') })}
										title={<T k="forum.removeTitle" />}
										body={<T k="forum.photoAlt" />}
										onGo={() => void remove(held.id, item)}
									/>
								)}
							</li>
						))}
					</ul>
				</Section>
			)}
		</>
	);
}

/** Shown from this device before the server has it. */
function Photo({ item }: { item: ShownItem }) {
	const [here, setHere] = useState<string | null>(null);
	const { hash, url } = item.picture ?? {};
	useEffect(() => {
		if (url || !hash) return;
		let address: string | null = null;
		let isWanted = true;
		void readKeptPicture(hash).then((blob) => {
			if (!blob || !isWanted) return;
			address = URL.createObjectURL(blob);
			setHere(address);
		});
		return () => {
			isWanted = false;
			if (address) URL.revokeObjectURL(address);
		};
	}, [hash, url]);
	const source = url || here;
	return source ? (
		<img
			class="voice__picture"
			src={source}
			alt={item.picture?.alt ?? t('forum.photoAlt')}
			width={item.picture?.width}
			height={item.picture?.height}
		/>
	) : (
		<p class="forum__soft">
			<T k="forum.photoWaits" />
		</p>
	);
}
