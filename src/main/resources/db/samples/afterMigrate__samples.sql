-- Sample data for development and tests: what one sees right after the first start.
--
-- The facts (titles, amounts, regions, outcomes, rewards) come from a field study of library crowdfunding up to
-- 3 November 2015. The people, texts and pledges are made up, and so is every goal, date, price or amount that the study
-- does not give. Every made-up person's name ends with （示例） or (sample), and each story says so in its last section.
--
-- Runs after every migrate, loads once: where the samples are there, it changes nothing, whatever was edited since.
-- To have them anew, start with an empty database.
-- The service that loads them serves their pictures (org.crowdshelf.local.DevImages); the setting crowdshelf.images says where.
-- Ids are fixed, so that links and tests may use them: sample_id(3, 0, 4) is project 4 of the list below.

do $samples$
declare
  now_hour constant timestamptz := date_trunc('hour', now());
  images   constant text := coalesce(current_setting('crowdshelf.images', true), 'http://localhost:8080/dev/images/');
  wrong    text;
begin
  -- Two instances that start together take turns; the second finds everything done.
  perform pg_advisory_xact_lock(hashtext('crowdshelf samples'));
  if exists (select from accounts where issuer = 'samples') then
    return;
  end if;
  perform set_config('TimeZone', 'UTC', true);

  -- Looks like a UUIDv7. kind: 1 account, 2 organisation, 3 project, 4 budget line, 5 reward, 6 pledge, 7 update;
  -- owner: the project that a line, reward, pledge or update belongs to, else 0.
  create function pg_temp.sample_id(kind integer, owner integer, n integer) returns uuid
    language sql immutable strict
    return format('0190a000-%s-7000-8000-%s%s',
                  lpad(kind::text, 4, '0'), lpad(owner::text, 4, '0'), lpad(n::text, 8, '0'))::uuid;

  -- People to sign in as. Somebody may have done so before the samples came: then theirs is taken.
  insert into accounts (id, issuer, subject, name, avatar_url, bio, fundraiser_kind, created_at, updated_at)
  select pg_temp.sample_id(1, 0, v.n), 'dev', v.subject, v.name, images || v.subject || '.svg', v.bio, v.kind,
         '2014-01-02 00:00Z', '2014-01-02 00:00Z'
  from (values
    (901, 'teacher',  '林老师（示例）', '在乡镇教语文，周末和孩子们一起读书。', 'VOLUNTEER_TEACHER'),
    (902, 'backer',   '陈一诺（示例）', '喜欢把读过的好书送给别人。', null),
    (903, 'reviewer', '周明（示例）', '负责审核项目。', null),
    (904, 'admin', '吴敏（示例）', '看管平台的款项。', null)
  ) as v (n, subject, name, bio, kind)
  on conflict (issuer, subject) do nothing;

  -- 200 people who back projects, person-001 to person-200; every fifth has an English name.
  insert into accounts (id, issuer, subject, name, avatar_url, created_at, updated_at)
  select pg_temp.sample_id(1, 0, n), 'samples', 'person-' || lpad(n::text, 3, '0'),
         case when n % 5 = 0
              then first_names[1 + n / 5 % 8] || ' ' || last_names[1 + n / 5 % 5] || ' (sample)'
              else surnames[1 + n % 20] || given_names[1 + n % 23] || '（示例）' end,
         case when n % 3 > 0 then images || 'person-' || lpad(n::text, 3, '0') || '.svg' end,
         joined_at, joined_at
  from (select '{王,李,张,刘,陈,杨,黄,赵,吴,周,徐,孙,马,朱,胡,郭,何,高,罗,郑}'::text[] as surnames,
               '{小雨,思远,雅琴,子涵,建国,晓梅,文博,佳怡,志强,春燕,一鸣,静怡,海涛,书瑶,明轩,秋月,立群,雪莲,俊杰,桂英,若溪,天佑,念慈}'::text[] as given_names,
               '{Anna,Ben,Clara,David,Emma,Felix,Hannah,Jonas}'::text[] as first_names,
               '{Miller,Brown,Fischer,Rossi,Novak}'::text[] as last_names) as names,
       generate_series(1, 200) as n,
       lateral (select '2014-01-02 00:00Z'::timestamptz + n * interval '1 hour' as joined_at) as clock;

  -- People who raise funds. The kind is set where the study gives it, and for the English samples.
  insert into accounts (id, issuer, subject, name, avatar_url, bio, fundraiser_kind, created_at, updated_at)
  select pg_temp.sample_id(1, 0, v.n), 'samples', 'person-' || v.n, v.name, images || 'person-' || v.n || '.svg', v.bio, v.kind,
         '2014-01-02 00:00Z', '2014-01-02 00:00Z'
  from (values
    (201, '杨帆（示例）', '希望家乡的孩子有一间亮堂的图书馆。', null),
    (202, '高建平（示例）', '在县里做扶贫工作，想用核桃换来书屋。', 'POVERTY_RELIEF_OFFICIAL'),
    (203, '赵春兰（示例）', '为村里的小学找书。', null),
    (204, '许嘉宁（示例）', '两个孩子的妈妈，在做一间儿童图书馆。', null),
    (205, '沈悦（示例）', '相信亲子阅读从家门口开始。', null),
    (206, '普云生（示例）', '在茶山脚下长大。', null),
    (207, '卓玛（示例）', '每年夏天进藏区送书。', null),
    (208, '田野（示例）', '和伙伴们一起为乡村筹建图书馆。', null),
    (209, '方圆（示例）', '拍短片，也为孩子们送书。', null),
    (210, '蒲小英（示例）', '蒲公英一样，把书撒到乡村校园。', null),
    (211, '段鹏（示例）', '灾后一直在鲁甸陪伴孩子。', null),
    (212, 'Grace Liu (sample)', 'Librarian on dry land, bargee at weekends.', 'LIBRARIAN'),
    (213, 'Tom Becker (sample)', 'Exchange student who grows tomatoes on the balcony.', 'STUDENT')
  ) as v (n, name, bio, kind);

  -- Organisations. Those of the real world stay UNVERIFIED: nobody checked them here. Number 6 is made up.
  insert into organisations (id, name, kind, verification, website, registered_by, created_at, verified_at, verified_by)
  select pg_temp.sample_id(2, 0, v.n), v.name, v.kind, case when v.n = 6 then 'VERIFIED' else 'UNVERIFIED' end,
         case when v.n = 6 then 'https://samples.crowdshelf.example/hill-reading' end,
         a.id, '2014-02-03 01:00Z', case when v.n = 6 then '2014-02-05 01:00Z'::timestamptz end, r.id
  from (values
    (1, '中国扶贫基金会', 'NONPROFIT', 'samples/person-208'),
    (2, '农村淘宝', 'COMPANY', 'samples/person-208'),
    (3, '京东图书', 'COMPANY', 'samples/person-207'),
    (4, '第二书房', 'PRIVATE_LIBRARY', 'samples/person-204'),
    (5, '悠贝亲子图书馆', 'PRIVATE_LIBRARY', 'samples/person-205'),
    (6, '山谷阅读公益（示例）', 'NONPROFIT', 'dev/teacher')
  ) as v (n, name, kind, registered_by)
  join accounts a on a.issuer || '/' || a.subject = v.registered_by
  left join accounts r on v.n = 6 and r.issuer = 'dev' and r.subject = 'reviewer';

  -- Whoever raises funds in an organisation's name is a member of it.
  insert into memberships (organisation_id, account_id, role, created_at)
  select id, registered_by, 'OWNER', created_at
  from organisations
  where id in (pg_temp.sample_id(2, 0, 4), pg_temp.sample_id(2, 0, 5), pg_temp.sample_id(2, 0, 6));

  -- The projects, three lines each: who and how; the library; title, money and time. 1 to 15 are the study's.
  -- paid_minor is all that was paid (a FAILED project gave it back); backers, how many people to take in turn.
  create temporary table sample_projects (
    no integer primary key, fundraiser text, organisation integer, relaunch_of integer, model text, rule text, category text,
    library_kind text, library_name text, serves text, readers integer, region text, slug text,
    title text, state text, goal_yuan integer, paid_minor bigint, launched_at timestamptz, days integer, backers integer, pictures integer
  ) on commit drop;

  insert into sample_projects values
    (1, 'samples/person-201', null, null, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
     'RURAL', '邦洞镇小学图书馆', null, null, '贵州省黔东南苗族侗族自治州天柱县', 'bangdong',
     '贵州黔东南天柱县邦洞镇小学图书馆', 'SUCCEEDED', 100000, 10869100, '2015-03-10 02:00Z', 30, 186, 4),
    (2, 'samples/person-202', null, null, 'REWARD', 'ALL_OR_NOTHING', 'LIBRARY',
     'CHILDREN', null, null, null, '山西省临汾市永和县', 'yonghe',
     '永和核桃圆孩子书屋梦', 'SUCCEEDED', 800000, 86667500, '2015-07-06 02:00Z', 45, 188, 4),
    (3, 'dev/teacher', null, null, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
     'COMMUNITY', '番茄太阳阅读馆', null, null, '江苏省常州市', 'tomato-sun',
     '番茄太阳阅读馆——公益阅读馆', 'FAILED', 15000, 115000, '2014-09-15 02:00Z', 60, 24, 0),
    (4, 'dev/teacher', null, 3, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
     'COMMUNITY', '番茄太阳阅读馆', '春江镇2—18岁人群的家庭', null, '江苏省常州市', 'tomato-sun-village',
     '番茄太阳阅读馆——农村公益阅读馆', 'SUCCEEDED', 15000, 1656767, '2015-01-09 02:00Z', 90, 128, 5),
    (5, 'samples/person-203', null, null, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
     'SCHOOL', '凤山小学图书馆', null, null, null, 'fengshan',
     '凤山小学建图书馆', 'SUCCEEDED', 500, 50400, '2015-05-19 01:00Z', 3, 20, 1),
    (6, 'samples/person-203', null, null, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
     'SCHOOL', '凤山小学图书馆', null, null, null, 'fengshan-again',
     '凤山小学建图书馆（第二次）', 'FAILED', 3000, 23600, '2015-05-22 06:00Z', 30, 20, 1),
    (7, 'samples/person-204', 4, null, 'REWARD', 'ALL_OR_NOTHING', 'LIBRARY',
     'CHILDREN', '第二书房北京金中都图书馆', null, null, '北京市', 'second-study',
     '父母学堂，儿童书馆——第二书房北京金中都图书馆开馆啦', 'SUCCEEDED', 500000, 55168800, '2015-04-15 02:00Z', 60, 188, 5),
    (8, 'samples/person-205', 5, null, 'REWARD', 'ALL_OR_NOTHING', 'LIBRARY',
     'CHILDREN', '上海悠贝亲子图书馆', null, null, '上海市', 'youbei',
     '上海悠贝亲子图书馆', 'SUCCEEDED', 80000, 8240000, '2014-11-03 02:00Z', 45, 160, 3),
    (9, 'samples/person-206', null, null, 'REWARD', 'ALL_OR_NOTHING', 'LIBRARY',
     'RURAL', null, null, null, '云南省普洱市宁洱哈尼族彝族自治县', 'old-tea-trees',
     '千年古茶树，悠悠大粤情', 'LIVE', 30000, 418800, now_hour - interval '25 days', 60, 170, 4),
    (10, 'samples/person-207', null, null, 'DONATION', 'KEEP_WHAT_IS_RAISED', 'LIBRARY',
     'SCHOOL', null, null, null, null, 'book-corner',
     '为藏区孩子筹个图书角', 'LIVE', 20000, 579000, now_hour - interval '12 days', 45, 80, 3),
    (11, 'samples/person-208', null, null, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
     'RURAL', null, null, null, null, 'village-colours',
     '乡村图书馆筹建，为农村孩子的生活上点色', 'LIVE', 50000, 1800000, now_hour - interval '8 days', 60, 104, 3),
    (12, 'samples/person-209', null, null, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
     'SCHOOL', null, null, null, '四川省甘孜藏族自治州白玉县', 'dream',
     '《圆梦》为贫困儿童送上一本书，建立一个图书馆', 'FAILED', 30000, 102000, '2015-02-02 02:00Z', 60, 23, 2),
    (13, 'samples/person-210', null, null, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
     'RURAL', '蒲公英公益小书屋', null, null, null, 'dandelion',
     '蒲公英飞扬计划之乡村校园公益小书屋', 'SUCCEEDED', 6000, 612100, '2014-10-08 02:00Z', 40, 76, 2),
    (14, 'dev/teacher', null, null, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
     'RURAL', '爱心图书室', null, null, '甘肃省', 'gansu',
     '甘肃支教助力爱心图书室', 'SUCCEEDED', 4000, 428000, '2015-06-10 02:00Z', 30, 42, 2),
    (15, 'samples/person-211', null, null, 'DONATION', 'ALL_OR_NOTHING', 'DISASTER_RELIEF',
     'CHILDREN', '鹏鹏智慧屋', null, null, '云南省昭通市鲁甸县', 'pengpeng',
     '筹建云南鲁甸鹏鹏智慧屋为灾区儿童提供心灵避风港', 'SUCCEEDED', 50000, 5300000, '2014-09-01 02:00Z', 60, 150, 3),
    (16, 'dev/teacher', null, null, 'DONATION', 'ALL_OR_NOTHING', 'LIBRARY',
     'MINI', '流动书箱', '没有图书室的教学点', 60, '甘肃省定西市岷县', 'book-box',
     '流动书箱进山村（示例草稿）', 'DRAFT', 6000, 0, null, null, 0, 0),
    (17, 'dev/teacher', null, null, 'DONATION', 'ALL_OR_NOTHING', 'READING',
     'COMMUNITY', '拾光阅读角', '小区里的学龄前儿童和老人', 120, '江苏省常州市武进区', 'reading-corner',
     '拾光社区亲子阅读角（示例待审）', 'IN_REVIEW', 12000, 0, null, 30, 0, 2),
    (18, 'dev/teacher', 6, null, 'REWARD', 'ALL_OR_NOTHING', 'LIBRARY',
     'RURAL', 'Hill Village Libraries', 'Children and grandparents of five villages', 400, '云南省怒江傈僳族自治州福贡县', 'hill-villages',
     'Libraries for hill villages', 'LIVE', 60000, 2880000, now_hour - interval '20 days', 50, 95, 4),
    (19, 'samples/person-212', null, null, 'REWARD', 'ALL_OR_NOTHING', 'READING',
     'GRASSROOTS', 'The Reading Boat', 'Families of the fishing villages around the lake', 250, '湖南省岳阳市', 'reading-boat',
     'A reading boat for the lake villages', 'LIVE', 25000, 2650000, now_hour - interval '30 days', 45, 110, 3),
    (20, 'samples/person-213', null, null, 'DONATION', 'KEEP_WHAT_IS_RAISED', 'EDUCATION',
     'SEED', 'School Garden Seed Library', 'Pupils aged 6-12 and their parents', 180, '四川省成都市', 'seed-library',
     'A seed library for the school garden', 'LIVE', 8000, 136600, now_hour - interval '3 days', 30, 21, 2);

  insert into projects (id, fundraiser_id, organisation_id, relaunch_of_id, title, state, funding_model, funding_rule, category,
                        library_kind, library_name, library_serves, library_readers_expected, region_code, cover_url, currency,
                        goal_minor, minimum_pledge_minor, duration_days, created_at, submitted_at, launched_at, ends_at, settled_at, updated_at)
  select pg_temp.sample_id(3, 0, s.no), a.id, pg_temp.sample_id(2, 0, s.organisation), pg_temp.sample_id(3, 0, s.relaunch_of), s.title,
         s.state, s.model, s.rule, s.category, s.library_kind, s.library_name, s.serves, s.readers, r.code,
         case when s.pictures > 0 then images || s.slug || '-1.svg' end, 'CNY', s.goal_yuan * 100, 100, s.days,
         t.created_at, t.submitted_at, s.launched_at, t.ends_at, t.settled_at,
         coalesce(t.settled_at, s.launched_at, t.submitted_at, t.created_at)
  from sample_projects s
  join accounts a on a.issuer || '/' || a.subject = s.fundraiser
  left join regions r on r.full_name = s.region
  cross join lateral (select
    coalesce(s.launched_at, now_hour) - interval '9 days' as created_at,
    case when s.state <> 'DRAFT' then coalesce(s.launched_at, now_hour) - interval '2 days' end as submitted_at,
    s.launched_at + s.days * interval '1 day' as ends_at,
    case when s.state in ('SUCCEEDED', 'FAILED') then s.launched_at + s.days * interval '1 day' + interval '2 minutes' end as settled_at) as t;

  -- Summaries and stories: no, summary, what we want to do, why we need support, what we have done.
  create temporary table sample_texts (no integer primary key, summary text, want text, why text, done text) on commit drop;

  insert into sample_texts values
    (1, '为天柱县邦洞镇小学建一间真正的图书馆，让大山里的孩子下课就有书读。',
     '把一间空教室改成图书馆：粉刷墙面、装上灯、摆好书架，再配上适合小学生读的图书。每天课后开放，由老师和高年级同学轮流值日。',
     '学校的旧书不多，又大多不适合孩子。买书、做书架和运输的费用，靠学校自己一时凑不齐。您的每一份支持都会变成一本看得见的书。',
     '我们已经腾出教室，量好尺寸，列出了第一批书单，也请老师们商量好了借阅办法。'),
    (2, '一袋永和核桃，换一间孩子的书屋。请用核桃认识永和，也让永和的孩子认识世界。',
     '在永和县城和乡镇为孩子建起书屋。支持者收到永和核桃、景点门票，或者成为地区经销商；所得用来买书、做书架、改造房屋。',
     '永和的核桃很好，却难走出黄土高原；这里的孩子爱读书，身边却少有书。我们想用一件事同时帮到两边。',
     '我们走访了乡镇小学，选好了书屋的位置，也和种植户谈好了核桃的收购与邮寄。'),
    (3, '想在常州办一间公益阅读馆，请大家支持。',
     '我想办一间公益阅读馆，放一些书，让附近的孩子放学以后有地方去。',
     '租房子和买书都要钱，我一个人力量不够，希望大家帮一帮。',
     '我在家里收拾出了一些书，平时也借给邻居的孩子看。'),
    (4, '番茄太阳又升起来了：这一次有照片、有预算，为春江镇的家庭建一间农村公益阅读馆。',
     '为春江镇2—18岁人群的家庭办一间免费的阅读馆：周末借书，假期讲故事，让孩子和父母一起读。',
     '上一次只有文字，没有说清楚钱怎么用。这一次我们列出了每一笔预算，也拍下了场地。还差书架、桌椅和第一批新书。',
     '阅读馆的房间已经整理好，志愿者排好了周末的班，第一批捐赠的图书正在登记上架。'),
    (5, '五百元，为凤山小学添第一批书。',
     '先从小处开始：买二十多本孩子点名想看的书，放进教室后面的图书角。',
     '数目不大，可是有了第一批书，图书馆才算开了头。',
     '我们请孩子们把想读的书写在纸条上，已经收齐。'),
    (6, '第一批书很快筹到了，我们想接着为凤山小学做一排书架、再添一些书。',
     '再买一批图书，做一排靠墙的书架，把图书角扩成一间小图书馆。',
     '书多了没有地方放，孩子们把书叠在窗台上。',
     '第一次筹款顺利完成，书已经订好。'),
    (7, '父母学堂加儿童书馆：第二书房北京金中都图书馆邀请您一起开馆。',
     '在北京金中都开一间面向家庭的图书馆：孩子有自己的书架，父母有自己的课堂。支持者可以得到年卡、场地，甚至一整架自己挑选的书。',
     '馆舍装修、书架和图书是一次性的大投入。大家一起出力，图书馆从第一天起就属于社区。',
     '场地已经落实，设计图完成，读者活动的第一季安排也排好了。'),
    (8, '在家门口办一间亲子图书馆，会员卡和分馆经营权作为回报。',
     '为上海的家庭提供绘本借阅和亲子活动，并邀请有心人一起开办分馆。',
     '新馆需要绘本、装修和人员培训。预先支持的会员让图书馆开门时就有读者。',
     '我们整理了绘本目录，试办了几场亲子故事会。'),
    (9, '一元支持茶山书屋，还有机会得到一片古树茶饼。',
     '在宁洱的茶山脚下为孩子办一间书屋：采茶季节父母上山，孩子就在书屋里看书、写作业。',
     '茶山的路远，孩子放学后常常没有去处。一元也是支持，人多就能把书屋办起来。',
     '村里腾出了一间老茶房，屋顶已经修好，茶饼也准备妥当。'),
    (10, '为藏区的教室筹一个图书角，让孩子们在课间就能拿到书。',
     '为每间教室配一个小书架和一批图书，有双语绘本，也有科普和故事。',
     '路途遥远，运费常常比书还贵。一个图书角不大，却能陪孩子们走过整个冬天。',
     '我们和老师核对了班级人数与书单，联系好了运输。'),
    (11, '给农村孩子的生活上点色：一起筹建乡村图书馆。',
     '在村小旁边建一间图书馆，墙面由孩子们自己画，书架由志愿者来装。',
     '乡村的孩子不缺好奇心，缺的是随手能翻开的书。图书、书架和运输都需要大家支持。',
     '选址和书单已经完成，第一批志愿者报了名。'),
    (12, '为贫困儿童送上一本书，在白玉县建立一个图书馆。',
     '用一部短片记录送书的路，并在白玉县的一所学校建起图书馆。',
     '孩子们的书很少，路也很远。我们希望看片的人也成为送书的人。',
     '我们去过学校，拍下了素材，列出了图书清单。'),
    (13, '蒲公英飞扬计划：在乡村校园撒下一间间公益小书屋。',
     '为一所乡村小学建一间小书屋，配几百本书、两组书架和一套借阅卡。',
     '一间小书屋花费不多，却常常因为没人牵头而建不起来。',
     '我们征集了部分旧书，完成了消毒和分类。'),
    (14, '支教老师和孩子们一起，筹一间爱心图书室。',
     '把支教学校的一间空屋变成图书室，买书、做书架，教孩子们自己管理借阅。',
     '支教总会结束，书可以留下来。图书和邮寄的费用需要您的支持。',
     '孩子们已经把屋子打扫干净，还选出了小小图书管理员。'),
    (15, '地震之后，为鲁甸的孩子建一间鹏鹏智慧屋：有书、有玩具、有人陪。',
     '在安置点旁搭起一间智慧屋，白天读书画画，傍晚讲故事，让孩子们有一处安心的地方。',
     '房子可以慢慢盖，孩子心里的害怕却等不得。板房、图书、桌椅和志愿者的路费都需要支持。',
     '志愿者已经在安置点陪孩子们读书，收集了他们最想要的书。'),
    (16, '用可以背上山的书箱，把书送到没有图书室的教学点。',
     '做六只流动书箱，每只装三十本书，每月在教学点之间换一次。', null, null),
    (17, '把小区的门厅变成一个亲子阅读角，老人和孩子一起读。',
     '在小区门厅放两组矮书架和一圈坐垫，每周六上午讲故事。',
     '物业提供了场地，书架、坐垫和绘本还没有着落。',
     '我们在楼下办过四次露天故事会，每次都有邻居留下来帮忙。'),
    (18, 'Five villages above the river, five small libraries: help us carry the books up the hill.',
     'We want to set up a small library in each of five villages: two shelves, four hundred books, a bench in the sun, and somebody with a key.',
     'The nearest bookshop is half a day away by bus. Shelves can be built here, books cannot; they have to be bought and carried.',
     'Two of the five rooms are swept and painted, and the villages have chosen who keeps the keys.'),
    (19, 'An old ferry becomes a library that calls at every village on the lake.',
     'We want to refit a retired ferry with shelves, lamps and a reading deck, and let it call at eight landings, once a week each.',
     'The hull is sound, the inside is not. Your support pays for the timber, the lamps and the first thousand books.',
     'We have the boat, the permit to moor her, and a skipper who reads aloud rather well.'),
    (20, 'Borrow seeds in spring, bring some back in autumn: a library that grows.',
     'A cabinet of seeds in the school corridor, a shelf of gardening books beside it, and a bed for every class.',
     'Jars, labels, soil and a cabinet that keeps the mice out cost more than our pocket money.',
     'Last year we tried it with twelve jars in a shoe box. Nine came back full.');

  update projects p set summary = t.summary from sample_texts t where p.id = pg_temp.sample_id(3, 0, t.no);

  -- Story, pictures and press. The last section of every story says what is made up.
  insert into project_contents (project_id, story, media, press)
  select pg_temp.sample_id(3, 0, s.no),
         (select jsonb_agg(jsonb_build_object('kind', kind, 'title', case when s.no < 18 then title_zh else title_en end,
                                             'body', body) order by place)
          from (values
            (1, 'WHAT_WE_WANT_TO_DO', '我们想做什么', 'What we want to do', t.want),
            (2, 'WHY_WE_NEED_SUPPORT', '我们为什么需要支持', 'Why we need support', t.why),
            (3, 'WHAT_WE_HAVE_DONE', '我们做过什么', 'What we have done', t.done),
            (4, 'OTHER', '示例说明', 'About this sample', case
              when s.no < 16 then '本页是示例。项目名称、结果等事实来自一项关于图书馆众筹的实地研究（截至2015年11月）；人物、文字和支持记录均为虚构，研究中没有给出的目标、日期、状态、价格和金额也是虚构的。'
              when s.no < 18 then '本页是示例，整个项目都是虚构的；其他示例项目的事实来自一项关于图书馆众筹的实地研究（截至2015年11月），其中的人物、文字和支持记录均为虚构。'
              else 'This is a sample, and the whole project is made up. The facts of the Chinese samples come from a field study '
                || 'of library crowdfunding (up to November 2015); their people, texts and pledges are made up as well.' end)
          ) as sections (place, kind, title_zh, title_en, body)
          where body is not null),
         (select coalesce(jsonb_agg(jsonb_build_object('kind', 'IMAGE', 'url', images || s.slug || '-' || i || '.svg', 'caption',
                            case when s.no < 18 then '示例图片 ' else 'Sample picture ' end || i) order by i), '[]')
          from generate_series(1, s.pictures) as i),
         case when s.no = 4 then
           (select jsonb_agg(jsonb_build_object('outlet', outlet, 'url', 'https://samples.crowdshelf.example/press/' || page,
                                                'screenshotUrl', images || 'press-' || page || '.svg'))
            from (values ('常州日报', 'changzhou-daily'), ('常州电视台', 'changzhou-tv'), ('武进电视台', 'wujin-tv')) as v (outlet, page))
         else '[]' end
  from sample_projects s join sample_texts t using (no);

  -- Budgets in yuan; each adds up to the goal. Project 3 is from before that rule, 16 is a draft: they have none.
  insert into budget_lines (id, project_id, position, purpose, amount_minor)
  select pg_temp.sample_id(4, v.no, line.place::integer), pg_temp.sample_id(3, 0, v.no), line.place - 1, line.purpose, line.yuan * 100
  from (values
    (1,  '{适合小学生的图书,书架与阅览桌椅,粉刷与灯光,运输与编目}'::text[], '{62000,24000,9000,5000}'::integer[]),
    (2,  '{各书屋的图书,书架、桌椅与软垫,房屋改造,核桃等回报的采购与邮寄}', '{420000,210000,120000,50000}'),
    (4,  '{第一批新书,书架,桌椅,活动材料}', '{8000,3500,2000,1500}'),
    (5,  '{孩子点名的图书,书立与标签}', '{420,80}'),
    (6,  '{图书,靠墙书架}', '{2200,800}'),
    (7,  '{馆舍装修,儿童与家长图书,书架与家具,第一季活动}', '{220000,150000,90000,40000}'),
    (8,  '{绘本,装修,人员培训,会员卡与借阅系统}', '{36000,27000,10000,7000}'),
    (9,  '{图书,书架与桌椅,茶饼与邮寄,运输}', '{16000,8000,4000,2000}'),
    (10, '{图书,书架,运输}', '{14000,4000,2000}'),
    (11, '{图书,书架,墙绘颜料与工具,运输}', '{30000,12000,5000,3000}'),
    (12, '{图书,书架,运输}', '{18000,7000,5000}'),
    (13, '{图书,书架,借阅卡与运输}', '{4200,1300,500}'),
    (14, '{图书,书架,邮寄}', '{2800,900,300}'),
    (15, '{活动板房,图书与玩具,书架与桌椅,志愿者路费}', '{18000,17000,9000,6000}'),
    (17, '{绘本,矮书架,坐垫与地垫}', '{6500,4000,1500}'),
    (18, '{Books for five villages,Shelves and benches,Carrying it all up the hill,Training for the key keepers}', '{34000,16000,6000,4000}'),
    (19, '{Timber and lamps,The first thousand books,Fuel and mooring for a year,Rewards and postage}', '{12000,8000,3000,2000}'),
    (20, '{Cabinet,Jars labels and seeds,Gardening books,Workshops}', '{3000,2500,1800,700}')
  ) as v (no, purposes, amounts),
  unnest(v.purposes, v.amounts) with ordinality as line (purpose, yuan, place);

  insert into project_partners (project_id, organisation_id, role, position)
  select pg_temp.sample_id(3, 0, v.no), pg_temp.sample_id(2, 0, v.organisation), v.role, v.position
  from (values (10, 3, 'REWARD_SPONSOR', 0), (11, 1, 'CO_INITIATOR', 0), (11, 2, 'CO_INITIATOR', 1), (19, 6, 'REWARD_SPONSOR', 0))
    as v (no, organisation, role, position);

  -- Rewards. The study gives the tiers of 8 and 9 with their prices; the other prices are made up.
  insert into rewards (id, project_id, position, kind, title, description, price_minor, face_value_minor, limit_count, limit_per_backer,
                       needs_address, sponsor_id, estimated_delivery, created_at)
  select pg_temp.sample_id(5, v.no, v.position), p.id, v.position, v.kind, v.title, v.description, v.yuan * 100, v.face_yuan * 100,
         v.places, v.each, v.kind in ('PRODUCT', 'SOUVENIR', 'BOOK', 'LETTER'), pg_temp.sample_id(2, 0, v.sponsor),
         p.ends_at::date + 45, p.created_at
  from (values
    (2, 0, 'PRODUCT', '永和核桃邮寄', '一箱当年的永和核桃，邮寄到家。', 98, null::integer, null::integer, null::integer, null::integer),
    (2, 1, 'FRANCHISE', '永和核桃地区级经销商', '在约定的地区经销永和核桃，签约后生效。', 10000, null, null, null, null),
    (2, 2, 'EVENT', '永和所有景点免费门票及讲解', '凭支持记录免费游览永和所有景点，并有讲解。', 500, null, null, null, null),
    (7, 0, 'PRODUCT', '饮品抵用券', '开馆后在馆内使用，到馆领取。', 50, null, null, null, null),
    (7, 1, 'EVENT', '免费参加专题活动', '任选一场专题活动，提前预约。', 100, null, null, null, null),
    (7, 2, 'SOUVENIR', '书包', '图书馆开馆纪念书包。', 200, null, null, null, null),
    (7, 3, 'BOOK', '签名图书一套', '作者签名的图书一套。', 500, null, null, null, null),
    (7, 4, 'MEMBERSHIP', '亲子阅读年卡', '全家一年内免费借阅。', 1000, null, null, null, null),
    (7, 5, 'VENUE', '免费使用场地', '开馆后免费使用活动场地一次，提前预约。', 2000, null, null, null, null),
    (7, 6, 'BOOKLIST', '5000元个性化书单', '由您开列书单，图书集中上架，并标注您的名字。', 5000, 5000, null, null, null),
    (8, 0, 'MEMBERSHIP', '价值480元的季度会员卡', '一个季度的绘本借阅和亲子活动。', 150, 480, null, null, null),
    (8, 1, 'MEMBERSHIP', '价值680元半年度会员卡', '半年的绘本借阅和亲子活动。', 480, 680, null, null, null),
    (8, 2, 'FRANCHISE', '上海悠贝96广场分馆经营权', '上海悠贝96广场分馆的经营权，面谈后签约。', 30000, null, null, null, null),
    (9, 0, 'LOTTERY', '景迈山100年以上大树乔木生普洱茶茶饼', '支持1元，限额999位，每333名抽1位，不满333人也抽取一人。', 1, null, 999, null, null),
    (18, 0, 'LETTER', 'A letter from the hill', 'Written by hand by one of the young readers, with a drawing.', 30, null, null, 5, null),
    (18, 1, 'SOUVENIR', 'A woven bookmark', 'Made in the villages, no two alike.', 88, null, 150, null, null),
    (18, 2, 'READING_RIGHT', 'Your name on a bookplate', 'A book in one of the libraries carries your name.', 150, null, null, null, null),
    (18, 3, 'EVENT', 'Opening day', 'Be there when the first library opens, with lunch; travel is not included.', 1000, null, 12, 2, null),
    (19, 0, 'THANKS', 'Your name on the board', 'On the thank-you board in the wheelhouse.', 20, null, null, 1, null),
    (19, 1, 'EVENT', 'An afternoon aboard', 'Come along from one landing to the next and read.', 120, null, 60, 2, null),
    (19, 2, 'MEMBERSHIP', 'A reader card for a year', 'Borrow at all eight landings.', 200, 300, null, null, null),
    (19, 3, 'BOOK', 'A picture book, given twice', 'One copy for you, one for the boat.', 99, 128, 200, null, 6)
  ) as v (no, position, kind, title, description, yuan, face_yuan, places, each, sponsor)
  join projects p on p.id = pg_temp.sample_id(3, 0, v.no);

  -- They all said yes; the charity of the boat's books sends them, too.
  update partnerships
     set state = 'CONFIRMED', answered_at = asked_at,
         helps_with = case when role = 'REWARD_SPONSOR' then '{SHIP_REWARDS}'::text[] else '{}' end
   where project_id in (select pg_temp.sample_id(3, 0, no) from sample_projects);

  -- Who backs what: so many pledges for a reward (null: for none); quantities and yuan on top of the price are taken in turn.
  create temporary table sample_plans (no integer, reward integer, pledges integer, quantities integer[], yuan_on_top integer[]) on commit drop;

  insert into sample_plans values
    (1, null, 360, '{1}', '{100,50,200,500,20,1000,88,300,66,666}'),
    (2, 0, 150, '{1,2,1,3}', '{0}'), (2, 1, 60, '{1}', '{0}'), (2, 2, 120, '{1,2}', '{0}'), (2, null, 66, '{1}', '{1000,2000,500,5000,3000,1500}'),
    (3, null, 25, '{1}', '{10,20,50,100,30}'),
    (4, null, 160, '{1}', '{100,50,200,66,88,20,300,10,30,168}'),
    (5, null, 21, '{1}', '{20,10,50,5,15,30,6}'),
    (6, null, 20, '{1}', '{5,10,20,8,2}'),
    (7, 0, 20, '{1}', '{0}'), (7, 1, 40, '{1}', '{0}'), (7, 2, 60, '{1}', '{0,0,0,20}'), (7, 3, 60, '{1}', '{0}'), (7, 4, 100, '{1}', '{0}'),
    (7, 5, 40, '{1}', '{0}'), (7, 6, 60, '{1}', '{0}'), (7, null, 16, '{1}', '{1000,2000,500,1500}'),
    (8, 0, 120, '{1}', '{0}'), (8, 1, 70, '{1}', '{0}'), (8, 2, 1, '{1}', '{0}'), (8, null, 6, '{1}', '{50,100,200}'),
    (9, 0, 334, '{1,2,3}', '{0,0,0,0,0,2,0,0,0,8}'), (9, null, 40, '{1}', '{10,50,100,20,200}'),
    (10, null, 90, '{1}', '{10,20,50,100,200,66,88,30,5}'),
    (11, null, 120, '{1}', '{20,50,100,200,10,500}'),
    (12, null, 24, '{1}', '{10,20,50,100,30,20}'),
    (13, null, 90, '{1}', '{20,50,100,200,66,88,100,10,5,30}'),
    (14, null, 48, '{1}', '{50,100,20,200,88,66}'),
    (15, null, 210, '{1}', '{100,200,50,500,1000,66,88,300,20,188}'),
    (18, 0, 40, '{1,1,2}', '{0,0,0,20}'), (18, 1, 36, '{1,2}', '{0}'), (18, 2, 30, '{1,1,3}', '{0}'), (18, 3, 8, '{1}', '{0}'),
    (18, null, 30, '{1}', '{20,50,100,200,500}'),
    (19, 0, 50, '{1}', '{0,0,10}'), (19, 1, 40, '{1,2}', '{0}'), (19, 2, 30, '{1}', '{0}'), (19, 3, 40, '{1,1,2}', '{0}'),
    (19, null, 24, '{1}', '{50,100,300,500,20,200}'),
    (20, null, 21, '{1}', '{20,50,100,66,10,88,30}');

  -- Pledges that are not left to arithmetic: the nth of a project is made by one of those who sign in.
  create temporary table sample_pledgers (no integer, n integer, subject text, organisation integer, anonymous boolean, message text) on commit drop;

  insert into sample_pledgers values
    (1, 12, 'backer', null, false, '愿每个孩子下课都有书读。'),
    (3, 5, 'backer', null, false, null),
    (4, 20, 'backer', null, true, null),
    (7, 121, 'backer', null, false, null),
    (9, 40, 'backer', null, false, null),
    (10, 8, 'backer', null, true, null),
    (18, 41, 'backer', null, false, null),
    (18, 130, 'backer', null, true, null),
    (15, 25, 'teacher', 6, false, '山谷里的读者，问候鲁甸的孩子们。');

  -- The pledges. One more per project brings the sum to exactly what was paid. Multiples of the golden ratio spread them over
  -- the time until the end (project 1: the first 18 days; LIVE ones: until now), more of them early than late.
  insert into pledges (id, project_id, account_id, organisation_id, reward_id, quantity, amount_minor, state, anonymous, message,
                       idempotency_key, input_hash, created_at, paid_at, collected_at, refunded_at)
  with planned as (
    select plan.no, plan.reward, quantity, coalesce(r.price_minor, 0) * quantity + yuan * 100 as amount_minor,
           row_number() over (partition by plan.no order by plan.reward nulls last, i) as n
    from sample_plans plan
    left join rewards r on r.id = pg_temp.sample_id(5, plan.no, plan.reward),
    generate_series(0, plan.pledges - 1) as i,
    lateral (select plan.quantities[1 + i % cardinality(plan.quantities)] as quantity,
                    plan.yuan_on_top[1 + i % cardinality(plan.yuan_on_top)] as yuan) as turn
  ), complete as (
    select * from planned
    union all
    select s.no, null, 1, s.paid_minor - sum(p.amount_minor), max(p.n) + 1
    from planned p join sample_projects s using (no) group by s.no, s.paid_minor
  ), timed as (
    select c.*, s.state, s.backers, pg_temp.sample_id(6, c.no, c.n::integer) as id, p.settled_at,
           date_trunc('second', p.launched_at + interval '15 minutes'
             + (case when c.no = 1 then interval '17 days 12 hours' else least(p.ends_at, now()) - p.launched_at - interval '30 minutes' end)
               * power(c.n * 0.6180339887 % 1, 1.3)::double precision) as paid_at
    from complete c join sample_projects s using (no) join projects p on p.id = pg_temp.sample_id(3, 0, c.no)
  )
  select t.id, pg_temp.sample_id(3, 0, t.no), coalesce(a.id, pg_temp.sample_id(1, 0, (1 + (t.n % t.backers * 7 + t.no * 17) % 200)::integer)),
         pg_temp.sample_id(2, 0, who.organisation), pg_temp.sample_id(5, t.no, t.reward), t.quantity, t.amount_minor,
         case t.state when 'SUCCEEDED' then 'COLLECTED' when 'FAILED' then 'REFUNDED' else 'PAID' end,
         coalesce(who.anonymous, t.n % 7 = 3),
         case when who.no is not null then who.message
              when t.n % 23 <> 5 then null
              when t.no < 18 then ('{加油！,多读书，读好书。,给孩子们的一点心意。,希望书屋早日开门。,一起努力！}'::text[])[1 + t.n / 23 % 5]
              else ('{Happy reading!,Good luck with it.,From one bookworm to another.}'::text[])[1 + t.n / 23 % 3] end,
         'sample-' || t.no || '-' || t.n, sha256(convert_to(t.id::text, 'UTF8')),
         t.paid_at - (1 + t.n % 9) * interval '1 minute', t.paid_at,
         case t.state when 'SUCCEEDED' then t.settled_at end, case t.state when 'FAILED' then t.settled_at end
  from timed t
  left join sample_pledgers who on who.no = t.no and who.n = t.n
  left join accounts a on a.issuer = 'dev' and a.subject = who.subject;

  -- Updates, by the fundraiser: project, days after its launch, kind, audience, title, body.
  insert into updates (id, project_id, number, kind, audience, title, body, media, author_id, published_at)
  select pg_temp.sample_id(7, v.no, v.number::integer), p.id, v.number, v.kind, v.audience, v.title, v.body,
         case when v.kind = 'ACHIEVEMENT' then jsonb_build_array(jsonb_build_object(
                'kind', 'IMAGE', 'url', images || s.slug || '-update-' || v.number || '.svg', 'caption', v.title)) else '[]' end,
         p.fundraiser_id, p.launched_at + v.day * interval '1 day' + interval '5 hours 20 minutes'
  from (select *, row_number() over (partition by no order by day) as number from (values
    (1, 5, 'STATUS', 'PUBLIC', '第一周：谢谢大家', E'书单已经公布，欢迎补充。\n\n- 低年级：绘本与童话\n- 高年级：科普与历史'),
    (1, 18, 'ACHIEVEMENT', 'PUBLIC', '18天，108,691 元', E'筹款已经超过目标，**感谢每一位支持者**。\n\n接下来我们开始订书和做书架。'),
    (1, 40, 'SPENDING', 'PUBLIC', '第一批支出', E'目前已支出：\n\n- 图书定金：30,000 元\n- 书架：12,000 元\n\n单据都已留存。'),
    (1, 45, 'PLAN', 'BACKERS', '开馆日安排', E'开馆定在下个月的一个周六，欢迎支持者来看看，具体日子会在这里公布。'),
    (1, 80, 'OUTCOME', 'PUBLIC', '图书馆开门了', E'孩子们在门口排起了队。\n\n## 借阅办法\n\n1. 每人每次一本\n2. 一周内归还\n3. 爱护图书'),
    (2, 10, 'STATUS', 'PUBLIC', '核桃开始打包', E'第一批核桃正在挑选、晾晒和装箱。'),
    (2, 30, 'ACHIEVEMENT', 'PUBLIC', '越来越多的人知道了永和', E'谢谢大家把永和核桃分享出去。**书屋的选址已经全部确定。**'),
    (2, 60, 'PLAN', 'BACKERS', '给经销商和支持者的说明', E'邮寄按支持的先后进行；经销合同会逐一联系签订。'),
    (2, 70, 'SPENDING', 'PUBLIC', '书屋支出公示', E'| 项目 | 金额 |\n| --- | --- |\n| 图书 | 180,000 元 |\n| 书架与桌椅 | 90,000 元 |'),
    (4, 7, 'STATUS', 'PUBLIC', '我们又出发了', E'上一次没有成功，这一次我们补上了**预算**和**照片**。谢谢回来的朋友。'),
    (4, 21, 'ACHIEVEMENT', 'PUBLIC', '第一场故事会', E'春江镇的家庭挤满了小屋，孩子们听得很入神。'),
    (4, 45, 'PLAN', 'PUBLIC', '春天的安排', E'- 三月：书架到位\n- 四月：新书上架\n- 五月：家庭读书日'),
    (4, 75, 'STATUS', 'BACKERS', '悄悄告诉支持者', E'离目标很近了，谢谢一路同行。想来帮忙上架的朋友，书架一到就在这里约日子。'),
    (4, 100, 'SPENDING', 'PUBLIC', '钱花在哪里', E'- 新书：7,860 元\n- 书架：3,500 元\n- 桌椅：1,950 元\n\n余下的用于活动材料和补充图书。'),
    (4, 150, 'OUTCOME', 'PUBLIC', '阅读馆的第一个夏天', E'阅读馆每个周末都开门。**谢谢每一位点亮番茄太阳的人。**'),
    (7, 14, 'STATUS', 'PUBLIC', '装修进行中', E'墙面完成，书架正在制作。'),
    (7, 35, 'PLAN', 'BACKERS', '书单怎么开', E'选择了书单回报的朋友，请在开馆前提交书名。\n\n1. 总价不超过 5,000 元\n2. 儿童与家长图书均可'),
    (7, 58, 'ACHIEVEMENT', 'PUBLIC', '目标达成，准备开馆', E'谢谢大家，我们开馆见。'),
    (7, 90, 'SPENDING', 'PUBLIC', '开馆支出', E'- 装修：216,000 元\n- 图书：148,000 元\n- 书架与家具：90,000 元'),
    (9, 4, 'STATUS', 'PUBLIC', '老茶房的屋顶修好了', E'雨季之前完工，书不会淋湿了。'),
    (9, 14, 'ACHIEVEMENT', 'PUBLIC', '超过四百个名额', E'一元一元，聚成了书屋的第一面墙。'),
    (9, 22, 'PLAN', 'BACKERS', '抽取茶饼的办法', E'项目结束后抽取：**每 333 名抽 1 位，不满 333 人也抽取一人**。'),
    (11, 2, 'STATUS', 'PUBLIC', '选址完成', E'就在村小旁边，走路不到两分钟。'),
    (11, 4, 'PLAN', 'PUBLIC', '墙上画什么', E'孩子们投票：\n\n- 星空\n- 稻田\n- 会飞的鱼'),
    (11, 6, 'STATUS', 'BACKERS', '志愿者报名', E'支持者优先，名额有限，装书架的日子定下来就在这里公布。'),
    (12, 20, 'STATUS', 'PUBLIC', '我们还在路上', E'素材拍完了，筹款还差得远。请帮忙转发。'),
    (12, 50, 'PLAN', 'PUBLIC', '最后十天', E'如果没有筹满，所有支持都会**全额退回**。'),
    (12, 63, 'OUTCOME', 'PUBLIC', '没有成功，谢谢大家', E'款项已经全部退回。我们会换一种方式再试。'),
    (15, 9, 'STATUS', 'PUBLIC', '板房选好了位置', E'离安置点很近，地势平整。'),
    (15, 40, 'ACHIEVEMENT', 'PUBLIC', '孩子们来帮忙', E'他们给每个书架起了名字。'),
    (15, 66, 'SPENDING', 'PUBLIC', '支出说明', E'- 活动板房：18,000 元\n- 图书与玩具：15,400 元'),
    (15, 95, 'OUTCOME', 'PUBLIC', '智慧屋亮灯了', E'傍晚的故事时间，是一天里最安静的时候。'),
    (18, 3, 'STATUS', 'PUBLIC', 'Two rooms are ready', E'Swept, painted, and already full of curious visitors.'),
    (18, 8, 'ACHIEVEMENT', 'PUBLIC', 'The first shelf stands', E'It took **three carpenters** and a great deal of tea.'),
    (18, 13, 'SPENDING', 'BACKERS', 'What the shelves will cost', E'Quotes so far:\n\n- timber: 2,900 yuan\n- varnish: 340 yuan\n\n'
      || 'Nothing has been paid yet: the money is held until the end.'),
    (18, 18, 'PLAN', 'PUBLIC', 'How the books get up the hill', E'1. by lorry to the river\n2. by boat across\n3. on our backs'),
    (19, 6, 'STATUS', 'PUBLIC', 'The hull is dry', E'She passed her inspection.'),
    (19, 15, 'PLAN', 'BACKERS', 'Where she will call', E'Eight landings, one for each day of a rather long week. Backers may propose a ninth.'),
    (19, 28, 'ACHIEVEMENT', 'PUBLIC', 'We made it', E'The goal is reached, with days to spare. *Thank you.*')
  ) as list (no, day, kind, audience, title, body)) as v
  join sample_projects s using (no)
  join projects p on p.id = pg_temp.sample_id(3, 0, v.no);

  -- Totals, all from the rows above. The goal is reached by the payment that first brings the sum to it.
  update rewards r set claimed = taken.places
  from (select reward_id, sum(quantity) as places from pledges where state in ('RESERVED', 'PAID', 'COLLECTED') group by reward_id) as taken
  where r.id = taken.reward_id;

  update projects p
  set raised_minor = total.raised_minor, backer_count = total.backers, reached_goal_at = total.reached_at,
      update_count = (select count(*) from updates u where u.project_id = p.id),
      last_update_at = (select max(u.published_at) from updates u where u.project_id = p.id),
      result_raised_minor = case when p.state in ('SUCCEEDED', 'FAILED') then at_end.raised_minor end,
      result_backer_count = case when p.state in ('SUCCEEDED', 'FAILED') then at_end.backers end
  from sample_projects s, lateral (
    select coalesce(sum(amount_minor), 0) as raised_minor, count(distinct case when anonymous then id else account_id end) as backers
    from pledges where project_id = pg_temp.sample_id(3, 0, s.no) and paid_at is not null) as at_end, lateral (
    select coalesce(sum(amount_minor), 0) as raised_minor, count(distinct case when anonymous then id else account_id end) as backers,
           min(paid_at) filter (where so_far >= s.goal_yuan * 100) as reached_at
    from (select *, sum(amount_minor) over (order by paid_at, id) as so_far
          from pledges where project_id = pg_temp.sample_id(3, 0, s.no) and state in ('PAID', 'COLLECTED')) as paid) as total
  where p.id = pg_temp.sample_id(3, 0, s.no);

  -- The books of it all: each pledge was paid through the sandbox; FAILED projects gave it back, SUCCEEDED ones collected it.
  insert into payments (id, provider, merchant_reference, purpose_id, subject_id, currency, amount_minor, state,
                        created_at, expires_at, ended_at, next_query_at)
  select g.id, 'sandbox', replace(g.id::text, '-', ''), g.id, g.project_id, 'CNY', g.amount_minor, 'SUCCEEDED',
         g.created_at, g.created_at + interval '15 minutes', g.paid_at, g.paid_at
  from pledges g where g.idempotency_key like 'sample-%';

  -- The provider knows them too, where it is there.
  if to_regclass('sandbox_payments') is not null then
    insert into sandbox_payments (reference, currency, amount_minor, state, expires_at, created_at, paid_at)
    select p.merchant_reference, p.currency, p.amount_minor, 'SUCCEEDED', p.expires_at, p.created_at, g.paid_at
    from payments p join pledges g on g.id = p.purpose_id where g.idempotency_key like 'sample-%';
    insert into sandbox_refunds (reference, payment, amount_minor, state, created_at)
    select p.merchant_reference, p.merchant_reference, p.amount_minor, 'SUCCEEDED', g.refunded_at
    from payments p join pledges g on g.id = p.purpose_id where g.idempotency_key like 'sample-%' and g.refunded_at is not null;
  end if;

  insert into refunds (id, payment_id, merchant_reference, currency, amount_minor, state, reason, attempts, next_attempt_at, created_at, done_at)
  select p.id, p.id, p.merchant_reference, p.currency, p.amount_minor, 'DONE', 'PROJECT_FAILED', 1, g.refunded_at, g.refunded_at, g.refunded_at
  from payments p join pledges g on g.id = p.purpose_id where g.idempotency_key like 'sample-%' and g.refunded_at is not null;

  with movements as (
    select 'PAYMENT_RECEIVED' as kind, 'PAYMENT' as cause_type, g.id as cause_id, g.paid_at as occurred_at,
           'PROVIDER_CLEARING' as debit, 'PROJECT_ESCROW' as credit, g.project_id, g.amount_minor
    from pledges g where g.idempotency_key like 'sample-%'
    union all
    select back.kind, 'REFUND', g.id, g.refunded_at, back.debit, back.credit, g.project_id, g.amount_minor
    from pledges g, (values ('REFUND_STARTED', 'PROJECT_ESCROW', 'REFUNDS_IN_TRANSIT'),
                            ('REFUND_COMPLETED', 'REFUNDS_IN_TRANSIT', 'PROVIDER_CLEARING')) as back (kind, debit, credit)
    where g.idempotency_key like 'sample-%' and g.refunded_at is not null
    union all
    select 'PROJECT_COLLECTED', 'PROJECT', g.project_id, max(g.collected_at), 'PROJECT_ESCROW', 'PROJECT_PAYABLE', g.project_id, sum(g.amount_minor)
    from pledges g where g.idempotency_key like 'sample-%' and g.collected_at is not null group by g.project_id
  ), booked as (
    insert into journal_transactions (id, kind, cause_type, cause_id, occurred_at)
    select uuidv7(), kind, cause_type, cause_id, occurred_at from movements
    returning id, kind, cause_id
  )
  insert into journal_entries (transaction_id, account_code, subject_id, currency, amount_minor)
  select b.id, side.account, m.project_id, 'CNY', side.amount_minor
  from booked b
  join movements m on m.kind = b.kind and m.cause_id = b.cause_id,
  lateral (values (m.debit, m.amount_minor), (m.credit, -m.amount_minor)) as side (account, amount_minor);

  -- Whoever edits this file learns here what no longer fits.
  select string_agg(s.no || ' ' || rule.text, '; ' order by s.no) into wrong
  from sample_projects s
  join projects p on p.id = pg_temp.sample_id(3, 0, s.no),
  lateral (select count(*) as pledges, min(amount_minor) as least, min(created_at) as first_at, max(paid_at) as last_at
           from pledges where project_id = p.id) as paid,
  lateral (select sum(amount_minor) as minor from budget_lines where project_id = p.id) as budget,
  lateral (select count(*) as pieces, coalesce(max(number), 0) as last, max(published_at) as last_at from updates where project_id = p.id) as news,
  lateral (values
    ('does not have what the facts say was raised', p.raised_minor is distinct from case when s.state = 'FAILED' then 0 else s.paid_minor end),
    ('has another state than its sum earns', s.state = 'SUCCEEDED' and p.raised_minor < p.goal_minor
                                                or s.state = 'FAILED' and s.paid_minor >= p.goal_minor),
    ('reached its goal without a time, or the reverse', (p.raised_minor >= p.goal_minor) <> (p.reached_goal_at is not null)),
    ('took longer than 18 days', s.no = 1 and paid.last_at > p.launched_at + interval '18 days'),
    ('has no backers or has pledges too small', p.launched_at is not null and (paid.pledges < 20 or paid.least < p.minimum_pledge_minor)),
    ('counts its backers wrongly', p.backer_count <> (
      select count(distinct case when anonymous then id else account_id end) from pledges where project_id = p.id and state in ('PAID', 'COLLECTED'))),
    ('was backed by its own fundraiser', exists (select from pledges where project_id = p.id and account_id = p.fundraiser_id)),
    ('has pledges or updates outside its time', paid.first_at < p.launched_at or paid.last_at >= least(p.ends_at, now()) or news.last_at > now()),
    ('has a budget unlike its goal', case when s.no in (3, 16) then budget.minor is not null else budget.minor is distinct from p.goal_minor end),
    ('names an unknown region', s.region is not null and p.region_code is null),
    ('has gaps in its updates', p.update_count <> news.pieces or news.last <> news.pieces),
    ('has a wrong time of its last update', p.last_update_at is distinct from news.last_at),
    ('has a reward that is claimed or paid wrongly', exists (
      select from rewards r left join pledges g on g.reward_id = r.id and g.state in ('RESERVED', 'PAID', 'COLLECTED') where r.project_id = p.id
      group by r.id having r.claimed <> coalesce(sum(quantity), 0) or bool_or(g.amount_minor < r.price_minor * g.quantity))),
    ('has a backer with more places than allowed', exists (
      select from pledges join rewards r on r.id = reward_id where r.project_id = p.id
      group by r.id, account_id having sum(quantity) > r.limit_per_backer))
  ) as rule (text, broken)
  where rule.broken;

  if wrong is not null then
    raise exception 'samples: project %', wrong;
  end if;

  drop function pg_temp.sample_id;
end
$samples$;
