import './update-prompt.css';
import { T } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { dismissUpdate, switchToUpdate, update } from './update.ts';

/** 「新しい版があります」: asks, and never changes the page under somebody's hands. */
export function UpdatePrompt() {
	if (!update.value || update.value.agreed) return null;
	return (
		<div class="update-prompt" role="status">
			<p>
				<T k="common.updateReady" />
			</p>
			<Button variant="solid" icon="refresh" onClick={switchToUpdate}>
				<T k="common.updateNow" />
			</Button>
			<Button variant="text" onClick={dismissUpdate}>
				<T k="common.updateLater" />
			</Button>
		</div>
	);
}
