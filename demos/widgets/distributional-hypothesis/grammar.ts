/**
 * The little language of this demo. A sentence is “the SUBJECT VERB the ADJECTIVE NOUN in the PLACE”. The noun decides the class,
 * and the class its four verbs, adjectives and places; of each four a noun prefers two, `PREFERENCE` to 1.
 */
import type { Random } from '../../runtime/random.ts';

export interface WordClass {
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
  readonly adjectives: readonly string[];
  readonly places: readonly string[];
}

export const SUBJECTS: readonly string[] = ['farmer', 'teacher', 'doctor', 'neighbor', 'child'];

const split = (words: string): readonly string[] => words.split(' ');

/** Nouns stand in the order of their frequency: Zipf's law, the k-th has weight 1/k. All classes are equally frequent. */
export const CLASSES: readonly WordClass[] = [
  {
    nouns: split('cat dog horse cow goat sheep pig rabbit'),
    verbs: split('fed petted chased brushed'),
    adjectives: split('hungry sleepy young furry'),
    places: split('barn stable meadow yard'),
  },
  {
    nouns: split('tea coffee milk juice cocoa lemonade cider broth'),
    verbs: split('drank sipped poured spilled'),
    adjectives: split('hot cold sweet fresh'),
    places: split('cup mug glass bottle'),
  },
  {
    nouns: split('car truck bus van tractor taxi scooter tram'),
    verbs: split('drove parked repaired washed'),
    adjectives: split('rusty old fast red'),
    places: split('garage tunnel street lot'),
  },
  {
    nouns: split('hammer saw knife drill shovel ladder wrench rake'),
    verbs: split('used borrowed sharpened dropped'),
    adjectives: split('heavy blunt sharp wooden'),
    places: split('shed workshop toolbox garden'),
  },
  {
    nouns: split('bread soup rice cheese cake pasta salad stew'),
    verbs: split('cooked ate served tasted'),
    adjectives: split('warm spicy salty delicious'),
    places: split('pan bowl oven market'),
  },
];

/** How much more often a noun takes a word of its preferred pair. */
export const PREFERENCE = 4;

function zipf(random: Random, count: number): number {
  let total = 0;
  for (let k = 1; k <= count; k++) total += 1 / k;
  let at = random.uniform() * total;
  for (let k = 1; k < count; k++) {
    at -= 1 / k;
    if (at < 0) return k - 1;
  }
  return count - 1;
}

/** One of four words: of the first pair where `bit` is 0, of the second where it is 1, `PREFERENCE` times as often as of the other. */
function prefer(words: readonly string[], bit: number, random: Random): string {
  const preferred = random.uniform() < PREFERENCE / (PREFERENCE + 1);
  const pair = preferred ? bit : 1 - bit;
  return words[2 * pair + random.below(2)] ?? '';
}

/** The next sentence. The three bits of a noun's place in its class say which pairs it prefers, so that all eight differ. */
export function writeSentence(random: Random): string[] {
  const { nouns, verbs, adjectives, places } = CLASSES[random.below(CLASSES.length)] as WordClass;
  const subject = SUBJECTS[random.below(SUBJECTS.length)] ?? '';
  const noun = zipf(random, nouns.length);
  const verb = prefer(verbs, noun & 1, random);
  const adjective = prefer(adjectives, (noun >> 1) & 1, random);
  const place = prefer(places, (noun >> 2) & 1, random);
  return ['the', subject, verb, 'the', adjective, nouns[noun] ?? '', 'in', 'the', place];
}
