import { T } from '../i18n/text.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Screen } from '../ui/screen.tsx';

/** What is said of a module that did not come (Chromium and Firefox, WebKit), and of its style sheet (the build's loader). */
const NOT_KEPT = /dynamically imported module|importing a module script failed|unable to preload css/i;

/** A screen failed: what is kept is safe, and there are two ways on. The error's text helps whoever is asked. */
export function BrokenScreen({ error }: { error: unknown }) {
	const notKept = error instanceof Error && NOT_KEPT.test(error.message);
	return (
		<Screen
			title={<T k={notKept ? 'common.notKeptTitle' : 'common.brokenTitle'} />}
			lead={<T k={notKept ? 'common.notKeptLead' : 'common.brokenLead'} />}
		>
			<div class="screen__actions">
				<Button variant="solid" icon="refresh" onClick={() => location.reload()}>
					<T k="common.again" />
				</Button>
				<LinkButton href="/" icon="today">
					<T k="common.home" />
				</LinkButton>
			</div>
			<details class="section">
				<summary>
					<T k="common.brokenDetails" />
				</summary>
				<p lang="en">{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</p>
			</details>
		</Screen>
	);
}
