import { useState } from 'preact/hooks';
import { wishAlarmMails } from '../../data/fleet.ts';
import { locale } from '../../i18n/locale.ts';
import { MAIL_LANGUAGES } from '../../i18n/mail-languages.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';

/** Whether who looks at this screen is mailed when something is wrong, in the language they read now. */
export function AlarmMails({ area, on, changed }: { area: string; on: boolean; changed: () => void }) {
	const [failed, setFailed] = useState(false);
	const turn = () => {
		void wishAlarmMails(area, { on: !on, lang: MAIL_LANGUAGES[locale.peek()] }).then((answer) => {
			setFailed(answer !== 'done');
			changed();
		});
	};
	return (
		<Section heading={<T k="fleet.mailsTitle" />}>
			<p>
				<T k="fleet.mailsHint" />
			</p>
			<p role="status">
				<T k={failed ? 'fleet.orderFailed' : on ? 'fleet.mailsAreOn' : 'fleet.mailsAreOff'} name="" />
			</p>
			<p class="section">
				<Button pressed={on} onClick={turn}>
					<T k="fleet.mailsOn" />
				</Button>
			</p>
		</Section>
	);
}
