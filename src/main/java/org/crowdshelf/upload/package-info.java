/**
 * Files that people bring in: announced here, sent to the object store by the client itself, looked
 * at, and then used by other features.
 *
 * <p>May import {@code account} and {@code shared}. Rows change by conditional statements with
 * {@code Writes}, so that of two replicas one checks a file; queries use {@code Reads}. What is
 * checked is pure: {@link org.crowdshelf.upload.PictureCheck} takes a file and answers pictures.
 */
package org.crowdshelf.upload;
