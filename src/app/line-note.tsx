/** LINE's own browser forgets what is kept in it: whoever reads there is shown the way out, above every screen. */
import './line-note.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { outwardUrl } from '../../contract/outward.ts';
import { loadMessages } from '../i18n/load.ts';
import { locale } from '../i18n/locale.ts';
import { T } from '../i18n/text.tsx';
import { router } from './routes.tsx';

const here = signal('/');

/** Draws it apart from the screens, once there is time. */
export async function showLineNote(): Promise<void> {
	await loadMessages(locale.peek());
	const look = () => {
		here.value = router.state.location.href;
	};
	look();
	router.subscribe('onResolved', look);
	const root = document.createElement('aside');
	root.className = 'line-note';
	document.body.prepend(root);
	render(<LineNote />, root);
}

function LineNote() {
	return (
		<>
			<p class="line-note__title">
				<T k="take.lineTitle" />
			</p>
			<p>
				<T k="take.lineLead" />
			</p>
			<p>
				{/* the target keeps it from becoming a change of screen: LINE hears of real navigations alone */}
				<a class="button button--solid button--action" href={outwardUrl(location.origin, here.value)} target="_self">
					<T k="take.lineOpen" />
				</a>
			</p>
			<p class="line-note__else">
				<T k="take.lineElse" />
			</p>
		</>
	);
}
