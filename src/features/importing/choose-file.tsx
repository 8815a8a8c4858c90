import { useId, useState } from 'preact/hooks';
import { groupSheet } from '../../data/importing.ts';
import { T } from '../../i18n/text.tsx';

/** A file by the system's own picker, or dropped upon it. */
export function ChooseFile({ area, onFile }: { area: string; onFile: (file: File) => void }) {
	const id = useId();
	const [over, setOver] = useState(false);
	return (
		<section
			class={over ? 'choose-file choose-file--over' : 'choose-file'}
			aria-labelledby={`${id}-label`}
			onDragOver={(event: DragEvent) => {
				event.preventDefault();
				setOver(true);
			}}
			onDragLeave={() => setOver(false)}
			onDrop={(event: DragEvent) => {
				event.preventDefault();
				setOver(false);
				const file = event.dataTransfer?.files[0];
				if (file) onFile(file);
			}}
		>
			<label class="choose-file__label" id={`${id}-label`} for={id}>
				<T k="importing.choose" />
			</label>
			<p class="choose-file__hint phrase" id={`${id}-hint`}>
				<T k="importing.chooseHint" />
			</p>
			<input
				class="choose-file__input"
				id={id}
				type="file"
				accept=".csv,.tsv,.txt,.xlsx,.ics"
				aria-describedby={`${id}-hint`}
				onChange={(event: { currentTarget: HTMLInputElement }) => {
					const file = event.currentTarget.files?.[0];
					if (file) onFile(file);
				}}
			/>
			<p class="phrase">
				<a href={groupSheet(area)} download>
					<T k="importing.groupSheet" />
				</a>
			</p>
		</section>
	);
}
