/**
 * What must be true of a run, decided from what lies in the databases, what crossed the line and what people were shown and
 * told; with none of the product's own code.
 */

import { watchServer } from './at-the-server.ts';
import { Breach } from './breach.ts';
import { watchAdvice } from './on-advice.ts';
import { watchAgreements } from './on-agreements.ts';
import { watchBoards } from './on-boards.ts';
import { watchDevices } from './on-devices.ts';
import { watchIntroductions } from './on-introductions.ts';
import { watchScreens } from './on-screens.ts';
import { watchLine } from './on-the-line.ts';
import { watchTown } from './on-the-town.ts';
import type { Scene } from './scene.ts';

export type Oracle = {
	/** Looks while things are under way. Throws a `Breach`. */
	glance(): void;
	/** Nothing waits any more, and everybody sees the same. */
	isAtRest(): boolean;
	/** Looks when everything has calmed down. Throws a `Breach`. */
	judge(): Promise<void>;
};

export function createOracle(scene: Scene): Oracle {
	const line = watchLine(scene);
	const server = watchServer(scene, line);
	const devices = watchDevices(scene, line);
	const screens = watchScreens(scene);
	const boards = watchBoards(scene);
	const introductions = watchIntroductions(scene);
	const town = watchTown(scene);
	const advice = watchAdvice(scene);
	const agreements = watchAgreements(scene);
	let restores = 0;

	const glance = () => {
		if (restores !== scene.restores()) {
			restores = scene.restores();
			line.forget(scene.lost);
		}
		server.grewInOrder();
		const receipts = server.receipts();
		server.metNothingUnexpected();
		line.isTrue();
		screens.showedTheTruth();
		screens.showedWhatCame(receipts);
		devices.nobodyStorms();
		devices.keptNothingIsLost(receipts);
		devices.signedOutLeftNothing();
		server.givesNoSlotTwice();
		server.answersForWhatIsThere(receipts);
		introductions.areHonest();
		boards.publishOnlyWhatWasSeen(receipts);
		town.holdTheLastWord();
		advice.isHonest();
		agreements.holdAtEachMoment(receipts);
		return receipts;
	};
	const arrived = (receipts: ReturnType<typeof glance>) => {
		devices.everythingArrived(receipts);
		screens.showTheSame();
		boards.areTheSame(receipts);
		introductions.forgetWhoWithdrew(receipts);
		advice.forgetWhatWasTakenBack(receipts);
		agreements.areKept(receipts);
	};
	return {
		glance: () => void glance(),
		isAtRest: () => {
			try {
				arrived(glance());
				return true;
			} catch (error) {
				if (error instanceof Breach) return false;
				throw error;
			}
		},
		judge: async () => {
			const receipts = glance();
			server.logIsWhole();
			server.doesEachWishOnce(receipts);
			server.staysByItsWord(receipts);
			server.keepsEachOnesOrder();
			boards.keepWhatWasSaid(receipts);
			town.tellOnlyTheirTime(receipts);
			town.keepBothWishes(receipts);
			arrived(receipts);
			await server.givesTheSameByEveryRoad();
		},
	};
}
