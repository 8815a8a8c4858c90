/** The requests of this device as the screens read them. */
import { computed } from '@preact/signals-core';
import { outbox, returned } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { tickets } from '../../data/tickets.ts';
import { type OwnRequest, ownRequests } from './own-requests.ts';

/** What the person who is signed in asked for from any device; what they answer at a desk is not theirs. */
const mine = computed(() =>
	[...(privateTown.value?.requests.values() ?? [])].filter(({ scope }) => scope.startsWith('person/')),
);

export const requests = computed<readonly OwnRequest[]>(() =>
	ownRequests({ tickets: tickets.value, waiting: outbox.value, returned: returned.value, mine: mine.value }),
);
