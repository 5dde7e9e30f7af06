package org.crowdshelf.upload;

import java.util.Map;

/**
 * The result of checking a file.
 *
 * @param file how its keys end, below its name; of a document nothing
 * @param contents what is stored under which end of the key
 * @param width null where it is no picture
 */
record CheckedFile(
    String file, String contentType, Map<String, byte[]> contents, Integer width, Integer height) {}
