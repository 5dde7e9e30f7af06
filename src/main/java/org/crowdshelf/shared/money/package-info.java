/** Amounts and currencies: whole minor units, never a binary fraction. */
package org.crowdshelf.shared.money;
