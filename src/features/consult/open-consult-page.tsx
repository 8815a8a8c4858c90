import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { openConsult } from '../../data/consults.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';

/** Opened by a link: the token leaves the address bar at once, and what it opens is kept on this device. */
export function OpenConsultPage() {
	const navigate = useNavigate();
	const [token] = useState(() => location.hash.slice(1));
	const [state, setState] = useState<'looking' | 'none' | 'no-answer'>('looking');
	const isThere = town.value !== null;
	const look = async () => {
		setState('looking');
		const opened = await openConsult(token);
		if ('id' in opened) return navigate({ href: paths.consultOne(opened.id), replace: true });
		setState(opened.why === 'not-found' ? 'none' : 'no-answer');
	};
	useEffect(() => {
		history.replaceState(history.state, '', location.pathname);
		if (isThere) void look();
	}, [isThere]);
	if (state === 'looking') return <Screen title={<T k="consult.looking" />} />;
	return (
		<Screen title={<T k={state === 'none' ? 'consult.notFound' : 'requests.ticketNoAnswer'} />}>
			<p>
				<T k={state === 'none' ? 'consult.goneHint' : 'requests.ticketNoAnswerHint'} />
			</p>
			<p class="consult__acts">
				{state === 'no-answer' && (
					<Button variant="solid" onClick={() => void look()}>
						<T k="requests.ticketAgain" />
					</Button>
				)}
				<LinkButton href={paths.consults()}>
					<T k="consult.mine" />
				</LinkButton>
			</p>
		</Screen>
	);
}
