package org.crowdshelf.project;

import java.util.UUID;

/** An organisation and what it does for a project, as a client writes it. */
public record PartnerChoice(UUID organisation, PartnerRole role) {}
