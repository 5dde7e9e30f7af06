package org.crowdshelf.shared.outbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as listeners get it. It is delivered at least once, so listeners recognise a repetition
 * by its id.
 *
 * @param type the event record's name, e.g. UpdatePosted
 * @param subjectId the key of the object that changed
 */
public record OutboxEvent(
    UUID id, String type, UUID subjectId, JsonObject payload, Instant occurredAt) {}
