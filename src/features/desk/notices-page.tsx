import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { outbox } from '../../data/outbox.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { AtDesk, type Desk, DeskScreen } from './at-desk.tsx';
import { ClosureLine, NoticeLine, RulesLine } from './notice-lines.tsx';
import { closuresOfDesk, noticesOfDesk, temporaryRules } from './notice-lists.ts';

/** What the place has announced, and the three things it can announce. */
export function DeskNoticesPage() {
	return <AtDesk>{(desk) => <Notices key={desk.placeId} desk={desk} />}</AtDesk>;
}

function Notices({ desk }: { desk: Desk }) {
	const { town, place, placeId } = desk;
	const today = clock.value.date;
	const notices = noticesOfDesk(town, placeId, outbox.value, today);
	const closures = closuresOfDesk(town, placeId, outbox.value, today);
	const rules = temporaryRules(place, today);
	return (
		<DeskScreen
			desk={desk}
			station="notices"
			title={<T k="desk.noticesTitle" n={notices.length} />}
			actions={
				<>
					<LinkButton variant="solid" icon="talk" href={paths.deskNotice(placeId)}>
						<T k="desk.newNotice" />
					</LinkButton>
					<LinkButton icon="close" href={paths.deskClosure(placeId)}>
						<T k="desk.newClosure" />
					</LinkButton>
					<LinkButton icon="clock" href={paths.deskHours(placeId)}>
						<T k="desk.newHours" />
					</LinkButton>
				</>
			}
		>
			<Section heading={<T k="desk.noticesHeading" />}>
				{notices.length === 0 ? (
					<p>
						<T k="desk.noticesNone" />
					</p>
				) : (
					<ul class="desk-lines">
						{notices.map((notice) => (
							<NoticeLine key={notice.id} placeId={placeId} notice={notice} />
						))}
					</ul>
				)}
			</Section>
			<Section heading={<T k="desk.closuresHeading" />}>
				{closures.length === 0 ? (
					<p>
						<T k="desk.closuresNone" />
					</p>
				) : (
					<ul class="desk-lines">
						{closures.map((closure) => (
							<ClosureLine key={closure.id} desk={desk} closure={closure} />
						))}
					</ul>
				)}
			</Section>
			{rules.length > 0 && (
				<Section heading={<T k="desk.hoursHeading" />}>
					<ul class="desk-lines">
						{rules.map((set) => (
							<RulesLine key={`${set.validFrom}${set.validTo}`} desk={desk} set={set} />
						))}
					</ul>
				</Section>
			)}
		</DeskScreen>
	);
}
