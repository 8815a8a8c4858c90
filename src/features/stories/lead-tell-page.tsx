/** A group, a desk or a volunteer tells a story: a picture with who is to be seen, forty letters and two hundred. */
import './stories.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { addDays } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import type { PictureOwner } from '../../../contract/picture.ts';
import { STORY_CONSENTS, STORY_DAYS, STORY_LETTERS, type StoryConsent } from '../../../contract/story.ts';
import { now, today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { dismiss, outboxRead, returned } from '../../data/outbox.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { lacksAlt, PictureChoose, type WishedPicture } from '../../ui/picture-choose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { decidesHere, tellsHere } from './rights.ts';
import { CONSENT_WORDS } from './story-words.ts';

type Form = {
	title: string;
	text: string;
	easy: string;
	/** `group/…`, `place/…`, or '' for nobody's */
	of: string;
	until: string;
	picture: WishedPicture | undefined;
	consent: StoryConsent | '';
};

export function TellStoryPage() {
	const address: Address = useSearch({ strict: false });
	const here = town.value;
	const again = textIn(address, 'again');
	if (!sessionRead.value || !here || (again !== '' && !outboxRead.value)) return null;
	const mine = tellsHere();
	if (!mine) return <Screen title={<T k="storiesLead.notAllowed" />} />;
	const refused = returned.value.find((one) => one.id === again && one.name === 'story.offer');
	return (
		<Tell key={again} town={here} mine={mine} fresh={freshOf(address, refused?.args, mine)} refusedId={refused?.id} />
	);
}

type Mine = NonNullable<ReturnType<typeof tellsHere>>;

function freshOf(address: Address, args: Record<string, unknown> | undefined, mine: Mine): Form {
	const said = (field: string) => (typeof args?.[field] === 'string' ? (args[field] as string) : '');
	const group = said('groupId') || textIn(address, 'group') || (mine.all ? '' : (mine.groupIds[0] ?? ''));
	const place = said('placeId') || textIn(address, 'place') || (mine.all || group ? '' : (mine.placeIds[0] ?? ''));
	return {
		title: said('title'),
		text: said('text'),
		easy: said('easy'),
		of: group ? `group/${group}` : place ? `place/${place}` : '',
		until: said('until') || addDays(today.peek(), STORY_DAYS.usual),
		picture: args?.picture as WishedPicture | undefined,
		consent: (said('consent') as StoryConsent | '') || '',
	};
}

function Tell({
	town: here,
	mine,
	fresh,
	refusedId,
}: {
	town: Town;
	mine: Mine;
	fresh: Form;
	refusedId: string | undefined;
}) {
	const [form, setForm] = useState(fresh);
	const [pressed, setPressed] = useState(false);
	const [state, setState] = useState<'writing' | 'kept' | 'full'>('writing');
	const change = (some: Partial<Form>) => setForm((before) => ({ ...before, ...some }));
	const byName = (a: { label: string }, b: { label: string }) => (a.label < b.label ? -1 : 1);
	const groups = [...here.groups.values()]
		.filter(({ id }) => mine.all || mine.groupIds.includes(id))
		.map(({ id, name }) => ({ value: `group/${id}`, label: name }))
		.sort(byName);
	const places = (mine.all ? centresByKana(here) : mine.placeIds.flatMap((id) => here.places.get(id) ?? [])).map(
		({ id, name }) => ({ value: `place/${id}`, label: name }),
	);
	const isMissing = form.title.trim() === '' || form.text.trim() === '';
	const isUntilFine =
		form.until === '' || (form.until >= today.value && form.until <= addDays(today.value, STORY_DAYS.most));
	const isUnasked = form.picture !== undefined && form.consent === '';
	const send = async () => {
		setPressed(true);
		if (isMissing || isUnasked || !isUntilFine || lacksAlt(form.picture)) return;
		const [kind, id = ''] = form.of.split(/\/(.*)/s);
		const { hash, alt = '' } = form.picture ?? {};
		const kept = await keep('story.offer', {
			storyId: newUuid(now.peek().ms),
			title: form.title.trim(),
			text: form.text.trim(),
			...(form.easy.trim() && { easy: form.easy.trim() }),
			...(kind === 'group' && { groupId: id }),
			...(kind === 'place' && { placeId: id }),
			...(form.until && { until: form.until }),
			...(hash && form.consent && { picture: { hash, alt: alt.trim() }, consent: form.consent }),
		});
		if (kept === 'kept' && refusedId !== undefined) await dismiss(refusedId);
		setState(kept);
	};
	if (state === 'kept') {
		return (
			<Screen title={<T k={decidesHere() ? 'storiesLead.doneAtOnce' : 'storiesLead.doneWaiting'} />}>
				<p class="story__acts">
					<LinkButton href={paths.stories()}>
						<T k="stories.all" />
					</LinkButton>
					<LinkButton href={paths.offeredStories()}>
						<T k={decidesHere() ? 'stories.waiting' : 'stories.mine'} />
					</LinkButton>
				</p>
			</Screen>
		);
	}
	return (
		<Screen title={<T k="stories.tell" />} lead={<T k="storiesLead.lead" />}>
			<div class="story-form">
				<SelectField
					label={<T k="storiesLead.of" />}
					value={form.of}
					options={[...(mine.all ? [{ value: '', label: t('storiesLead.ofTown') }] : []), ...places, ...groups]}
					onChange={(of) => change({ of, picture: undefined })}
				/>
				<TextField
					label={<T k="storiesLead.titleField" n={STORY_LETTERS.title} />}
					need="required"
					value={form.title}
					error={pressed && form.title.trim() === '' ? <T k="storiesLead.titleMissing" /> : undefined}
					onInput={(title) => change({ title: title.slice(0, STORY_LETTERS.title) })}
				/>
				<TextField
					label={<T k="storiesLead.textField" n={STORY_LETTERS.text} />}
					support={<T k="storiesLead.textLeft" n={STORY_LETTERS.text - form.text.length} />}
					need="required"
					lines={5}
					value={form.text}
					error={pressed && form.text.trim() === '' ? <T k="storiesLead.textMissing" /> : undefined}
					onInput={(text) => change({ text: text.slice(0, STORY_LETTERS.text) })}
				/>
				<PersonalNote text={`${form.title}\n${form.text}`} />
				<TextField
					label={<T k="storiesLead.easyField" />}
					need="optional"
					lines={4}
					value={form.easy}
					onInput={(easy) => change({ easy: easy.slice(0, STORY_LETTERS.text) })}
				/>
				<div>
					<h2 class="section__heading">
						<T k="storiesLead.picture" />
					</h2>
					<PictureChoose
						wished={form.picture}
						owner={(form.of || 'area') as PictureOwner}
						onChange={(picture) => change({ picture })}
					/>
					{pressed && lacksAlt(form.picture) && (
						<p class="field__error" role="alert">
							＊<T k="storiesLead.altMissing" />
						</p>
					)}
				</div>
				{form.picture && (
					<>
						<ChoiceChips
							legend={<T k="storiesLead.consent" />}
							value={form.consent}
							onChange={(consent) => change({ consent: consent as StoryConsent })}
							options={STORY_CONSENTS.map((value) => ({ value, label: <T k={CONSENT_WORDS[value]} /> }))}
						/>
						{pressed && isUnasked && (
							<p class="field__error" role="alert">
								＊<T k="storiesLead.consentMissing" />
							</p>
						)}
					</>
				)}
				<DayInput
					label={<T k="storiesLead.until" />}
					value={form.until}
					error={pressed && !isUntilFine && <T k="storiesLead.untilWrong" n={STORY_DAYS.most} />}
					onChange={(until) => change({ until })}
				/>
				{state === 'full' && (
					<p class="field__error" role="alert">
						＊<T k="stories.full" />
					</p>
				)}
				<p class="story__acts">
					<Button variant="solid" icon="check" onClick={() => void send()}>
						<T k={decidesHere() ? 'storiesLead.publish' : 'storiesLead.offer'} />
					</Button>
				</p>
			</div>
		</Screen>
	);
}
