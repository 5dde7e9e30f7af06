/**
 * How people find projects: lists, their filters and orders, search, and statistics. It only reads,
 * with {@code Reads}, and may import every feature of a lower rank. The statements of a search call
 * the functions of {@code R__discovery_search_functions.sql}.
 */
package org.crowdshelf.discovery;
