import { T } from '../i18n/text.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Screen } from '../ui/screen.tsx';

/** An address without a screen. */
export function NotFoundScreen() {
	return (
		<Screen title={<T k="common.notFoundTitle" />} lead={<T k="common.notFoundLead" />}>
			<div class="screen__actions">
				<LinkButton href="/" icon="today" variant="solid">
					<T k="common.home" />
				</LinkButton>
				<LinkButton href="/search" icon="search">
					<T k="common.navSearch" />
				</LinkButton>
			</div>
		</Screen>
	);
}
