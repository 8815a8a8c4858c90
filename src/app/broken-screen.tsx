import { T } from '../i18n/text.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Screen } from '../ui/screen.tsx';

/** A screen failed: what is kept is safe, and there are two ways on. The error's text helps whoever is asked. */
export function BrokenScreen({ error }: { error: unknown }) {
	return (
		<Screen title={<T k="common.brokenTitle" />} lead={<T k="common.brokenLead" />}>
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
