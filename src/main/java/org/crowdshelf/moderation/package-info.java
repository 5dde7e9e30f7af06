/**
 * Acts of reviewers and admins on what others own: pauses, restrictions, reports and what is
 * decided on them. Nobody decides about their own.
 *
 * <p>May import {@code project}, {@code upload} for documents that prove a report, {@code account}
 * and {@code shared}. What others must not do is checked where they would do it, so {@code project}
 * has its pauses and {@code account} its restrictions; this package says who may order them and
 * keeps a record that nobody can change. Commands use {@code Writes}, because many report one thing
 * at once; queries use {@code Reads}.
 */
package org.crowdshelf.moderation;
