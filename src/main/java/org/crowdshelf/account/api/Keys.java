package org.crowdshelf.account.api;

import java.util.UUID;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** The keys of ids that clients send; NOT_FOUND where one is malformed or of another type. */
final class Keys {

  private Keys() {}

  static UUID organisation(String id) {
    return Ids.decode(IdType.ORGANISATION, id).orElseThrow(Refusal::notFound);
  }

  static UUID account(String id) {
    return Ids.decode(IdType.ACCOUNT, id).orElseThrow(Refusal::notFound);
  }
}
