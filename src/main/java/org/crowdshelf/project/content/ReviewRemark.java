package org.crowdshelf.project.content;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A reviewer's remark; stored in documents with these names.
 *
 * @param field the field of the project that it is about; null: the project as a whole
 */
@RegisterForReflection
public record ReviewRemark(String field, String remark) {}
