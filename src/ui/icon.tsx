/** Line drawings on a 24-unit grid. They stand beside words, never alone, so they are hidden from screen readers. */
import './icon.css';

const SHAPES = {
	today: 'M2 19h20M5 7h14M12 10.2a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 1 0 0-6.6',
	events: 'M4 6h16v14H4zM4 10.5h16M8 3v4M16 3v4M8 14.5h3',
	rooms: 'M3 21h18M6 21V3.5h12V21M14.5 12v1.5',
	groups:
		'M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 1 0 9 5M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5.3a3.2 3.2 0 0 1 0 5.9M18 14.4c2.2.8 3.5 2.6 3.5 5.6',
	search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M15.3 15.3 21 21',
	back: 'M10 5l-7 7 7 7M3 12h18',
	next: 'M9 5l7 7-7 7',
	previous: 'M15 5l-7 7 7 7',
	down: 'M5 9l7 7 7-7',
	save: 'M6 3.5h12V21l-6-4.5L6 21z',
	saved: 'M6 3.5h12V21l-6-4.5L6 21zM9.2 9.8l2.2 2.2 3.6-4',
	share: 'M12 15V3M7.5 7.5 12 3l4.5 4.5M5 12v8.5h14V12',
	qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3h-3zM20 14v.5M20 18.5v1.5h-2.5M14 20v.2',
	settings:
		'M3 7h10M19 7h2M3 17h2M11 17h10M16 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 1 0 0-5M8 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 1 0 0-5',
	phone:
		'M6 3.5h3.5l1.7 4.6-2.3 1.9a13 13 0 0 0 5.1 5.1l1.9-2.3 4.6 1.7V18a2.5 2.5 0 0 1-2.7 2.5C10.5 20 4 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5z',
	place: 'M12 21.5c4.5-4.7 7-8.4 7-11.5a7 7 0 1 0-14 0c0 3.1 2.5 6.8 7 11.5M12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 1 0 0-5',
	clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M12 7.5V12l3.2 2.2',
	info: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M12 11v5.5M12 7.3v.4',
	warning: 'M12 3.5 22 20.5H2zM12 10v5M12 17.5v.3',
	close: 'M5 5l14 14M19 5 5 19',
	check: 'M4 12.5l5.5 5.5L20 6.5',
	help: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M9.2 9.5c.2-3 5.6-3 5.6 0 0 2-2.8 2.2-2.8 4.3M12 16.7v.3',
	language: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M3 12h18M12 3c-5.3 5.5-5.3 12.5 0 18M12 3c5.3 5.5 5.3 12.5 0 18',
	text: 'M3 19 8.5 5h1L15 19M5 14.5h8M16 19l2.7-7h.6L22 19M17 16.5h4',
	external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
	filter: 'M3 6h18M6.5 12h11M10 18h4',
	first: 'M12 21v-9M12 12c0-4.5-3-7-8-7 0 4.5 3 7 8 7M12 14c0-3.5 2.5-6 8-6 0 3.5-2.5 6-8 6',
	guide: 'M12 6.5C10 5 7 4.5 3 4.5v14c4 0 7 .5 9 2 2-1.5 5-2 9-2v-14c-4 0-7 .5-9 2M12 6.5v14',
	talk: 'M4 4.5h16v11H11l-5 4.5v-4.5H4z',
	refresh: 'M20 5v5h-5M4 19v-5h5M19.5 10A8 8 0 0 0 5 8M4.5 14A8 8 0 0 0 19 16',
	print: 'M7 8V3.5h10V8M7 17H3.5V8h17v9H17M7 13.5h10v7H7z',
	person: 'M12 4a4 4 0 1 0 0 8 4 4 0 1 0 0-8M4.5 21c0-4.5 3.5-7 7.5-7s7.5 2.5 7.5 7',
	money: 'M6 4l6 8 6-8M12 12v9M7 13h10M7 17h10',
	menu: 'M3 6h18M3 12h18M3 18h18',
} as const;
export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
	return (
		<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
			<path d={SHAPES[name]} />
		</svg>
	);
}
