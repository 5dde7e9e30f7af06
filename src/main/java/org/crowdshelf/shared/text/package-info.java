/**
 * Rules for texts and web addresses that people write, as pure functions whose work is linear in
 * the text. Depends on no other package.
 */
package org.crowdshelf.shared.text;
