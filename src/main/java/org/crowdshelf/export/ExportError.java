package org.crowdshelf.export;

/** The rejections of this feature. */
public enum ExportError {
  /** The file would have no row. */
  NOTHING_TO_EXPORT,
  /** The file that the account asked for last is still being made. */
  EXPORT_RUNNING,
  /** The file would have more than {max} rows. */
  TOO_MANY_ROWS
}
