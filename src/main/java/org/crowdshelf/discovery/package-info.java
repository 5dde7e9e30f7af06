/**
 * Lists of projects, their filters and orders, search, and statistics. It reads with {@code Reads},
 * and may import every feature of a lower rank; it writes, with {@code Upkeep}, which words are
 * common. Documents are made by the functions of {@code R__discovery_search_functions.sql}.
 */
package org.crowdshelf.discovery;
