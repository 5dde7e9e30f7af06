/** Interfaces of a project's draft that higher features implement and {@code project} calls. */
package org.crowdshelf.project.port;
