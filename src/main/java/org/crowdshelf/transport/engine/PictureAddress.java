package org.crowdshelf.transport.engine;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.LightDataFetcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.text.OwnPictures;

/**
 * Reads a field with the address of a picture, in the width that the client asks for.
 *
 * @param stored reads the address as it is stored
 */
record PictureAddress(PlainFetcher stored) implements LightDataFetcher<Object> {

  /** The fields that have the argument, by type. */
  static final Map<String, List<String>> FIELDS =
      Map.of(
          "Media", List.of("url"),
          "PressMention", List.of("screenshotUrl"),
          "Project", List.of("coverUrl"),
          "Reward", List.of("imageUrl"),
          "Account", List.of("avatarUrl"),
          "Organisation", List.of("logoUrl"),
          "Upload", List.of("url"));

  private static final String WIDTH = "width";

  /** The field with the argument. */
  static GraphQLFieldDefinition widened(GraphQLFieldDefinition field) {
    return field.transform(
        builder ->
            builder.argument(
                GraphQLArgument.newArgument()
                    .name(WIDTH)
                    .type(GraphQLTypeReference.typeRef("Int"))
                    .description(
                        "Pixels, from 1. A picture of this site's store is kept 320, 800 and 1,600 wide: the smallest of them that is no narrower than this, or the largest. Left out: as it was stored. Addresses elsewhere stay as they are.")));
  }

  /** Returns the fetcher for these arguments; empty where they are wrong. */
  Optional<PlainFetcher> at(Map<String, Object> arguments) {
    Integer width = (Integer) arguments.get(WIDTH);
    if (width == null) {
      return Optional.of(stored);
    }
    return width < 1
        ? Optional.empty()
        : Optional.of(
            (parent, locale) -> OwnPictures.atWidth((String) stored.read(parent, locale), width));
  }

  @Override
  public Object get(DataFetchingEnvironment environment) {
    return at(environment.getArguments())
        .orElseThrow(() -> Refusal.badInput("WIDTH", WIDTH, Map.of()))
        .read(environment.getSource(), environment.getLocale());
  }

  @Override
  public Object get(
      GraphQLFieldDefinition field, Object parent, Supplier<DataFetchingEnvironment> environment) {
    return get(environment.get());
  }
}
