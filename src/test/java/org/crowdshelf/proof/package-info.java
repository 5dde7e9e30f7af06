/**
 * The service's guarantees about money and places, tested on several processes of the packaged
 * service and a real database. Each test fails where the guarantee that it is about is taken out.
 */
package org.crowdshelf.proof;
