/** Leaves the screen for another place, as a link to it would. */
import { printAddress, type Place } from './address.ts';

export async function goTo(place: Place): Promise<void> {
  location.hash = await printAddress(place);
}
