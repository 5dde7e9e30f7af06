/**
 * One's own data: what somebody agreed to, everything that is kept about them, and erasing them.
 *
 * <p>May import all lower ranks, because each of them keeps something about people. {@link
 * org.crowdshelf.privacy.PersonalData} names every column that refers to an account and what
 * becomes of it; the function {@code erase_account} does it, for the service and for operators.
 * Commands use {@code Writes}, queries {@code Reads}.
 */
package org.crowdshelf.privacy;
