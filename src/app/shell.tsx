/** The frame around whatever screen the address names, fed from the device's own data. */
import { Outlet, useLocation } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { now } from '../data/clock.ts';
import { settings } from '../data/settings.ts';
import { status } from '../data/status.ts';
import { town } from '../data/town.ts';
import { frameOf, keptMoment } from '../features/home/kept.ts';
import { Frame, type Station } from '../ui/frame.tsx';
import { DisplayDialog } from './display-dialog.tsx';
import { FirstSync } from './first-sync.tsx';
import { UpdatePrompt } from './update-prompt.tsx';

export function Shell() {
	const path = useLocation({ select: (location) => location.pathname });
	const moment = keptMoment.value;
	const frame = frameOf({
		town: town.value,
		settings: settings.value,
		now: moment?.now ?? now.value,
		lastHeardAt: moment ? moment.lastHeardAt : status.value.lastHeardAt,
		waiting: status.value.waiting,
	});
	return (
		<>
			<Frame {...frame} station={stationOf(path)} notice={<UpdatePrompt />}>
				<Content path={path} />
			</Frame>
			<DisplayDialog />
		</>
	);
}

/** Settings can be read before the town has come; everything else is about the town. */
function Content({ path }: { path: string }): ComponentChildren {
	if (town.value === null && !path.startsWith('/settings')) return <FirstSync />;
	return <Outlet />;
}

function stationOf(path: string): Station | null {
	if (path === '/' || path === '/first') return 'today';
	if (path.startsWith('/events')) return 'events';
	if (path.startsWith('/places') || path.startsWith('/rooms') || path.startsWith('/find')) return 'rooms';
	if (path.startsWith('/groups')) return 'groups';
	return path.startsWith('/search') ? 'search' : null;
}
