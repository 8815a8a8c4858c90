/** 「文字・ことば」 on every screen: opens over it, so that nobody loses their place. Without it the link goes to the settings. */
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { loadMessages } from '../i18n/load.ts';
import { locale } from '../i18n/locale.ts';
import { T } from '../i18n/text.tsx';
import { Dialog } from '../ui/dialog.tsx';

const open = signal(false);
const Controls = signal<ComponentType | null>(null);

export function DisplayDialog() {
	const Inside = Controls.value;
	if (!Inside) return null;
	return (
		<Dialog open={open.value} title={<T k="common.display" />} onClose={() => (open.value = false)}>
			<Inside />
		</Dialog>
	);
}

/** Takes the clicks on links marked `data-opens="display"`. */
export function openDisplayInPlace(): void {
	document.addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest('a[data-opens=display]') : null;
		if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
		event.preventDefault();
		openDisplay();
	});
}

export function openDisplay(): void {
	void show();
}

async function show(): Promise<void> {
	const [{ DisplaySettings }] = await Promise.all([
		import('../features/settings/display-settings.tsx'),
		loadMessages(locale.peek()),
	]);
	Controls.value = DisplaySettings;
	open.value = true;
}
