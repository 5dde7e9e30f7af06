package org.crowdshelf.account;

import java.util.List;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.input.FieldCheck;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.WebAddress;

/**
 * The one list of the fields that the people of an organisation write: a field that is not here is
 * not stored. Errors are reported in this order.
 */
public final class OrganisationField {

  public static final Field<OrganisationDraft, String> NAME =
      Field.<OrganisationDraft, String>of(
              "name",
              (checks, name, values) -> checks.line(name, OrganisationRules.MAX_NAME, "name"),
              draft -> draft.name,
              (draft, name) -> draft.name = name)
          .required()
          .storedAs(Text::stripped);

  public static final Field<OrganisationDraft, OrganisationKind> KIND =
      Field.<OrganisationDraft, OrganisationKind>of(
              "kind", FieldCheck.none(), draft -> draft.kind, (draft, kind) -> draft.kind = kind)
          .required();

  public static final Field<OrganisationDraft, String> WEBSITE =
      Field.<OrganisationDraft, String>of(
              "website",
              (checks, website, values) -> checks.address(website, "website"),
              draft -> draft.website,
              (draft, website) -> draft.website = website)
          .storedAs(WebAddress::stored);

  public static final Field<OrganisationDraft, String> CREDIT_CODE =
      Field.<OrganisationDraft, String>of(
              "creditCode",
              (checks, code, values) -> {
                if (CreditCode.parse(code).isEmpty()) {
                  checks.add(Rejection.of(OrganisationError.BAD_CREDIT_CODE, "creditCode"));
                }
              },
              draft -> draft.creditCode,
              (draft, code) -> draft.creditCode = code)
          .storedAs(code -> code == null ? null : CreditCode.parse(code).orElseThrow().value());

  /** Markdown; an empty text clears it. */
  public static final Field<OrganisationDraft, String> DESCRIPTION =
      Field.<OrganisationDraft, String>of(
              "description",
              (checks, text, values) ->
                  checks.markdown(
                      text.isEmpty() ? null : text,
                      OrganisationRules.MAX_DESCRIPTION,
                      "description"),
              draft -> draft.description,
              (draft, text) -> draft.description = text)
          .storedAs(text -> Text.isBlank(text) ? null : text);

  public static final Field<OrganisationDraft, String> LOGO_URL =
      Field.<OrganisationDraft, String>of(
              "logoUrl",
              (checks, address, values) -> checks.picture(address, "logoUrl"),
              draft -> draft.logoUrl,
              (draft, address) -> draft.logoUrl = address)
          .storedAs(WebAddress::stored);

  /** All fields, as {@code registerOrganisation} takes them. */
  public static final List<Field<OrganisationDraft, ?>> ALL =
      List.of(NAME, KIND, WEBSITE, CREDIT_CODE);

  /** The fields that {@code updateOrganisation} takes. */
  public static final List<Field<OrganisationDraft, ?>> CHANGEABLE =
      List.of(NAME, WEBSITE, CREDIT_CODE, DESCRIPTION, LOGO_URL);

  /**
   * The fields that a reviewer checks. A refused organisation that sends one of them is reviewed
   * again.
   */
  static final List<Field<OrganisationDraft, ?>> REVIEWED = List.of(NAME, WEBSITE, CREDIT_CODE);

  private OrganisationField() {}
}
