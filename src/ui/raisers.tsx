import { keep } from '../data/keep.ts';
import { outbox } from '../data/outbox.ts';
import { privateTown } from '../data/private.ts';
import { T } from '../i18n/text.tsx';
import { Button } from './button.tsx';
import { Section } from './screen.tsx';

const block = (by: string, blocked: boolean) => keep('raiser.block', { by, blocked });

/** Shuts out the device or account that told something. A kiosk is many people's, and is never shut out. */
export function BlockRaiser({ raised }: { raised: { by?: string | undefined; from: string } }) {
	const { by, from } = raised;
	if (by === undefined || from === 'kiosk') return null;
	const isBlocked = privateTown.value?.raisers.get(by)?.blocked === true;
	const waits = outbox.value.some(({ name, args }) => name === 'raiser.block' && args.by === by);
	if (isBlocked || waits) {
		return (
			<span role="status">
				<T k={waits ? 'coordination.sending' : 'coordination.blocked'} />
			</span>
		);
	}
	return (
		<Button variant="text" onClick={() => void block(by, true)}>
			<T k="coordination.block" />
		</Button>
	);
}

/** Who is shut out, and the way back in. */
export function BlockedRaisers() {
	const blocked = [...(privateTown.value?.raisers.values() ?? [])].filter((row) => row.blocked);
	if (blocked.length === 0) return null;
	return (
		<Section heading={<T k="coordination.blockedHeading" />}>
			<ul>
				{blocked.map(({ id }) => (
					<li key={id}>
						<T k="coordination.blockedOne" id={id.slice(0, 4)} />{' '}
						<Button onClick={() => void block(id, false)}>
							<T k="coordination.unblock" />
						</Button>
					</li>
				))}
			</ul>
		</Section>
	);
}
