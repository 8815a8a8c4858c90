import type { News } from '../../../contract/follow.ts';
import type { OwnFollow } from '../../data/follow.ts';
import { outbox, returned } from '../../data/outbox.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';

const WORDS: Record<News, MessageKey> = {
	weekly: 'follow.weekly',
	closures: 'follow.closures',
	forums: 'follow.forums',
	emergency: 'follow.emergency',
	requests: 'follow.requests',
};

export function NewsChoice({
	of,
	value,
	onChange,
}: {
	of: readonly News[];
	value: readonly News[];
	onChange: (news: News[]) => void;
}) {
	return (
		<ChoiceChips
			multiple
			legend={<T k="follow.what" />}
			value={value}
			onChange={(chosen) => onChange(chosen as News[])}
			options={of.map((one) => ({ value: one, label: <T k={WORDS[one]} /> }))}
		/>
	);
}

/** It has not reached the server yet. */
export function isWaiting({ followId }: OwnFollow): boolean {
	return outbox.value.some(({ args, waits }) => args.followId === followId && waits === 1);
}

/** The newest word of it that the server refused. */
export function refusedOf(follow: OwnFollow | undefined) {
	return returned.value.find(({ name, args }) => name === 'follow.put' && args.followId === follow?.followId);
}
