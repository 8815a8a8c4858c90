/** The frame around whatever screen the address names, fed from the device's own data. */
import { signal } from '@preact/signals';
import { Outlet, useLocation, useMatches } from '@tanstack/react-router';
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
import { Today } from './today.tsx';
import { UpdatePrompt } from './update-prompt.tsx';

/** On a kiosk: the first screen stands ready beneath the resting one, so that a touch has only to uncover it. */
export const readyBeneath = signal(false);

export function Shell() {
	const path = useLocation({ select: (location) => location.pathname });
	const href = useLocation({ select: (location) => location.href });
	const isKiosk = kiosk.value !== null;
	// the resting screen of a kiosk stands alone on the glass
	const isResting = isKiosk && path === paths.kiosk();
	const moment = keptMoment.value;
	const frame = frameOf({
		town: town.value,
		settings: settings.value,
		now: moment?.now ?? now.value,
		lastHeardAt: moment ? moment.lastHeardAt : status.value.lastHeardAt,
		// on the glass of a lobby they are somebody else's
		waiting: isKiosk ? 0 : status.value.waiting,
	});
	const shown = isResting ? paths.home() : path;
	const screen = (
		<Frame
			{...frame}
			returned={isKiosk ? 0 : status.value.returned}
			station={stationOf(shown)}
			notice={<UpdatePrompt />}
		>
			<Content path={shown} href={isResting ? shown : href} />
		</Frame>
	);
	if (!isKiosk) {
		return (
			<>
				{screen}
				<DisplayDialog />
			</>
		);
	}
	return (
		<>
			{(!isResting || readyBeneath.value) && (
				<div class="beneath" inert={isResting}>
					{screen}
				</div>
			)}
			{isResting && (town.value === null ? <FirstSync /> : <Outlet />)}
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
	return kiosk.value ? <OfVisit path={path} /> : <Outlet />;
}

/** On a kiosk the first screen is drawn before anybody goes there, and stays until the next one is there. */
function OfVisit({ path }: { path: string }) {
	const matched = useMatches({ select: (matches) => matches.at(-1)?.pathname });
	return path === paths.home() || matched === paths.home() ? <Today /> : <Outlet />;
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
