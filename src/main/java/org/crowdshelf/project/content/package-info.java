/**
 * The values that people write into a project and about it: budget, library, story, media, press,
 * partners, and the remarks of a review. They know neither its row nor its state.
 */
package org.crowdshelf.project.content;
