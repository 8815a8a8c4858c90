/** The same zone since 1952; Japan has no summer time. */
export const TIME_ZONE = [
	'BEGIN:VTIMEZONE',
	'TZID:Asia/Tokyo',
	'X-LIC-LOCATION:Asia/Tokyo',
	'BEGIN:STANDARD',
	'DTSTART:19700101T000000',
	'TZOFFSETFROM:+0900',
	'TZOFFSETTO:+0900',
	'TZNAME:JST',
	'END:STANDARD',
	'END:VTIMEZONE',
];
