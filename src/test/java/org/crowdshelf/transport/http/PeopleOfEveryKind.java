package org.crowdshelf.transport.http;

import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Partnerships;
import org.crowdshelf.support.Person;

/** The sample data, with people of every kind around its live project and its draft. */
final class PeopleOfEveryKind {

  final SampleData world = new SampleData();
  final Person editor = Person.someoneNew();
  final Person partner = Person.someoneNew();
  final Person sponsor = Person.someoneNew();
  final Person restricted = Person.someoneNew();

  PeopleOfEveryKind() {
    UUID organisation = Organisations.key(world.organisation);
    Organisations.join(world.organisation, world.fundraiser, editor, "EDITOR");
    UUID draft = Fixture.key(IdType.PROJECT, world.draft);
    Database.execute(
        "update projects set organisation_id = ? where id in (?, ?)",
        organisation,
        world.liveKey,
        draft);
    String press = Organisations.ownedBy(partner);
    Database.execute(
        "insert into project_partners (project_id, organisation_id, role, position) values (?, ?, 'CO_INITIATOR', 1)",
        world.liveKey,
        Organisations.key(press));
    Partnerships.confirm(partner, press, world.live, "CO_INITIATOR", "POST_UPDATES");
    String shop = Organisations.ownedBy(sponsor);
    Database.execute(
        "update rewards set sponsor_id = ? where id = ?",
        Organisations.key(shop),
        Fixture.key(IdType.REWARD, world.reward));
    Partnerships.confirm(sponsor, shop, world.live, "REWARD_SPONSOR", "SHIP_REWARDS");
    Database.execute(
        """
        insert into account_restrictions (account_id, act, reason, restricted_by, restricted_at)
        select ?, act, 'We look into it', ?, now()
          from unnest(array['COMMENT', 'MESSAGE', 'SUBMIT', 'PLEDGE', 'FOLLOW']) act""",
        Fixture.key(IdType.ACCOUNT, restricted.accountId()),
        Fixture.key(IdType.ACCOUNT, Person.ADMIN.accountId()));
  }
}
