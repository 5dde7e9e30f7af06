/**
 * The ways in which the service says no.
 *
 * <table>
 * <caption>Kinds within a use case</caption>
 * <tr><th>Kind</th><th>Meaning</th><th>What a client gets</th></tr>
 * <tr><td>{@link org.crowdshelf.shared.error.Rejection}</td>
 *   <td>A value: the person can put this right in a form. A use case returns all of them at once in
 *   {@link org.crowdshelf.shared.error.Outcome.Rejected}, and nothing is changed.</td>
 *   <td>A {@link org.crowdshelf.shared.error.UserError} in the payload, with HTTP 200</td></tr>
 * <tr><td>{@link org.crowdshelf.shared.error.Refusal}</td>
 *   <td>An exception: the person can do nothing about it in a form (not signed in, not allowed, not
 *   found, an argument out of range). It ends the operation and its transaction.</td>
 *   <td>A top-level error with {@code extensions.code}</td></tr>
 * <tr><td>any other exception</td><td>A fault of the service or of what it depends on</td>
 *   <td>A top-level error: INTERNAL with a correlation id, UNAVAILABLE or TIMEOUT</td></tr>
 * </table>
 *
 * <p>Codes stand in enums. {@link org.crowdshelf.shared.error.InputError} has the codes of single
 * values that every feature takes, a feature's {@code XError} has its own; both are codes of
 * rejections. {@link org.crowdshelf.shared.error.ErrorCode} has the codes of top-level errors.
 * {@link org.crowdshelf.shared.error.Checks} collects the rejections of an input. {@code transport}
 * refuses requests and documents before any use case runs; decision 0016 describes its kinds.
 *
 * <p>Every code has a text in each bundle of {@code messages}; {@code src/docs/error-codes.md}
 * lists them all.
 */
package org.crowdshelf.shared.error;
