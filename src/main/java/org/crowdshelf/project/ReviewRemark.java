package org.crowdshelf.project;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a reviewer remarks; stored in documents as it stands here.
 *
 * @param field what of the project it is about; null: all of it
 */
@RegisterForReflection
public record ReviewRemark(String field, String remark) {}
