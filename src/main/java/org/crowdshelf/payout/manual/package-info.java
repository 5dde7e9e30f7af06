/** Bank transfers that admins make by hand at the site's bank. */
package org.crowdshelf.payout.manual;
