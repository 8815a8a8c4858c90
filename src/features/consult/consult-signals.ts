import { computed } from '@preact/signals';
import { consults } from '../../data/consults.ts';
import { outbox, outboxRead, returned } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { ownConsults } from './queries.ts';

/** What this device or its account asked advice for; null: not read yet. */
export const mine = computed(() =>
	outboxRead.value && consults.value
		? ownConsults({
				kept: consults.value,
				mine: privateTown.value?.ownConsults.values() ?? [],
				waiting: outbox.value,
				returned: returned.value,
			})
		: null,
);
