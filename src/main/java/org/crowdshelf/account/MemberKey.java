package org.crowdshelf.account;

import java.util.UUID;

/** Who, in which organisation: the key of a membership and of an invitation. */
record MemberKey(UUID organisationId, UUID accountId) {}
