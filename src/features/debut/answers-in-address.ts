/** How the answers of a newcomer stand in the address: it can be taken home, and the device keeps nothing of it. */
import { type Address, oneIn } from '../../ui/filter-address.ts';
import { type Answers, LIVES, MOVES, TIMES } from './queries.ts';

export function readAnswers(address: Address): Answers {
	return {
		move: oneIn(address, 'move', MOVES, ''),
		time: oneIn(address, 'time', TIMES, ''),
		life: oneIn(address, 'life', LIVES, ''),
	};
}

export function writeAnswers(answers: Answers) {
	return { ...answers };
}
