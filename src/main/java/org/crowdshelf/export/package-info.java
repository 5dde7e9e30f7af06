/**
 * Files that people ask for: addresses, pledges and the ledger of a project, and one's own data.
 * They are made in the background, kept for a while and downloaded once by each address that is
 * given out. Called by nobody.
 *
 * <p>May import {@code privacy}, {@code pledge}, {@code partner}, {@code project}, {@code account}
 * and {@code shared}; the tables of other features it reads by SQL. A file is made in one
 * transaction that holds the export's row: a crash undoes it, and the next replica begins again.
 * Rows come from a cursor and go into {@link org.crowdshelf.export.ExportFiles} in pieces, so
 * memory does not grow with the file. Commands use {@code Writes}, queries {@code Reads}.
 */
package org.crowdshelf.export;
