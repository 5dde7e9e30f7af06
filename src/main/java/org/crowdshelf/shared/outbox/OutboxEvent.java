package org.crowdshelf.shared.outbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, as listeners get it: at least once, so they bear a repetition, known by
 * its id.
 *
 * @param type the event record's name, e.g. UpdatePosted
 * @param subjectId what it happened to
 */
public record OutboxEvent(
    UUID id, String type, UUID subjectId, JsonObject payload, Instant occurredAt) {}
