/** Addresses of screens: one link per thing, the same for pages, QR codes, exports and mails. */

const id = (value: string) => encodeURIComponent(value);

export const paths = {
	home: () => '/',
	groups: () => '/groups',
	group: (groupId: string) => `/groups/${id(groupId)}`,
	events: () => '/events',
	event: (eventId: string, date?: string) => `/events/${id(eventId)}${date ? `?date=${date}` : ''}`,
	places: () => '/places',
	place: (placeId: string) => `/places/${id(placeId)}`,
	room: (roomId: string, date?: string) => `/rooms/${id(roomId)}${date ? `?date=${date}` : ''}`,
	find: () => '/find',
	guides: (type?: 'grant' | 'course' | 'desk' | 'article') => (type ? `/guides?type=${type}` : '/guides'),
	guide: (guideId: string) => `/guides/${id(guideId)}`,
	search: (query?: string) => (query ? `/search?q=${encodeURIComponent(query)}` : '/search'),
	saved: () => '/saved',
	settings: () => '/settings',
	settingsData: () => '/settings/data',
	licences: () => '/settings/licences',
	accessibility: () => '/settings/accessibility',
	first: () => '/first',
} as const;
