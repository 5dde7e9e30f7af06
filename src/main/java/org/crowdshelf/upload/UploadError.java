package org.crowdshelf.upload;

/** The rejections of this feature that its users can correct. */
public enum UploadError {
  /** Files of this type cannot be used for this purpose. */
  TYPE_NOT_ALLOWED,
  /** A file has at most {max} MB. */
  TOO_LARGE,
  /** An account announces at most {max} files in 24 hours. */
  TOO_MANY_UPLOADS,
  /** Not 64 hexadecimal digits. */
  BAD_SHA256,
  /** A file of the purpose IMAGE, which everyone can see, where only some people may. */
  NOT_A_DOCUMENT,
  /** A file of the purpose DOCUMENT, which only some people can see, where everyone may. */
  NOT_A_PICTURE,
  /** It has not come, was not looked at yet, or was rejected. */
  UPLOAD_NOT_READY,
  /** The site has no store, or it cannot be reached now. */
  STORE_AWAY
}
