/**
 * Administrative divisions of China (GB/T 2260): province, prefecture, county. It only reads, with
 * {@code Reads}, and imports {@code shared} alone.
 */
package org.crowdshelf.region;
