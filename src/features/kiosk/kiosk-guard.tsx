/**
 * What stands over every screen of a kiosk: the two corners (「おわる」 and the person to ask), the question before a visit
 * ends by itself, and our own keyboard. Drawn apart from the screens, so that none of them can break it.
 */
import { dependOn } from '../../data/depend-on.ts';
import './kiosk-guard.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { kiosk } from '../../data/kiosk-state.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { takeHome } from '../../ui/take-home.ts';
import { CLEANING_MS, Cleaning } from './cleaning.tsx';
import { endVisit } from './end-visit.ts';
import { KioskKeyboard } from './kiosk-keyboard.tsx';
import { StaffCorner } from './staff-corner.tsx';
import { StaffDialog } from './staff-dialog.tsx';
import { TakeHomeDialog } from './take-home.tsx';
import { followFields } from './typed-field.ts';
import { createVisitClock, type VisitClock } from './visit-clock.ts';

export type Screens = {
	/** a screen to read or to fill in: more time is given */
	isReading(): boolean;
	/** the resting screen is shown */
	isResting(): boolean;
	/** the screen that is shown: its address with its query */
	here(): string;
	/** version of the page */
	build: string;
	/** says at once how this kiosk is */
	tell(): Promise<void>;
	/** settings of this visitor: text size, language */
	openDisplay(): void;
};

/** Everything that shows that somebody is there. Soft keyboards and input methods send no pointer events. */
const SIGNS = ['pointerdown', 'touchstart', 'scroll', 'wheel', 'keydown', 'input', 'compositionupdate'] as const;

const moved = signal(0);
const helpOpen = signal(false);
const low = signal(false);
const staffOpen = signal(false);
/** the screen that is being taken home */
const taken = signal<string | null>(null);

/** Begins to watch over the visits of this kiosk; `root` is an element of its own beside the screens. */
export function guardVisits(root: Element, screens: Screens): VisitClock {
	const seconds = (n: number | undefined, otherwise: number) => (n ?? otherwise) * 1_000;
	const config = () => kiosk.peek()?.config;
	const visit = createVisitClock({
		idleMs: () => (screens.isReading() ? seconds(config()?.readingSeconds, 180) : seconds(config()?.idleSeconds, 90)),
		warnMs: () => seconds(config()?.warnSeconds, 30),
		end: () => void endVisit(),
		changed: () => {
			moved.value++;
		},
	});
	const touched = () => {
		// what is touched on the resting screen leads away from it; until then nobody visits
		if (!screens.isResting()) visit.touch(performance.now());
	};
	for (const sign of SIGNS) addEventListener(sign, touched, { capture: true, passive: true });
	const tick = () => visit.tick(performance.now());
	setInterval(tick, 1_000);
	document.addEventListener('visibilitychange', tick);
	followFields();
	takeHome.value = () => {
		taken.value = screens.here();
	};
	render(<Guard visit={visit} screens={screens} />, root);
	return visit;
}

function Guard({ visit, screens }: { visit: VisitClock; screens: Screens }) {
	dependOn(moved); // drawn again each second of a question, and whenever a visit begins or ends
	const cleaningLeft = visit.cleaningLeft(performance.now());
	const staff = (
		<>
			<StaffCorner open={() => (staffOpen.value = true)} />
			<StaffDialog
				open={staffOpen.value}
				onClose={() => (staffOpen.value = false)}
				tools={{
					build: screens.build,
					tell: screens.tell,
					clean: () => visit.clean(performance.now() + CLEANING_MS),
				}}
			/>
			<Cleaning left={cleaningLeft} />
		</>
	);
	if (visit.phase() === 'resting') return staff;
	const left = visit.secondsLeft(performance.now());
	const goOn = () => visit.goOn(performance.now());
	return (
		<>
			{staff}
			<div class="guard-foot">
				<KioskKeyboard />
				<nav class="guard">
					<Button variant="solid" icon="close" onClick={() => void endVisit()}>
						<T k="kiosk.end" />
					</Button>
					<Button
						pressed={low.value}
						onClick={() => {
							low.value = !low.value;
							document.documentElement.toggleAttribute('data-low', low.value);
						}}
					>
						<T k="kiosk.lower" />
					</Button>
					<Button icon="text" onClick={screens.openDisplay}>
						<T k="common.display" />
					</Button>
					<Button icon="qr" onClick={() => takeHome.peek()?.()}>
						<T k="take.open" />
					</Button>
					<Button icon="phone" onClick={() => (helpOpen.value = true)}>
						<T k="kiosk.help" />
					</Button>
				</nav>
			</div>
			<TakeHomeDialog href={taken.value} onClose={() => (taken.value = null)} />
			<Dialog open={helpOpen.value} title={<T k="kiosk.helpTitle" />} onClose={() => (helpOpen.value = false)}>
				<HelpText />
			</Dialog>
			<Dialog
				open={left > 0}
				title={<T k="kiosk.stillThere" />}
				onClose={goOn}
				actions={
					<>
						<Button variant="solid" onClick={goOn}>
							<T k="kiosk.goOn" />
						</Button>
						<Button onClick={() => void endVisit()}>
							<T k="kiosk.end" />
						</Button>
					</>
				}
			>
				<p class="guard__countdown">
					<T k="kiosk.endsIn" n={<strong class="tabular">{left}</strong>} />
				</p>
			</Dialog>
		</>
	);
}

/** Whom to ask, always named: as the centre says it, else its window and telephone. */
function HelpText() {
	const me = kiosk.value;
	const place = me ? town.value?.places.get(me.placeId) : undefined;
	return (
		<>
			<p>{me?.config.helpText ?? <T k="kiosk.helpText" />}</p>
			{place?.contact?.phone && (
				<p class="guard__phone tabular">
					<T k="kiosk.helpPhone" phone={place.contact.phone} />
				</p>
			)}
		</>
	);
}
