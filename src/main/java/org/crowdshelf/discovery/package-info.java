/**
 * How people find projects: lists, their filters and orders. Reads only; may import every feature
 * but {@code settlement}.
 */
package org.crowdshelf.discovery;
