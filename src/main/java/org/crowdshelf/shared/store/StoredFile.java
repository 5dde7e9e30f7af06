package org.crowdshelf.shared.store;

/** What the store says of a file. */
public record StoredFile(long bytes, String contentType) {}
