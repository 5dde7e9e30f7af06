/**
 * The money that the lines of a budget have once it is there: surpluses that its people allot,
 * lines that are cut, and money that moves from one line to another. Each change is made while the
 * project's row is locked, and changes the tranches that nobody has asked for in the same
 * transaction, so that all tranches always add up to what the lines have.
 *
 * <p>May import {@code payout}, {@code project}, {@code account} and {@code shared}. Commands use
 * {@code Writes}, queries {@code Reads}.
 */
package org.crowdshelf.allotment;
