package org.crowdshelf.pledge.api;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.pledge.PledgeState;

/**
 * Conditions on the pledges of a project; null does not restrict.
 *
 * @param words patterns of SQL, in small letters; name and message fit each of them
 */
record PledgeConditions(List<UUID> rewards, List<PledgeState> states, List<String> words) {

  static final PledgeConditions NONE = new PledgeConditions(null, null, null);
}
