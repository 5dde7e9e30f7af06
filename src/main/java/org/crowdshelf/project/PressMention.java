package org.crowdshelf.project;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where the press wrote about it.
 *
 * @param screenshotUrl a picture of it, for when the address is gone
 */
@RegisterForReflection
public record PressMention(String outlet, String url, String screenshotUrl) {}
