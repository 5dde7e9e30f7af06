package org.crowdshelf.account;

import java.util.UUID;

/** The primary key of memberships and invitations. */
record MemberKey(UUID organisationId, UUID accountId) {}
