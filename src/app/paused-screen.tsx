import { paths } from '../../contract/paths.ts';
import { T } from '../i18n/text.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Screen } from '../ui/screen.tsx';

/** Asking and talking rest while もしもの時 holds; what was begun stays on the device. */
const RESTS = /^\/(?:ask|forums|exchange|issues\/raise|find)(?:\/|$)/;

export function restsInEmergency(path: string): boolean {
	return RESTS.test(path);
}

export function PausedScreen() {
	return (
		<Screen title={<T k="emergency.paused" />}>
			<Empty
				title={<T k="emergency.pausedHint" />}
				action={
					<LinkButton variant="solid" href={paths.home()}>
						<T k="emergency.back" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
