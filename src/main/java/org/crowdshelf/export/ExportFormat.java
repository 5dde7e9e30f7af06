package org.crowdshelf.export;

import org.eclipse.microprofile.graphql.Description;

/** The format of a file. */
@Description("How a file is written.")
public enum ExportFormat {
  @Description(
      "For spreadsheets: UTF-8 with a byte order mark, so that Excel reads Chinese. A cell that a spreadsheet could take for a formula begins with an apostrophe.")
  CSV("csv", "text/csv; charset=utf-8"),
  @Description("For programs: UTF-8, a list with an object for each row")
  JSON("json", "application/json; charset=utf-8");

  private final String extension;
  private final String contentType;

  ExportFormat(String extension, String contentType) {
    this.extension = extension;
    this.contentType = contentType;
  }

  /** The end of a file's name. */
  public String extension() {
    return extension;
  }

  /** The media type. */
  public String contentType() {
    return contentType;
  }
}
