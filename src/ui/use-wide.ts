import { signal } from '@preact/signals';

const WIDE = '(min-width: 60rem)';

let wide: ReturnType<typeof signal<boolean>> | undefined;

/** Is there room for two columns? Where the answer decides what is drawn at all, not only how it looks. */
export function useWide(): boolean {
	if (!wide) {
		const query = matchMedia(WIDE);
		const answer = signal<boolean>(query.matches);
		query.addEventListener('change', () => {
			answer.value = query.matches;
		});
		wide = answer;
	}
	return wide.value === true;
}
