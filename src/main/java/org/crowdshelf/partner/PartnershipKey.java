package org.crowdshelf.partner;

import java.util.UUID;
import org.crowdshelf.project.content.PartnerRole;

/** A project, the organisation that it names, and as what. */
public record PartnershipKey(UUID project, UUID organisation, PartnerRole role) {}
