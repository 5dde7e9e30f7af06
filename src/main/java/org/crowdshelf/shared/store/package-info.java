/**
 * The object store: files under keys, over the S3 protocol with signature version 4, as Amazon S3,
 * MinIO, Ceph, OSS and COS speak it. Files under {@code public/} are read by everyone at the
 * store's public address; all others only by addresses that this package signs for some minutes.
 * Clients send and fetch files there themselves, so no file goes through the API.
 *
 * <p>Every request is signed in its query, those of the service too, so there is one way to sign.
 */
package org.crowdshelf.shared.store;
