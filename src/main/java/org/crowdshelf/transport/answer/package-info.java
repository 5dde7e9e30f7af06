/** HTTP answers: media type, JSON and status code. */
package org.crowdshelf.transport.answer;
