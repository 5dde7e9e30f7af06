package org.crowdshelf.project.content;

import java.util.UUID;

/**
 * An organisation and what it does for a project, as a client writes it.
 *
 * @param organisation null for an id that is malformed, which is reported like an unknown one
 */
public record PartnerChoice(UUID organisation, PartnerRole role) {}
