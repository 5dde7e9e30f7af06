/**
 * Money that was paid out and spent: declared with receipts by a project's own people, looked at by
 * reviewers, and taken back by another row where it is wrong.
 *
 * <p>May import {@code payout}, {@code update}, {@code upload} and lower ranks. Commands lock the
 * project's row first, as whoever asks for a tranche does, then files; so what is shown of a budget
 * line never exceeds what was paid out for it. Unique indexes keep an invoice and a file to one
 * spending of the site. Commands use {@code Writes}, queries {@code Reads}.
 */
package org.crowdshelf.spending;
