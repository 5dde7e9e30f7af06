/**
 * What is asked for: a project's story, budget and library, its review and its state. May import
 * {@code region}, {@code account} and {@code shared}.
 */
package org.crowdshelf.project;
