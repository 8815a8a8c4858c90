import './picture-choose.css';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Picture } from '../../contract/common.ts';
import type { PictureOwner } from '../../contract/picture.ts';
import { StorageFull } from '../data/outbox.ts';
import { keepPicture, keepsPictures, readKeptPicture } from '../data/pictures.ts';
import { T } from '../i18n/text.tsx';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { PictureFigure } from './picture-figure.tsx';
import { shrinkPicture } from './shrink-picture.ts';

/** A picture that is there already, or the hash of one that is kept on this device until it can be sent. */
export type WishedPicture = Partial<Picture> & { hash?: string };
type Problem = 'not-a-picture' | 'too-large' | 'full';

const PROBLEMS = {
	'not-a-picture': 'editing.notAPicture',
	'too-large': 'editing.pictureTooLarge',
	full: 'editing.noRoomLeft',
} as const;

/** One photograph, kept on the device until it can be sent, and words for those who do not see it. */
export function PictureChoose({
	wished,
	owner,
	onChange,
}: {
	wished: WishedPicture | undefined;
	owner: PictureOwner;
	/** undefined: none */
	onChange: (wished: WishedPicture | undefined) => void;
}) {
	const [problem, setProblem] = useState<Problem | null>(null);
	const id = useId();

	const take = async (file: File | undefined) => {
		if (!file) return;
		const shrunk = await shrinkPicture(file);
		if ('problem' in shrunk) return setProblem(shrunk.problem);
		try {
			const { hash } = await keepPicture({ owner, blob: shrunk.blob });
			setProblem(null);
			onChange({ hash, alt: wished?.alt ?? '' });
		} catch (reason) {
			if (!(reason instanceof StorageFull)) throw reason;
			setProblem('full');
		}
	};

	if (!keepsPictures) {
		return (
			<p>
				<T k="editing.pictureNeedsHttps" />
			</p>
		);
	}
	return (
		<>
			<p>
				<T k="editing.pictureLead" />
			</p>
			{wished && <Shown wished={wished} />}
			<div class="picture-choose">
				<input
					class="picture-choose__input"
					id={id}
					type="file"
					accept="image/*"
					aria-describedby={problem ? `${id}-problem` : undefined}
					onChange={(event: { currentTarget: HTMLInputElement }) => {
						void take(event.currentTarget.files?.[0]);
						event.currentTarget.value = '';
					}}
				/>
				<label class="button button--outline button--action" for={id}>
					<span>
						<T k={wished ? 'editing.pictureOther' : 'editing.pictureChoose'} />
					</span>
				</label>
				{wished && (
					<Button variant="text" tone="danger" onClick={() => onChange(undefined)}>
						<T k="editing.pictureRemove" />
					</Button>
				)}
			</div>
			<div role="alert" id={`${id}-problem`}>
				{problem && (
					<p class="field__error">
						＊<T k={PROBLEMS[problem]} />
					</p>
				)}
			</div>
			{wished && (
				<TextField
					label={<T k="editing.pictureAlt" />}
					need="required"
					support={<T k="editing.pictureAltSupport" />}
					value={wished.alt ?? ''}
					onInput={(alt) => onChange({ ...wished, alt: alt.slice(0, 300) })}
				/>
			)}
		</>
	);
}

/** What a picture lacks before it can be sent. */
export function lacksAlt(wished: WishedPicture | undefined): boolean {
	return wished !== undefined && (wished.alt ?? '').trim() === '';
}

function Shown({ wished }: { wished: WishedPicture }) {
	const [here, setHere] = useState<string | null>(null);
	const { hash } = wished;
	useEffect(() => {
		if (!hash) return setHere(null);
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
	}, [hash]);
	if (wished.url) return <PictureFigure picture={{ url: wished.url, alt: wished.alt ?? '', ...sizeOf(wished) }} />;
	return here ? (
		<p class="picture">
			<img class="picture__image" src={here} alt={wished.alt ?? ''} />
		</p>
	) : (
		<p>
			<T k="editing.pictureSent" />
		</p>
	);
}

function sizeOf({ width, height }: WishedPicture) {
	return { ...(width ? { width } : {}), ...(height ? { height } : {}) };
}
