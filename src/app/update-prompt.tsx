import './update-prompt.css';
import { kiosk } from '../data/kiosk-state.ts';
import { T } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { dismissUpdate, switchToUpdate, update } from './update.ts';

/** 「新しい版があります」: asks, and never changes the page under somebody's hands. No visitor of a kiosk is asked. */
export function UpdatePrompt() {
	if (!update.value || kiosk.value) return null;
	const { agreed } = update.value;
	return (
		<div class="update-prompt" role="status">
			<p>
				<T k={agreed ? 'common.updateComes' : 'common.updateReady'} />
			</p>
			{!agreed && (
				<>
					<Button variant="solid" icon="refresh" onClick={switchToUpdate}>
						<T k="common.updateNow" />
					</Button>
					<Button variant="text" onClick={dismissUpdate}>
						<T k="common.updateLater" />
					</Button>
				</>
			)}
		</div>
	);
}
