package org.crowdshelf.shared.store;

/** The metadata that the store has of a file. */
public record StoredFile(long bytes, String contentType) {}
