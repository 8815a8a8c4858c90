import { now } from '../../data/clock.ts';
import { changeSettings, settings } from '../../data/settings.ts';
import { town } from '../../data/town.ts';
import { HomeView } from './home-view.tsx';
import { keptMoment } from './kept.ts';
import { homeModel } from './queries.ts';

/** `/`: the view over this device's town, at this minute (or at the moment of the kept screen that is being taken over). */
export function HomePage() {
	const known = town.value;
	if (!known) return null;
	const moment = keptMoment.value?.now ?? now.value;
	const { homePlaceId } = settings.value;
	return (
		<HomeView
			model={homeModel({ town: known, placeId: homePlaceId, now: moment })}
			nowMs={moment.ms}
			onChoose={(placeId) => {
				void changeSettings({ homePlaceId: placeId });
				scrollTo(0, 0);
			}}
		/>
	);
}
