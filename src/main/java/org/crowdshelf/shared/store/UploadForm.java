package org.crowdshelf.shared.store;

import java.util.Map;

/**
 * Where and how a client sends one file.
 *
 * @param headers of a PUT: what is sent with it; of a form none
 * @param fields of a form: what is sent before the file, in this order; of a PUT none
 */
public record UploadForm(String url, Map<String, String> headers, Map<String, String> fields) {}
