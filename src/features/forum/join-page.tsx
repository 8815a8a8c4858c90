import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { readForumKey } from '../../../contract/forum.ts';
import { paths } from '../../../contract/paths.ts';
import { takePart } from '../../data/forums.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';

/**
 * Opened by the QR code in the room, with or without a line: the key is taken out of the address bar at once, and kept on
 * this device for as long as it opens something.
 */
export function JoinPage() {
	const navigate = useNavigate();
	const [found] = useState(() => readForumKey(location.hash.slice(1)));
	const [refused, setRefused] = useState<'wrong' | 'kiosk' | null>(found ? null : 'wrong');
	const isHere = town.value !== null;
	useEffect(() => {
		history.replaceState(history.state, '', location.pathname);
	}, []);
	useEffect(() => {
		if (!found || !isHere) return;
		void takePart({ id: found.forumId, date: found.date, key: found.key }).then((where) => {
			if (where === 'kiosk') setRefused('kiosk');
			else void navigate({ href: paths.forumBoard(found.forumId), replace: true });
		});
	}, [isHere]);
	if (refused === null) return <Screen title={<T k="forum.joining" />} />;
	const isKiosk = refused === 'kiosk';
	return (
		<Screen
			title={<T k={isKiosk ? 'forum.joinKiosk' : 'forum.joinWrong'} />}
			lead={<T k={isKiosk ? 'forum.joinKioskHint' : 'forum.joinWrongHint'} />}
		>
			<p>
				<LinkButton href={paths.forums()}>
					<T k="forum.toList" />
				</LinkButton>
			</p>
		</Screen>
	);
}
