/**
 * Administrative divisions of China (GB/T 2260): province, prefecture, county. Imports {@code
 * shared} alone.
 */
package org.crowdshelf.region;
