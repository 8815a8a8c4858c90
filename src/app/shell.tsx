/** The frame around whatever screen the address names, fed from the device's own data. */
import { Outlet, useLocation } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { paths } from '../../contract/paths.ts';
import { now } from '../data/clock.ts';
import { emergency } from '../data/emergency.ts';
import { kiosk } from '../data/kiosk-state.ts';
import { settings } from '../data/settings.ts';
import { status } from '../data/status.ts';
import { town } from '../data/town.ts';
import { frameOf, keptMoment } from '../features/home/kept.ts';
import { Frame, type Station } from '../ui/frame.tsx';
import { DisplayDialog } from './display-dialog.tsx';
import { FirstSync } from './first-sync.tsx';
import { HandOver, isOwnBusiness } from './hand-over.ts';
import { PausedScreen, restsInEmergency } from './paused-screen.tsx';
import { UpdatePrompt } from './update-prompt.tsx';

export function Shell() {
	const path = useLocation({ select: (location) => location.pathname });
	const href = useLocation({ select: (location) => location.href });
	// the resting screen of a kiosk stands alone on the glass
	if (kiosk.value && path === paths.kiosk()) return <Content path={path} href={href} />;
	const moment = keptMoment.value;
	const frame = frameOf({
		town: town.value,
		settings: settings.value,
		now: moment?.now ?? now.value,
		lastHeardAt: moment ? moment.lastHeardAt : status.value.lastHeardAt,
		// on the glass of a lobby they are somebody else's
		waiting: kiosk.value ? 0 : status.value.waiting,
	});
	return (
		<>
			<Frame
				{...frame}
				returned={kiosk.value ? 0 : status.value.returned}
				station={stationOf(path)}
				notice={<UpdatePrompt />}
			>
				<Content path={path} href={href} />
			</Frame>
			<DisplayDialog />
		</>
	);
}

/** Settings can be read before the town has come; everything else is about the town. */
function Content({ path, href }: { path: string; href: string }): ComponentChildren {
	if (town.value === null && !path.startsWith('/settings')) return <FirstSync />;
	if (rests(path)) return <PausedScreen />;
	const OnOnesPhone = HandOver.value;
	if (OnOnesPhone && isOwnBusiness(path)) return <OnOnesPhone href={href} />;
	return <Outlet />;
}

/** The screen that was open when it began stays: somebody may be writing on it. */
let openBefore: string | null = null;

function rests(path: string): boolean {
	if (!emergency.value) openBefore = path;
	else if (path !== openBefore) openBefore = null;
	return emergency.value !== undefined && path !== openBefore && restsInEmergency(path);
}

function stationOf(path: string): Station | null {
	if (path === '/' || path === '/first' || path.startsWith('/notices')) return 'today';
	if (path.startsWith('/events')) return 'events';
	if (path.startsWith('/places') || path.startsWith('/rooms') || path.startsWith('/find')) return 'rooms';
	if (path.startsWith('/groups')) return 'groups';
	return path.startsWith('/search') ? 'search' : null;
}
