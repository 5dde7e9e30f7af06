package org.crowdshelf.account;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** The primary key of memberships and invitations. */
@RegisterForReflection
record MemberKey(UUID organisationId, UUID accountId) {}
