/** The languages of the service and the bundles with its texts. Depends on no other package. */
package org.crowdshelf.shared.language;
