import { T } from '../i18n/text.tsx';

/** Said where something was to be kept and the device is full. */
export function NoRoom({ isFull }: { isFull: boolean }) {
	return (
		<div role="alert">
			{isFull && (
				<p class="field__error">
					＊<T k="helpers.full" />
				</p>
			)}
		</div>
	);
}
