package org.crowdshelf.reward;

import static org.crowdshelf.shared.input.FieldCheck.none;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.project.ProjectError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.text.Text;
import org.crowdshelf.shared.text.WebAddress;

/**
 * The one list of the fields of a reward that a project's own people write: a field that is not
 * here is not written. Errors are reported in this order. {@link RewardRules} checks what depends
 * on the project or on the day.
 */
public final class RewardField {

  private static final List<Field<OfferedReward, ?>> LIST = new ArrayList<>();

  public static final Field<OfferedReward, RewardKind> KIND =
      add(
          Field.<OfferedReward, RewardKind>of(
                  "kind",
                  none(),
                  offered -> offered.reward().kind,
                  (offered, kind) -> offered.reward().kind = kind)
              .required());

  public static final Field<OfferedReward, String> TITLE =
      add(
          Field.<OfferedReward, String>of(
                  "title",
                  (checks, title, draft) -> checks.line(title, RewardRules.MAX_TITLE, "title"),
                  offered -> offered.reward().title,
                  (offered, title) -> offered.reward().title = title)
              .required()
              .storedAs(Text::stripped));

  /** Markdown, stored as written. */
  public static final Field<OfferedReward, String> DESCRIPTION =
      add(
          Field.<OfferedReward, String>of(
                  "description",
                  (checks, text, draft) ->
                      checks.markdown(text, RewardRules.MAX_DESCRIPTION, "description"),
                  offered -> offered.reward().description,
                  (offered, text) -> offered.reward().description = text)
              .required());

  public static final Field<OfferedReward, MoneyInput> PRICE =
      add(
          Field.<OfferedReward, MoneyInput>of(
                  "price",
                  none(),
                  OfferedReward::price,
                  (offered, price) -> offered.reward().priceMinor = price.amountMinor())
              .required());

  /** The number of places; null for no limit. */
  public static final Field<OfferedReward, Integer> LIMIT =
      add(
          Field.of(
              "limit",
              (checks, limit, draft) -> checks.range(limit, 1, Integer.MAX_VALUE, "limit"),
              offered -> offered.reward().limitCount,
              (offered, limit) -> offered.reward().limitCount = limit));

  /** The most places that one backer may take; null for no limit of its own. */
  public static final Field<OfferedReward, Integer> LIMIT_PER_BACKER =
      add(
          Field.of(
              "limitPerBacker",
              (checks, limit, draft) ->
                  checks.range(
                      limit, 1, RewardRules.places(draft.get(RewardField.LIMIT)), "limitPerBacker"),
              offered -> offered.reward().limitPerBacker,
              (offered, limit) -> offered.reward().limitPerBacker = limit));

  public static final Field<OfferedReward, Boolean> NEEDS_ADDRESS =
      add(
          Field.<OfferedReward, Boolean>of(
                  "needsAddress",
                  none(),
                  offered -> offered.reward().needsAddress,
                  (offered, needs) -> offered.reward().needsAddress = needs)
              .storedAs(Boolean.TRUE::equals));

  public static final Field<OfferedReward, LocalDate> ESTIMATED_DELIVERY =
      add(
          Field.of(
              "estimatedDelivery",
              none(),
              offered -> offered.reward().estimatedDelivery,
              (offered, day) -> offered.reward().estimatedDelivery = day));

  /** The price elsewhere. */
  public static final Field<OfferedReward, MoneyInput> FACE_VALUE =
      add(
          Field.of(
              "faceValue",
              none(),
              OfferedReward::faceValue,
              (offered, value) ->
                  offered.reward().faceValueMinor = value == null ? null : value.amountMinor()));

  /** The organisation that gives it; {@link AddReward} checks that it exists. */
  public static final Field<OfferedReward, UUID> SPONSOR =
      add(
          Field.of(
              "sponsor",
              none(),
              offered -> offered.reward().sponsorId,
              (offered, organisation) -> offered.reward().sponsorId = organisation));

  /** The address of a picture of it. */
  public static final Field<OfferedReward, String> IMAGE_URL =
      add(
          Field.<OfferedReward, String>of(
                  "imageUrl",
                  (checks, address, draft) -> checks.picture(address, "imageUrl"),
                  offered -> offered.reward().imageUrl,
                  (offered, address) -> offered.reward().imageUrl = address)
              .storedAs(WebAddress::stored));

  /** All fields, as {@code addReward} takes them. */
  public static final List<Field<OfferedReward, ?>> ALL = Collections.unmodifiableList(LIST);

  /** The fields that {@code updateReward} takes, in the order of {@link #ALL}. */
  public static final List<Field<OfferedReward, ?>> CHANGEABLE =
      List.of(KIND, TITLE, DESCRIPTION, PRICE, LIMIT, NEEDS_ADDRESS, ESTIMATED_DELIVERY, IMAGE_URL);

  /** The fields that cannot change once the project was live, with the rejection of each. */
  static final Map<Field<OfferedReward, ?>, Rejection> FROZEN_ONCE_LIVE =
      Map.of(
          KIND, Rejection.of(RewardError.KIND_FROZEN, "kind"),
          PRICE, Rejection.of(RewardError.PRICE_FROZEN, "price"),
          NEEDS_ADDRESS,
              Rejection.of(ProjectError.FROZEN, Map.of("field", "needsAddress"), "needsAddress"));

  /** The fields that cannot change while places are claimed. */
  static final Set<Field<OfferedReward, ?>> FROZEN_ONCE_CLAIMED = Set.of(TITLE, DESCRIPTION);

  /** The fields that cannot be cleared while places are claimed. */
  static final Set<Field<OfferedReward, ?>> KEPT_ONCE_CLAIMED = Set.of(ESTIMATED_DELIVERY);

  private RewardField() {}

  private static <T> Field<OfferedReward, T> add(Field<OfferedReward, T> field) {
    LIST.add(field);
    return field;
  }
}
