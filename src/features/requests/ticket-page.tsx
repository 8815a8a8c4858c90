import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { addTicket, tickets } from '../../data/tickets.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';

const TRIES = 12;
const PAUSE_MS = 1_000;

/**
 * Opened by a kept link: the token is taken out of the address bar at once, so that the next person at this screen does not
 * find it in the history, and the request is added to those of this device.
 */
export function TicketPage() {
	const navigate = useNavigate();
	const [token] = useState(() => location.hash.slice(1));
	const isHere = useRef(true);
	const [state, setState] = useState<'looking' | 'none' | 'no-answer'>('looking');

	const look = async () => {
		setState('looking');
		// a page that has just opened has not met the server yet
		for (let tries = 0; tries < TRIES; tries++) {
			const known = tickets.peek().find((ticket) => ticket.token === token);
			if (known) return navigate({ href: paths.request(known.requestId), replace: true });
			if (!isHere.current) return;
			if (!(await addTicket(token))) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
		}
		setState('no-answer');
	};

	useEffect(() => {
		history.replaceState(history.state, '', location.pathname);
		if (!/^[\w-]{22,64}$/.test(token)) setState('none');
		else void look();
		return () => {
			isHere.current = false;
		};
	}, []);

	if (state === 'looking') {
		return <Screen title={<T k="requests.ticketLooking" />} />;
	}
	return (
		<Screen title={<T k={state === 'none' ? 'requests.ticketNone' : 'requests.ticketNoAnswer'} />}>
			<p>
				<T k={state === 'none' ? 'requests.ticketNoneHint' : 'requests.ticketNoAnswerHint'} />
			</p>
			<p class="request__actions">
				{state === 'no-answer' && (
					<Button variant="solid" onClick={() => void look()}>
						<T k="requests.ticketAgain" />
					</Button>
				)}
				<LinkButton href={paths.requests()}>
					<T k="requests.listLink" />
				</LinkButton>
			</p>
		</Screen>
	);
}
