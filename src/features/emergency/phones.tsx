import type { Profile } from '../../../contract/profile.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Fold } from '../../ui/fold.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Section } from '../../ui/screen.tsx';

/** Whom to call: what is the same in the whole country, then what the town names. */
export function Phones({ profile }: { profile: Profile | undefined }) {
	return (
		<Section heading={<T k="emergency.phonesHeading" />}>
			<ul class="phones">
				<li>
					<T k="emergency.fireAndAmbulance" /> <PhoneNumber number="119" large />
				</li>
				<li>
					<T k="emergency.police" /> <PhoneNumber number="110" large />
				</li>
				{(profile?.emergency?.phones ?? []).map(({ name, phone, note }) => (
					<li key={phone}>
						{worded(name)} <PhoneNumber number={phone} large />
						{note && <span class="phones__note">{worded(note)}</span>}
					</li>
				))}
			</ul>
			<Fold name={<T k="emergency.dialHeading" />} isOpen={false}>
				<ol class="dial">
					<li>
						<T k="emergency.dial1" /> <PhoneNumber number="171" large />
					</li>
					<li>
						<T k="emergency.dial2" />
					</li>
					<li>
						<T k="emergency.dial3" />
					</li>
					<li>
						<T k="emergency.dial4" />
					</li>
				</ol>
				<p>
					<T k="emergency.dialNote" />
				</p>
			</Fold>
		</Section>
	);
}
