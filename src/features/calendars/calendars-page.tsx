import './calendars-page.css';
import { useSearch } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { MOST_SAVED_KEYS } from '../../../contract/saved-key.ts';
import { saved } from '../../data/saved.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { StepPicture } from '../../ui/step-picture.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { type CalendarChoice, calendarChoices, webcalOf } from './queries.ts';
import { PICTURES, type PictureName } from './step-pictures.ts';

/** A code for a longer address has dots too small for the camera of an older telephone. */
const LONGEST_QR = 400;

/** `/calendars`: how a calendar of the town comes onto one's own telephone or computer. */
export function CalendarsPage() {
	const known = town.value;
	const address: Address = useSearch({ strict: false });
	if (!known) return null;
	const asked = {
		place: textIn(address, 'place'),
		group: textIn(address, 'group'),
		issue: textIn(address, 'issue'),
		exchange: textIn(address, 'exchange'),
		guide: textIn(address, 'guide'),
		of: textIn(address, 'of'),
	};
	const choices = calendarChoices(known, saved.value, asked);
	const chosen = choices.find(({ current }) => current);
	return (
		<Screen title={<T k="calendars.title" />} lead={<T k="calendars.lead" />}>
			<Section heading={<T k="calendars.which" />}>
				<Tabs
					label={t('calendars.which')}
					tabs={choices.map((choice) => ({ href: choice.href, label: labelOf(choice), current: choice.current }))}
				/>
				{chosen?.is === 'saved' && (
					<p>
						<T k="calendars.savedNote" /> {chosen.tooMany && <T k="calendars.savedMany" n={MOST_SAVED_KEYS} />}
					</p>
				)}
			</Section>
			{chosen?.file === undefined ? (
				<Empty title={<T k="calendars.savedNone" />} />
			) : (
				<Register url={new URL(`/open/${known.area}/${chosen.file}`, location.origin).href} />
			)}
			{chosen?.feed !== undefined && (
				<p>
					<a class="calendars__file" href={`/open/${known.area}/${chosen.feed}`}>
						<T k="calendars.feed" />
					</a>
				</p>
			)}
			<div class="calendars__devices">
				<Device
					heading="calendars.iphone"
					steps={[
						['register', 'calendars.iphone1'],
						['accept', 'calendars.iphone2'],
						['filled', 'calendars.iphone3'],
					]}
				/>
				<Device
					heading="calendars.android"
					lead="calendars.androidLead"
					steps={[
						['copy', 'calendars.android1'],
						['open', 'calendars.android2'],
						['paste', 'calendars.android3'],
					]}
				/>
				<Device
					heading="calendars.computer"
					steps={[
						['subscribe', 'calendars.computer1'],
						['fromWeb', 'calendars.computer2'],
						['paste', 'calendars.computer3'],
					]}
				/>
			</div>
			<p>
				<T k="calendars.delay" />
			</p>
			<p>
				<T k="calendars.stop" />
			</p>
			<p>
				<a class="calendars__more" href={`/open/${known.area}`}>
					<T k="calendars.more" />
				</a>
			</p>
		</Screen>
	);
}

function labelOf(choice: CalendarChoice): ComponentChildren {
	if (choice.is === 'town') return <T k="calendars.town" />;
	if (choice.is === 'deadlines') return <T k="calendars.deadlines" />;
	if (choice.is === 'saved') return <T k="calendars.saved" n={choice.count} />;
	return <Named name={choice.name} kana={choice.nameKana} en={choice.nameEn} />;
}

function Register({ url }: { url: string }) {
	const [told, setTold] = useState<'copied' | 'failed' | null>(null);
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(url);
			setTold('copied');
		} catch {
			// without a clipboard the address stands above, to be written down
			setTold('failed');
		}
	};
	return (
		<Section heading={<T k="calendars.register" />}>
			<div class="calendars__register">
				{url.length <= LONGEST_QR && (
					<figure class="calendars__qr">
						<QrCode text={webcalOf(url)} label={t('calendars.qr')} />
						<figcaption class="phrase">
							<T k="calendars.qr" />
						</figcaption>
					</figure>
				)}
				<div class="calendars__ways">
					<LinkButton variant="solid" icon="events" href={webcalOf(url)}>
						<T k="calendars.button" />
					</LinkButton>
					<p>
						<T k="calendars.address" />
					</p>
					<code class="calendars__address">{url}</code>
					<Button onClick={() => void copy()}>
						<T k="calendars.copy" />
					</Button>
					<span role="status">
						{told === 'copied' && <T k="calendars.copied" />}
						{told === 'failed' && <T k="calendars.copyFailed" />}
					</span>
					<a class="calendars__file" href={url} download>
						<T k="calendars.file" />
					</a>
				</div>
			</div>
		</Section>
	);
}

function Device({
	heading,
	lead,
	steps,
}: {
	heading: MessageKey;
	lead?: MessageKey;
	steps: readonly (readonly [PictureName, MessageKey])[];
}) {
	return (
		<Section heading={<T k={heading} />}>
			{lead && (
				<p>
					<T k={lead} />
				</p>
			)}
			<ol class="calendars__steps">
				{steps.map(([picture, words], index) => (
					<li class="calendars__step" key={words}>
						<StepPicture of={PICTURES[picture]} />
						<span class="phrase">
							{index + 1}. <T k={words} />
						</span>
					</li>
				))}
			</ol>
		</Section>
	);
}
