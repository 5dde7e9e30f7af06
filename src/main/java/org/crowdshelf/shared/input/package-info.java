/**
 * The fields that clients write: each {@link org.crowdshelf.shared.input.Field} says once what it
 * is called and how it is checked, read and stored; {@link org.crowdshelf.shared.input.FieldValues}
 * holds what a request sent or what is stored.
 */
package org.crowdshelf.shared.input;
