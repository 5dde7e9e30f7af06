/**
 * One's own data: what somebody agreed to, everything that is kept about them, and erasing them.
 *
 * <p>May import {@code account}, {@code project}, {@code payment} and {@code shared}; the tables of
 * other features it reads by SQL, so that exports can use it. {@link
 * org.crowdshelf.privacy.PersonalData} names every column that refers to an account and what
 * becomes of it; the function {@code erase_account} does it, for the service and for operators.
 * Commands use {@code Writes}, queries {@code Reads}.
 */
package org.crowdshelf.privacy;
